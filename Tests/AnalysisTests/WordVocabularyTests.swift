import Testing

@testable import Analysis

@Suite struct WordVocabularyTests {
  @Test func `forms of every length are numbered in the order they are met, and found again`() {
    let vocabulary = Vocabulary()
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    for length in 1...40 {
      for last in ["a", "b"] {
        let form = Array((String(repeating: "x", count: length - 1) + last).utf8)
        ranges.append(text.count..<(text.count + form.count))
        text += form
      }
    }
    for _ in 0..<2 {
      for (number, range) in ranges.enumerated() {
        #expect(vocabulary.identifier(of: text, in: range, kind: .word).index == Int32(number))
      }
    }
    // Alone, so that no byte after the form may be read.
    for (number, range) in ranges.enumerated() {
      let alone = Array(text[range])
      #expect(vocabulary.identifier(of: alone, in: 0..<alone.count, kind: .word).index == Int32(number))
    }
    #expect(vocabulary.words.map(\.form) == ranges.map { String(decoding: text[$0], as: UTF8.self) })
  }

  @Test func `forms that differ only in zero bytes at their end are two`() {
    let vocabulary = Vocabulary()
    let short = vocabulary.identifier(of: [0x61], in: 0..<1, kind: .word)
    #expect(vocabulary.identifier(of: [0x61, 0], in: 0..<2, kind: .word) != short)
    #expect(vocabulary.identifier(of: [], in: 0..<0, kind: .mark) != short)
  }

  @Test func `tokens by the batch are those one by one, for more forms than the table begins with`() throws {
    var random = WordStress(seed: 7)
    let breaker = try WordBreaker()
    let byBatch = Vocabulary()
    let oneByOne = Vocabulary()
    for _ in 0..<300 {
      let text = random.piece(codePoints: 200)
      var segments: [WordBreaker.Segment] = []
      breaker.appendSegments(of: text, in: 0..<text.count, to: &segments)
      var tokens: [Token] = []
      byBatch.appendTokens(of: text, from: 0, segments: segments, to: &tokens)
      var expected: [Token] = []
      var start = 0
      for segment in segments {
        let isBlank = segment.kind == .none && text.withUnsafeBytes { [start] in Blanks.isBlank($0, start) }
        if !isBlank {
          let word = oneByOne.identifier(of: text, in: start..<segment.end, kind: Word.Kind(segment.kind))
          expected.append(Token(start: start, end: segment.end, word: word))
        }
        start = segment.end
      }
      #expect(tokens == expected)
    }
    #expect(byBatch.words.count > 10_000)
    #expect(byBatch.words.map(\.form) == oneByOne.words.map(\.form))
  }

  @Test func `spaces, controls and formatting characters are no tokens`() throws {
    let breaker = try WordBreaker()
    let text = Array("а\u{A0}б \t—\u{200B}«в»\u{7F}!\n\u{FEFF}".utf8)
    var segments: [WordBreaker.Segment] = []
    breaker.appendSegments(of: text, in: 0..<text.count, to: &segments)
    let vocabulary = Vocabulary()
    var tokens: [Token] = []
    vocabulary.appendTokens(of: text, from: 0, segments: segments, to: &tokens)
    #expect(tokens.map { vocabulary[$0.word].form } == ["а", "б", "—", "«", "в", "»", "!"])
  }

  @Test func `stems and their hashes are found once for all tokens`() throws {
    let vocabulary = Vocabulary()
    let stems = StemmedVocabulary(vocabulary: vocabulary, stemmer: try SnowballStemmer(algorithm: "russian"))
    let text = Array("Президента президентом".utf8)
    let first = vocabulary.identifier(of: text, in: 0..<20, kind: .word)
    let second = vocabulary.identifier(of: text, in: 21..<text.count, kind: .word)
    #expect(stems.stem(of: first) == "президент" && stems.stem(of: second) == "президент")
    var hashes: [UInt64] = []
    stems.appendHashes(
      of: [Token(start: 0, end: 20, word: first), Token(start: 21, end: text.count, word: second)], to: &hashes)
    #expect(hashes == [TermNormalizer.hash("президент"), TermNormalizer.hash("президент")])
  }
}
