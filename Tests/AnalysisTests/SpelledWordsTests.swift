import SeededRandom
import Testing

@testable import Analysis

/// Terms found by the bytes of the words, beside analysing every word.
struct SpelledWordsTests {
  private static let pieces = [
    "Tokayev", "tokayev", "TOKAYEV", "Токаев", "ТОКАЕВ", "токаев", "Tокаев", "Тоkaев", "токаёв", "тока́ев",
    "T\u{AD}okayev",
    "Ｔｏｋａｙｅｖ", "توقايەۆ", "ءبىر", "ٴبىر", "托卡耶夫", "Τοκάγιεφ", "O’Brien", "o'brien", "O`Brien", "ﬁn", "fin", "5G",
    "2022",
    "Toqaev", "ülken", "İstanbul", "istanbul", " ", "-", "—", ". ", ", ", "«", "»", "’s", "\u{301}", "\u{200D}", "ы",
    "a", "Ѐ",
  ]

  private static let terms = [
    "tokayev", "токаев", "توقايەۆ", "ٴبىر", "托卡耶夫", "o'brien", "fin", "5g", "2022", "istanbul", "τοκάγιεφ", "ülken",
  ]

  private func naive(_ text: [UInt8], _ terms: [String], _ tokenizer: Tokenizer) -> [(Range<Int>, Int?)] {
    let analysed = tokenizer.words(of: text)
    return analysed.tokens.indices.filter { analysed.word($0).kind != .mark }.map { token in
      let place = analysed.tokens[token]
      return (Int(place.start)..<Int(place.end), terms.firstIndex(of: analysed.word(token).folded))
    }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func `the words of random texts are found as by analysing all`(seed: UInt64)
    throws
  {
    print("seed \(seed)")
    var numbers = RandomNumbers(seed: seed)
    let tokenizer = try Tokenizer()
    for _ in 0..<400 {
      let terms = Self.terms.filter { _ in Int.random(in: 0..<4, using: &numbers) == 0 }
      let text = (0..<Int.random(in: 0..<30, using: &numbers)).map { _ in Self.pieces.randomElement(using: &numbers)! }
        .joined(separator: Bool.random(using: &numbers) ? " " : "")
      let bytes = Array(text.utf8)
      let words = SpelledWords(of: terms, tokenizer: try Tokenizer())
      let found = words.places(in: bytes)
      #expect(words.places(in: bytes).map(\.term) == found.map(\.term), "seed \(seed): «\(text)» once more")
      let expected = naive(bytes, terms, tokenizer)
      if found.map(\.byteRange) != expected.map(\.0) || found.map(\.term) != expected.map(\.1) {
        Issue.record("seed \(seed): \(terms) in «\(text)»: \(found), not \(expected)")
      }
    }
  }

  @Test func `what a character is as a letter is kept as Unicode has it`() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let (kept, properties) = (LetterProperties(of: scalar), scalar.properties)
      #expect(kept.contains(.letter) == properties.isAlphabetic)
      #expect(kept.contains(.upper) == properties.isUppercase)
      #expect(kept.contains(.lower) == properties.isLowercase)
      #expect(kept.contains(.title) == (properties.generalCategory == .titlecaseLetter))
    }
  }

  @Test func `only what is its own term is taken for a plain one`() {
    for form in Self.pieces + Self.terms {
      let bytes = Array("x\(form)y".utf8)
      if TermNormalizer.isPlainTerm(bytes, 1..<bytes.count - 1) { #expect(Word.term(of: form) == form, "\(form)") }
    }
    #expect(TermNormalizer.isPlainTerm(Array("токаев".utf8), 0..<12))
    #expect(!TermNormalizer.isPlainTerm(Array("Tokayev".utf8), 0..<7))
  }
}
