import Fixtures
import Testing

@testable import daiek

struct SubstringSearchTests {
  @Test(arguments: [UInt64(1), 2]) func `a text is found in another as characters are compared`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["a", "b", "й", "и", "\u{306}", "é", "e", "\u{301}", " ", "-", "қ", "\u{200D}", "\r", "\n", "—"]
    for _ in 0..<4_000 {
      func text(_ most: Int) -> String {
        (0..<Int.random(in: 0...most, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined()
      }
      let (whole, part) = (text(8), text(2))
      let found = SubstringSearch.contains(whole, part)
      #expect(found == whole.contains(part), "seed \(seed): \(whole.debugDescription) \(part.debugDescription)")
    }
  }
}
