import Fixtures
import Testing

@testable import daiek

struct SubstringSearchTests {
  /// Whether the characters of a text hold those of another, side by side.
  private func holds(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text), Array(part))
    return part.isEmpty
      || text.indices.contains { start in
        start + part.count <= text.count && Array(text[start..<start + part.count]) == part
      }
  }

  @Test(arguments: [UInt64(1), 2]) func `a text is found in another as characters are compared`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["a", "b", "й", "и", "\u{306}", "é", "e", "\u{301}", " ", "-", "қ", "\u{200D}", "\r", "\n", "—"]
    for _ in 0..<2_000 {
      func text(_ most: Int) -> String {
        (0..<Int.random(in: 0...most, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined()
      }
      let (whole, part) = (text(8), text(2))
      if SubstringSearch.contains(whole, part) != holds(whole, part) {
        Issue.record("seed \(seed): \(part.debugDescription) in \(whole.debugDescription)")
      }
    }
  }
}
