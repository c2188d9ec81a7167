import Articles

/// A stretch of days as it is typed: `2022`, `2022-01`, `2022-01-05`, `2022-01..2022-03`, `..2022`, `2022..`.
public struct DateRange: Sendable, Equatable {
  /// The first and last day as numbers (20220302), both included.
  public let days: ClosedRange<Int>

  /// Nil for what is no date, or a range that ends before it begins.
  public init?(_ text: String) {
    let first: Int
    let last: Int
    if let dots = text.firstRange(of: "..") {
      let start = text[..<dots.lowerBound]
      let end = text[dots.upperBound...]
      guard !(start.isEmpty && end.isEmpty) else { return nil }
      guard let from = start.isEmpty ? 0 : Self.bounds(start)?.lowerBound,
        let to = end.isEmpty ? 9999_12_31 : Self.bounds(end)?.upperBound
      else { return nil }
      first = from
      last = to
    } else {
      guard let bounds = Self.bounds(text[...]) else { return nil }
      first = bounds.lowerBound
      last = bounds.upperBound
    }
    guard first <= last else { return nil }
    days = first...last
  }

  /// The days of a year, a month or a day. A month's last day is taken as 31: no day lies between.
  private static func bounds(_ text: Substring) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4 else { return nil }
    let numbers = parts.compactMap { part in part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil }
    guard numbers.count == parts.count else { return nil }
    guard parts.count > 1 else { return numbers[0] * 10000 + 101...numbers[0] * 10000 + 1231 }
    guard parts[1].count <= 2, (1...12).contains(numbers[1]) else { return nil }
    let month = numbers[0] * 10000 + numbers[1] * 100
    guard parts.count > 2 else { return month + 1...month + 31 }
    guard parts[2].count <= 2, ArticleDate(year: numbers[0], month: numbers[1], day: numbers[2]) != nil else {
      return nil
    }
    return month + numbers[2]...month + numbers[2]
  }
}
