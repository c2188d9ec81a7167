import QuoteIndex
import Testing

/// Questions with a mistake, and where it is.
struct QueryErrorTests {
  static let golden: [(query: String, column: Int, says: String)] = [
    ("", 1, "expected something"), ("   ", 4, "expected something"), ("AND a", 1, "before AND"),
    ("a AND", 6, "after AND"),
    ("a OR", 5, "after OR"), ("OR a", 1, "expected a word"), ("a OR OR b", 6, "after OR"),
    ("a AND AND b", 7, "after AND"),
    ("a AND OR b", 7, "after AND"), ("a OR AND b", 6, "after OR"), ("a NOT", 6, "after NOT"),
    ("a NOT OR b", 7, "after NOT"),
    ("(a OR)", 6, "after OR"), ("(a AND)", 7, "after AND"), ("a (NOT)", 7, "after NOT"), ("(a", 1, "has no «)»"),
    ("a (b (c)", 3, "has no «)»"), ("a)", 2, "without its «(»"), ("()", 2, "between the brackets"),
    ("\"a b", 1, "not closed"), ("қарыз «теңге", 7, "not closed"), ("\"..\"", 1, "expected words"),
    ("a*b", 1, "one «*»"),
    ("ab **", 4, "one «*»"), ("=ab*", 1, "one «*»"), ("=", 1, "after «=»"), ("*", 1, "one «*»"),
    ("ab~3", 1, "~1 or ~2"),
    ("ab~x", 1, "~1 or ~2"), ("~1", 1, "before «~»"), ("a ...", 3, "expected a word"), ("NOT a", 1, "only excludes"),
    ("NOT NOT a", 1, "only excludes"), ("12:30", 1, "no field «12»"), ("a spaeker:b", 3, "no field «spaeker»"),
    ("speaker:", 9, "expected a value"), ("speaker: b", 9, "expected a value"), ("speaker:Tok*", 12, "means nothing"),
    ("date:yesterday", 6, "expected a date"), ("a date:2022-13", 8, "expected a date"),
    ("date:2022-02-30", 6, "expected a date"),
    ("date:2022-03..2022-01", 6, "expected a date"), ("date:..", 6, "expected a date"),
  ]

  @Test(arguments: golden)
  func `a mistake is named with its column`(_ query: String, _ column: Int, _ says: String) {
    do throws(IndexError) {
      _ = try Query(query)
      Issue.record("«\(query)» was accepted")
    } catch {
      guard case .badQuery(let found, let mistake) = error else {
        Issue.record("«\(query)»: \(error)")
        return
      }
      #expect(found == column, "«\(query)»: \(mistake)")
      #expect(mistake.description.contains(says), "«\(query)»: \(mistake)")
    }
  }

  @Test(arguments: [
    "a", "a b", "a OR b", "a AND NOT b", "NOT a b", "(a OR b) c", "a (b OR NOT c)", "\"a b\"", "«a b»", "“a b”",
    "„a b“",
    "NOT\"a b\" c", "pre*", "fuzzy~", "fuzzy~2", "=exact", "speaker:Тоқаев", "speaker:\"Margaret Hodge\"", "SOURCE:x",
    "lang:kk-Latn",
    "date:2022", "date:2022-01..2022-03", "date:..2022", "date:2024-02-29", "title:x", "or and not",
    "ORACLE ANDROID NOTE", "don't",
    "托卡耶夫", "a-b", "U.S.",
  ])
  func `a sound question is accepted`(_ query: String) { #expect(throws: Never.self) { try Query(query) } }

  @Test func `brackets and NOT nest to a bound and no further`() {
    for (open, close) in [("(", ")"), ("NOT ", ""), ("NOT (", ")"), ("a OR (b NOT ", ")")] {
      let deep = String(repeating: open, count: 20_000) + "a" + String(repeating: close, count: 20_000)
      #expect(throws: IndexError.self) { try Query(deep) }
    }
    #expect(throws: Never.self) {
      try Query(String(repeating: "(", count: 60) + "a" + String(repeating: ")", count: 60))
    }
    #expect(throws: Never.self) { try Query(String(repeating: "(a) ", count: 500)) }
    #expect(throws: Never.self) { try Query(String(repeating: "a NOT b ", count: 500)) }
  }

  @Test(arguments: [
    ("2022", 2022_01_01...2022_12_31), ("2022-02", 2022_02_01...2022_02_31), ("2022-2-5", 2022_02_05...2022_02_05),
    ("2022-01..2022-03", 2022_01_01...2022_03_31), ("..2022", 0...2022_12_31),
    ("2022-03-02..", 2022_03_02...9999_12_31),
    ("2022..2022", 2022_01_01...2022_12_31), ("2024-02-29", 2024_02_29...2024_02_29),
  ])
  func `a stretch of days is read`(_ text: String, _ days: ClosedRange<Int>) { #expect(DateRange(text)?.days == days) }

  @Test(arguments: [
    "", "..", "x", "22", "2022-", "2022-00", "2022-13", "2022-1-32", "2022-02-29", "2023-04-31", "2022..2021",
    "2022...2023",
    "2022..2023..2024", "-2022", "２０２２", "2022-01-01-01", "2022-001",
  ])
  func `what is no stretch of days is none`(_ text: String) { #expect(DateRange(text) == nil) }
}
