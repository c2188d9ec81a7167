import CICU

/// Cuts a paragraph into sentences: ICU's rules with CLDR's abbreviations, mended by the language pack.
///
/// One a thread: the iterator keeps its place.
package final class SentenceBreaker {
  private let breaker: OpaquePointer
  private let rules: SentenceRules

  /// A breaker for a pack's language.
  ///
  /// - Throws: `AnalysisError` when ICU has none, or the pack's `abbreviations.tsv` is broken.
  package init(pack: LanguagePack) throws(AnalysisError) {
    let locale = "\(pack.language.language)@ss=standard"
    guard let breaker = cicu_breaker_open(CICU_BREAK_SENTENCE, locale) else {
      throw .icu(what: "a sentence iterator for \(locale)")
    }
    self.breaker = breaker
    self.rules = try SentenceRules(pack: pack)
  }

  deinit { cicu_breaker_close(breaker) }

  /// The ends of the sentences of `text[range]`, as byte offsets into `text`, the last being the range's end. A sentence
  /// takes the spaces after it. Linear.
  package func ends(of text: [UInt8], in range: Range<Int>) -> [Int] {
    guard !range.isEmpty else { return [] }
    var ends: [Int] = []
    text.withUnsafeBufferPointer { buffer in
      guard cicu_breaker_set_text(breaker, buffer.baseAddress! + range.lowerBound, Int64(range.count)) else { return }
      var status: Int32 = 0
      while true {
        let end = cicu_breaker_next(breaker, &status)
        if end < 0 { break }
        let place = range.lowerBound + Int(end)
        if place == range.upperBound || rules.endsSentence(text, at: place, in: range) { ends.append(place) }
      }
    }
    if ends.last != range.upperBound { ends.append(range.upperBound) }
    return ends
  }
}
