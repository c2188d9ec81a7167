import CICU
import Testing

@testable import Analysis

@Suite struct WordBreakerTests {
  private let table: WordBreaker
  private let icu: WordBreaker

  init() throws {
    table = try WordBreaker()
    icu = try WordBreaker(byICUAlone: true)
  }

  private func segments(_ bytes: [UInt8], _ breaker: WordBreaker) -> [WordBreaker.Segment] {
    var segments: [WordBreaker.Segment] = []
    breaker.appendSegments(of: bytes, in: 0..<bytes.count, to: &segments)
    return segments
  }

  /// The text with a bar at every boundary inside it.
  private func marked(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let found = segments(bytes, table)
    #expect(found == segments(bytes, icu))
    var start = 0
    return found.map { segment in
      defer { start = segment.end }
      return String(decoding: bytes[start..<segment.end], as: UTF8.self)
    }.joined(separator: "|")
  }

  @Test func `the table was probed from the ICU that is running`() {
    #expect(table.usesTable, "run tools/generate-word-table/run; until then every text goes to ICU")
    #expect(!icu.usesTable)
  }

  @Test func `boundaries and statuses are ICU's on random text that strains the rules`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("random text: seed \(seed)")
    var stress = WordStress(seed: seed)
    var done = 0
    while done < 300_000 {
      let length = [3, 12, 100, 2500][stress.below(4)]
      let bytes = stress.piece(codePoints: length)
      if segments(bytes, table) != segments(bytes, icu) {
        Issue.record("seed \(seed): differs on \(bytes)")
        return
      }
      done += length
    }
  }

  @Test func `every code point alone and between letters and digits breaks as in ICU`() {
    // Planes 3 to 13 are unassigned but for ideographs; 15 and 16 are for private use.
    for plane in [0, 1, 2, 3, 14, 16] {
      var bytes: [UInt8] = []
      for codePoint in (plane << 16)..<((plane + 1) << 16) {
        guard let scalar = Unicode.Scalar(UInt32(codePoint)) else { continue }
        bytes += Array("a\(scalar)a 1\(scalar)1 \(scalar)\n".utf8)
      }
      #expect(segments(bytes, table) == segments(bytes, icu), "plane \(plane)")
    }
  }

  @Test func `a range is cut as if it stood alone, with ends counted from the start of the text`() {
    let bytes = Array("аб вг. де 中文 ж".utf8)
    for start in bytes.indices {
      for end in start...bytes.count {
        var found: [WordBreaker.Segment] = []
        table.appendSegments(of: bytes, in: start..<end, to: &found)
        let alone = segments(Array(bytes[start..<end]), icu)
        #expect(found.map { $0.end - start } == alone.map(\.end) && found.map(\.kind) == alone.map(\.kind))
      }
    }
  }

  @Test func `an empty range has no segment`() {
    #expect(segments([], table).isEmpty)
  }

  @Test func `segments longer than a lap of the loop stay whole`() {
    for filler in ["а", "a", "é", "\u{301}", "'a", ".1", " ", "中", "👍🏽"] {
      let bytes = Array(("x" + String(repeating: filler, count: 5000) + "'").utf8)
      #expect(segments(bytes, table) == segments(bytes, icu), "\(filler)")
    }
  }

  @Test(arguments: [
    // Hyphens part words; that they are one name is seen by their standing together.
    "Касым|-|Жомарт| |Токаев", "из|-|за", "Нью|‑|Йорк", "К|.|-|Ж|.| |Токаев", "А|.| |С|.| |Пушкин",
    "U.S| |т.е|.| |т|.| |е|.",
    // Apostrophes inside a word belong to it, at its edge they do not.
    "O'Brien’s| |book", "об’явление", "'|tis|'", "dogs|’", "Qazaq'stan", "Nazarbaıʼev",
    // Numbers.
    "1,234.56", "3,5|%", "№|7,8", "10|:|30", "2022|–|2023", "1991ж|.", "5G", "А4", "25|-|ға",
    // The net. CLDR makes @ a letter; a colon and a slash part.
    "https|:|/|/|www.akorda.kz|/|kz|?|x|=|1", "press@akorda.kz", "@tokayev_online", "#|Қазақстан", "a_b",
    // Invisible characters and marks belong to the letter before them.
    "пре\u{AD}зидент", "за\u{301}мок", "и\u{306}од", "сөз\u{200D}і", "zero|\u{200B}|width",
    // Signs of Cyrillic are letters.
    "объём", "семья",
    // Kazakh in Arabic script: the high hamza at a word's start is its first letter.
    "ٴبىر| |ٴسوز", "ءبىر", "توقايەۆ|،| |دەدى", "قازاق‌ستان",
    // Scripts of a dictionary, by ICU.
    "习近平|说", "อา|คาร| |a.b", "서울에서| |말했다",
    "👩‍👩‍👧|🇰🇿|🇷🇺|!",
  ])
  func `text is cut at the bars`(expected: String) {
    let text = expected.replacing("|", with: "")
    if text.unicodeScalars.contains(where: { cicu_may_break_by_dictionary($0.value) }) {
      // Where a dictionary cuts is ICU's affair: it is enough that both say the same.
      #expect(marked(text).replacing("|", with: "") == text)
    } else {
      #expect(marked(text) == expected)
    }
  }

  @Test func `every case of Unicode's WordBreakTest that ICU passes is passed`() throws {
    let lines = unicodeCases()
    for (text, expected) in lines where segments(text, icu).map(\.end) == expected {
      #expect(segments(text, table).map(\.end) == expected)
    }
  }

  /// The cases of Debian's unicode-data; none when it is not installed.
  private func unicodeCases() -> [(text: [UInt8], ends: [Int])] {
    guard let content = try? PackTable.read("/usr/share/unicode/auxiliary/WordBreakTest.txt") else { return [] }
    return content.split(separator: 0x0A).compactMap { line in
      var text: [UInt8] = []
      var ends: [Int] = []
      for part in String(decoding: line.prefix { $0 != 0x23 }, as: UTF8.self).split(whereSeparator: {
        $0 == " " || $0 == "\t"
      }) {
        if part == "÷", !text.isEmpty { ends.append(text.count) }
        if let scalar = UInt32(part, radix: 16).flatMap(Unicode.Scalar.init) {
          text += Array(String(Character(scalar)).utf8)
        }
      }
      return text.isEmpty ? nil : (text, ends)
    }
  }
}
