/// A calendar day: the day that an article says it was published.
package struct ArticleDate: Hashable, Sendable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// A day of the years 1 to 9999 that the Gregorian calendar has; otherwise nil.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day at the start of an ISO 8601 text: `2022-03-02`, `2022-03-02T10:15:00+06:00`, `20220302`; otherwise nil.
  package init?(_ text: some StringProtocol) {
    let digits = text.utf8.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "-") }
    let parts = digits.split(separator: UInt8(ascii: "-"))
    func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    if parts.count == 3, parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 {
      self.init(year: number(parts[0]), month: number(parts[1]), day: number(parts[2]))
    } else if parts.count == 1, parts[0].count == 8 {
      let all = Array(parts[0])
      self.init(year: number(all[0..<4]), month: number(all[4..<6]), day: number(all[6..<8]))
    } else {
      return nil
    }
  }

  /// So many days after 1 January 1970; nil beyond the year 9999.
  ///
  /// By the count of days from 1 March of year 0, so that the leap day ends a year.
  package init?(daysSince1970 days: Int) {
    guard (-719_162...2_932_896).contains(days) else { return nil }
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// 20220302 for 2 March 2022: in order of time, so it serves as a column.
  package var number: Int { year * 10000 + month * 100 + day }

  package static func < (left: ArticleDate, right: ArticleDate) -> Bool { left.number < right.number }
}

extension ArticleDate: CustomStringConvertible {
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
