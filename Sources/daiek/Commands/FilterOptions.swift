import QuoteIndex

/// `--lang`, `--source`, `--from`, `--to`, `--kind`.
enum FilterOptions {
  static func filters(_ arguments: Arguments) throws(CommandFailure) -> Filters {
    var filters = Filters(language: arguments[.lang], source: arguments[.source], kind: try arguments.choice(.kind))
    if arguments.has(.from) || arguments.has(.to) {
      let first = try day(.from, arguments)?.lowerBound ?? 0
      let last = try day(.to, arguments)?.upperBound ?? 9999_12_31
      guard first <= last else { throw .usage(.dateOrder) }
      filters.days = first...last
    }
    return filters
  }

  private static func day(_ option: Option, _ arguments: Arguments) throws(CommandFailure) -> ClosedRange<Int>? {
    guard let text = arguments[option] else { return nil }
    guard !text.contains(".."), let range = DateRange(text) else {
      throw .usage(.badDate(option: "--\(option.rawValue)", found: text))
    }
    return range.days
  }
}
