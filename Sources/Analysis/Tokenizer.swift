/// Cuts text into the tokens of a vocabulary: words, numbers and marks; spaces are none.
///
/// One a thread.
package final class Tokenizer {
  package let vocabulary: Vocabulary
  private let breaker: WordBreaker
  private var segments: [WordBreaker.Segment] = []

  /// - Throws: `AnalysisError` when ICU fails.
  package init(vocabulary: Vocabulary = Vocabulary()) throws(AnalysisError) {
    self.vocabulary = vocabulary
    self.breaker = try WordBreaker()
  }

  /// Appends the tokens of `text[range]`. Linear.
  package func appendTokens(of text: [UInt8], in range: Range<Int>, to tokens: inout [Token]) {
    segments.removeAll(keepingCapacity: true)
    breaker.appendSegments(of: text, in: range, to: &segments)
    vocabulary.appendTokens(of: text, from: range.lowerBound, segments: segments, to: &tokens)
  }

  /// The segments of a text, blanks and marks among them. Linear.
  func segments(of text: [UInt8]) -> [WordBreaker.Segment] {
    segments.removeAll(keepingCapacity: true)
    breaker.appendSegments(of: text, in: 0..<text.count, to: &segments)
    return segments
  }

  /// A text as one paragraph and sentence in no language: for a question, where only the words count. Linear.
  ///
  /// - Parameter unspaced: scripts whose words, when nothing stands between them, are taken for one: a name.
  package func words(of text: [UInt8], unspaced: Set<Script> = []) -> AnalysedText {
    var tokens: [Token] = []
    if let whole = wholeWord(text, in: unspaced) {
      tokens = [whole]
    } else {
      appendTokens(of: text, in: 0..<text.count, to: &tokens)
    }
    if !unspaced.isEmpty { tokens = joining(tokens, in: unspaced, of: text) }
    let sentence = Sentence(
      byteRange: 0..<text.count, tokens: 0..<tokens.count, paragraph: 0, language: .undetermined, pack: nil)
    let paragraph = Paragraph(
      byteRange: 0..<text.count, tokens: 0..<tokens.count, sentences: 0..<1, language: .undetermined, pack: nil)
    return AnalysedText(
      bytes: text, tokens: tokens, sentences: [sentence], paragraphs: [paragraph], vocabulary: vocabulary)
  }

  /// A text of letters of scripts whose words are taken for one is one word, whatever ICU's dictionaries would make of it.
  private func wholeWord(_ text: [UInt8], in unspaced: Set<Script>) -> Token? {
    if unspaced.isEmpty || text.isEmpty { return nil }
    let isWhole = String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
      unspaced.contains(Script(of: $0)) && LetterProperties(of: $0).contains(.letter)
    }
    guard isWhole else { return nil }
    return Token(start: 0, end: text.count, word: vocabulary.identifier(of: text, in: 0..<text.count, kind: .word))
  }

  private func joining(_ tokens: [Token], in unspaced: Set<Script>, of text: [UInt8]) -> [Token] {
    var joined: [Token] = []
    for token in tokens {
      let isUnspaced = unspaced.contains(vocabulary[token.word].script)
      if isUnspaced, let last = joined.last, last.end == token.start, unspaced.contains(vocabulary[last.word].script) {
        let range = Int(last.start)..<Int(token.end)
        joined[joined.count - 1] = Token(
          start: range.lowerBound, end: range.upperBound,
          word: vocabulary.identifier(of: text, in: range, kind: .word))
      } else {
        joined.append(token)
      }
    }
    return joined
  }
}
