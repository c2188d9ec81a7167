import CICU

/// Dates as a language writes them.
///
/// One a thread.
package final class DateText {
  private let language: String
  /// Those that were needed, by ICU's skeleton.
  private var formats: [String: OpaquePointer] = [:]

  package init(language: String) { self.language = language }

  deinit {
    for format in formats.values { cicu_date_format_close(format) }
  }

  private func format(_ skeleton: String) -> OpaquePointer? {
    if let format = formats[skeleton] { return format }
    let format = cicu_date_format_open(language, skeleton)
    formats[skeleton] = format
    return format
  }

  /// `2022-03-02`, `2022-03` or `2022` in words; anything else as it is.
  package func text(_ date: String) -> String {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return date }
    let (year, month, day) = (parts[0]!, parts.count > 1 ? parts[1]! : 1, parts.count > 2 ? parts[2]! : 1)
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return date }
    // A year alone is the same in every language, and needs no word beside it.
    if parts.count == 1 { return String(year) }
    guard let format = format(parts.count == 3 ? "yMMMMd" : "yMMMM") else { return date }
    var capacity = 128
    while true {
      var needed: Int64 = 0
      let text = String(unsafeUninitializedCapacity: capacity) { buffer in
        needed = cicu_date_format(format, year, month, day, buffer.baseAddress!, Int64(capacity))
        return needed >= 0 && needed <= capacity ? Int(needed) : 0
      }
      if needed < 0 { return date }
      if needed <= capacity { return text }
      capacity = Int(needed)
    }
  }
}
