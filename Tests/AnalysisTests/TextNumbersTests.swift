import SeededRandom
import Testing

@testable import Analysis

/// Tables of texts and of endings, beside Swift's own.
@Suite struct TextNumbersTests {
  private func text(_ generator: inout RandomNumbers) -> String {
    let letters = Array("abё\u{301}\u{0}中")
    return String(
      (0..<Int.random(in: 0...20, using: &generator)).map { _ in letters.randomElement(using: &generator)! })
  }

  @Test(arguments: [UInt64(1), 2]) func `texts have the numbers that a dictionary gives them`(seed: UInt64) {
    var generator = RandomNumbers(seed: seed)
    var numbers = TextNumbers()
    var expected: [ExactText: Int] = [:]
    for _ in 0..<20_000 {
      let text = text(&generator)
      if numbers.find(text) != expected[ExactText(text)] || numbers.find(Array(text.utf8)) != expected[ExactText(text)]
      {
        Issue.record("seed \(seed): \(text.debugDescription)")
      }
      let isKnown = expected[ExactText(text)] != nil
      let number = expected[ExactText(text)] ?? expected.count
      expected[ExactText(text)] = number
      let given =
        Bool.random(using: &generator) ? numbers.number(of: text) : numbers.number(of: Array(text.utf8))
      if given.index != number || given.isNew == isKnown {
        Issue.record("seed \(seed): \(text.debugDescription): \(given)")
      }
    }
    #expect(numbers.count == expected.count)
  }

  @Test func `spellings that Unicode holds to be the same are two`() {
    var numbers = TextNumbers()
    let given = ["й", "и\u{306}", "", "й"].map { numbers.number(of: $0) }
    #expect(given.map(\.index) == [0, 1, 2, 0])
    #expect(given.map(\.isNew) == [true, true, true, false])
    #expect(numbers.contains("") && !numbers.contains("и"))
  }

  @Test(arguments: [UInt64(1), 2]) func `a word has the endings that it ends with`(seed: UInt64) {
    var generator = RandomNumbers(seed: seed)
    let letters = Array("abё")
    func text(_ most: Int) -> [UInt8] {
      Array(
        String((0..<Int.random(in: 0...most, using: &generator)).map { _ in letters.randomElement(using: &generator)! })
          .utf8)
    }
    let texts = (0..<60).map { _ in text(4) }
    let endings = ByteEndings(texts)
    for _ in 0..<2_000 {
      let word = text(6)
      var found: [[Int]] = []
      word.withUnsafeBufferPointer { endings.forEach(endingOf: $0) { found.append([$0, $1]) } }
      let expected = texts.indices.filter {
        !texts[$0].isEmpty && word.suffix(texts[$0].count).elementsEqual(texts[$0])
      }
      if found != expected.map({ [$0, texts[$0].count] }) { Issue.record("seed \(seed): \(word): \(found)") }
    }
  }
}
