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
    var start = range.lowerBound
    for segment in segments {
      defer { start = segment.end }
      let kind: Word.Kind
      switch segment.kind {
      case .letters, .kana, .ideographs: kind = .word
      case .number: kind = .number
      case .none:
        if Self.isBlank(text, start..<segment.end) { continue }
        kind = .mark
      }
      let word = vocabulary.identifier(of: text, in: start..<segment.end, kind: kind)
      tokens.append(Token(start: start, end: segment.end, word: word))
    }
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

  /// Spaces, controls, and the no-break and zero-width spaces of the press.
  private static func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    if first <= 0x20 || first == 0x7F { return true }
    if first < 0x80 { return false }
    let scalar = String(decoding: bytes[range], as: UTF8.self).unicodeScalars.first!
    return scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .control
  }
}
