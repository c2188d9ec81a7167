import Fixtures
import Testing

@testable import QuoteIndex

struct HitGroupWordsTests {
  @Test(arguments: [UInt64(1), 2]) func `the words of a plain text are those of its characters`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a", "Z", "7", "ж", "Қ", "ё", " ", "-", "—", "…", "«", "»", "’", "'", ".", "é", "e\u{301}", "\n", "ۆ", "҂",
    ]
    var plain = 0
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
        .joined()
      guard let words = HitGroup.plainWords(text) else { continue }
      plain += 1
      #expect(words == HitGroup.words(text), "seed \(seed): \(text)")
    }
    #expect(plain > 200)
  }
}
