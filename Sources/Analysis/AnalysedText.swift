/// One word, number or mark of a text.
package struct Token: Sendable, Equatable {
  package let start: Int32
  package let end: Int32
  package let word: WordID

  package init(start: Int, end: Int, word: WordID) {
    self.start = Int32(start)
    self.end = Int32(end)
    self.word = word
  }

  package var byteRange: Range<Int> { Int(start)..<Int(end) }
}

/// A stretch of text that ends one thought's line: in Daiek's stored text every line is a paragraph.
package struct Paragraph: Sendable, Equatable {
  package let byteRange: Range<Int>
  package let tokens: Range<Int>
  package let sentences: Range<Int>
  package let language: LanguageTag
  /// The index of the language's pack in `LanguagePacks.packs`; nil when the language has none.
  package let pack: Int?
}

package struct Sentence: Sendable, Equatable {
  package let byteRange: Range<Int>
  package let tokens: Range<Int>
  package let paragraph: Int
  /// Its own language, or its paragraph's when it is too short or too mixed to tell.
  package let language: LanguageTag
  /// The index of the language's pack in `LanguagePacks.packs`; nil when the language has none.
  package let pack: Int?
}

/// A text cut into paragraphs, sentences and tokens. All ranges count bytes of `bytes`, or elements of `tokens`.
package struct AnalysedText {
  package let bytes: [UInt8]
  package let tokens: [Token]
  package let sentences: [Sentence]
  package let paragraphs: [Paragraph]
  package let vocabulary: Vocabulary

  package func word(_ token: Int) -> Word { vocabulary[tokens[token].word] }

  /// What is asked of a word most: without its letters.
  package func shape(_ token: Int) -> WordShape { vocabulary.shape(tokens[token].word) }

  package func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// No space stands between a token and the one after it.
  package func isJoinedToNext(_ token: Int) -> Bool {
    token + 1 < tokens.count && tokens[token].end == tokens[token + 1].start
  }

  /// The bytes from the first token of a range to the end of its last; empty for no token.
  package func byteRange(ofTokens range: Range<Int>) -> Range<Int> {
    range.isEmpty ? 0..<0 : Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// The language of a sentence, by its number.
  package func language(of sentence: Int) -> LanguageTag { sentences[sentence].language }

  /// The language that most of the text is in, by bytes.
  package var mainLanguage: LanguageTag {
    var bytes: [LanguageTag: Int] = [:]
    for paragraph in paragraphs { bytes[paragraph.language, default: 0] += paragraph.byteRange.count }
    return bytes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? .undetermined
  }
}
