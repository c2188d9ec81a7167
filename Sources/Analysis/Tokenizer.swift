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

  /// A text as one paragraph and sentence in no language: for a question, where only the words count. Linear.
  package func words(of text: [UInt8]) -> AnalysedText {
    var tokens: [Token] = []
    appendTokens(of: text, in: 0..<text.count, to: &tokens)
    let sentence = Sentence(
      byteRange: 0..<text.count, tokens: 0..<tokens.count, paragraph: 0, language: .undetermined, pack: nil)
    let paragraph = Paragraph(
      byteRange: 0..<text.count, tokens: 0..<tokens.count, sentences: 0..<1, language: .undetermined, pack: nil)
    return AnalysedText(
      bytes: text, tokens: tokens, sentences: [sentence], paragraphs: [paragraph], vocabulary: vocabulary)
  }
}
