import CICU

/// Dates as a language writes them: as its pack says (the keys `date.…` of `messages.tsv`), or else ICU. To open ICU's formats
/// takes longer than many a search.
///
/// One a thread.
package final class DateText {
  private let language: String
  /// The words of the pack; nil for ICU's alone.
  private let messages: Messages?
  /// Those that were needed, by ICU's skeleton.
  private var formats: [String: OpaquePointer] = [:]
  /// Dates that were asked for before.
  private var known: [String: String] = [:]

  package init(language: String, messages: Messages? = nil) {
    self.language = language
    self.messages = messages
  }

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
    if let text = known[date] { return text }
    let text = findText(date)
    known[date] = text
    return text
  }

  private func byMessages(year: Int32, month: Int32, day: Int32?) -> String? {
    guard let messages, let name = messages.ownText("date.\(day == nil ? "month" : "monthOfDay").\(month)") else {
      return nil
    }
    let values = [
      (name: "year", value: MessageArgument.text(String(year))), (name: "month", value: .text(name)),
      (name: "day", value: .text(day.map { String($0) } ?? "")),
    ]
    return messages.ownText(day == nil ? "date.ofMonth" : "date.ofDay", values)
  }

  private func findText(_ date: String) -> String {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return date }
    let (year, month, day) = (parts[0]!, parts.count > 1 ? parts[1]! : 1, parts.count > 2 ? parts[2]! : 1)
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return date }
    // A year alone is the same in every language, and needs no word beside it.
    if parts.count == 1 { return String(year) }
    if let text = byMessages(year: year, month: month, day: parts.count == 3 ? day : nil) { return text }
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
