import Analysis
import SeededRandom
import Testing

/// Words told by bytes, beside folding the text and asking every character.
struct PlainWordsTests {
  private static let pieces = [
    "a", "Z", "7", "ж", "Қ", "ё", "Ё", "Ӏ", "Ԥ", " ", "-", "—", "–", "…", "«", "»", "“", "„", "’", "'", ".", "\u{A0}",
    "`", "é",
    "e\u{301}", "и\u{306}", "\n", "ۆ", "҂", "½", "²", "ѝ", "托",
  ]

  @Test(arguments: [UInt64(1), 2]) func `the words are those of the folded text`(seed: UInt64) {
    print("seed \(seed)")
    var numbers = RandomNumbers(seed: seed)
    var plain = 0
    for round in 0..<4_000 {
      let pieces = round % 2 == 0 ? Self.pieces[...] : Self.pieces[2..<22]
      let text = (0..<Int.random(in: 0..<14, using: &numbers)).map { _ in pieces.randomElement(using: &numbers)! }
        .joined()
      guard let found = PlainWords.joined(Array(text.utf8)) else { continue }
      plain += 1
      let words = Word.term(of: text).split { !$0.isLetter && !$0.isNumber }
      if found.count != words.count || found.text != words.joined(separator: " ") {
        Issue.record("seed \(seed): «\(text)»: \(found)")
      }
    }
    #expect(plain > 1_000)
  }

  @Test func `a broken text is not told by its bytes`() {
    for bytes: [UInt8] in [[0xD0], [0xD0, 0x20], [0xE2, 0x80], [0xFF], [0xC2], [0x61, 0xD0, 0xB0]] {
      #expect(PlainWords.joined(bytes) == nil, "\(bytes)")
    }
  }
}
