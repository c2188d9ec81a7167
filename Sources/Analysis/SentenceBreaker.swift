import CICU

/// Cuts a paragraph into sentences: ICU's boundaries with CLDR's abbreviations, those that ICU does not look for (before
/// a dash or a number, and where the space is missing), all of them judged by `SentenceRules`.
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
  /// takes the spaces after it. Linear, but for the quotations: their number times the stops.
  package func ends(of text: [UInt8], in range: Range<Int>) -> [Int] {
    guard !range.isEmpty else { return [] }
    var ends: [Int] = []
    text.withUnsafeBufferPointer { buffer in
      let boundaries = boundaries(buffer, range)
      let quotations = SentenceQuotations(buffer, in: range)
      var boundary = 0
      var sentence = range.lowerBound
      func take(_ place: Int) {
        ends.append(place)
        sentence = place
      }
      var place = range.lowerBound
      while place < range.upperBound {
        guard let stops = nextStops(buffer, from: place, before: range.upperBound) else { break }
        let closed = SentenceMarks.skipClosers(buffer, from: stops.upperBound, before: range.upperBound)
        let next = SentenceMarks.skipSpaces(buffer, from: closed, before: range.upperBound)
        takeForeign(boundaries, &boundary, before: stops.lowerBound, buffer, take)
        let isICU = boundaries[boundary...].prefix { $0 <= next }.contains(next)
        while boundary < boundaries.count, boundaries[boundary] <= next { boundary += 1 }
        place = max(stops.upperBound, closed)
        if next >= range.upperBound { break }
        // «сумму.Дальше», «сумму."Дальше»: a mark with no space on either side opens, unless one is open already.
        let isUnspaced = next == closed
        let opens = isUnspaced && closed > stops.upperBound && !quotations.contains(stops.lowerBound)
        let candidate = SentenceRules.Candidate(
          place: opens ? stops.upperBound : next, stops: stops, isClosed: closed > stops.upperBound && !opens,
          isUnspaced: isUnspaced, isICU: isICU)
        if rules.ends(buffer, candidate, sentence: sentence, in: range, quotations: quotations) {
          take(candidate.place)
        }
      }
      takeForeign(boundaries, &boundary, before: range.upperBound, buffer, take)
    }
    if ends.last != range.upperBound { ends.append(range.upperBound) }
    return ends
  }

  /// ICU's boundaries before `end`: after the stops of other scripts (؟ ۔ 。), which need no rule of ours.
  private func takeForeign(
    _ boundaries: [Int], _ boundary: inout Int, before end: Int, _ text: UnsafeBufferPointer<UInt8>,
    _ take: (Int) -> Void
  ) {
    while boundary < boundaries.count, boundaries[boundary] <= end {
      if boundaries[boundary] < text.count,
        SentenceMarks.start(text, at: boundaries[boundary], before: text.count) != .lower
      {
        take(boundaries[boundary])
      }
      boundary += 1
    }
  }

  /// The next run of stops.
  private func nextStops(_ text: UnsafeBufferPointer<UInt8>, from place: Int, before end: Int) -> Range<Int>? {
    var start = place
    while start < end {
      var stop = start
      while stop < end, case let length = SentenceMarks.stopLength(text, at: stop, before: end), length > 0 {
        stop += length
      }
      if stop > start { return start..<stop }
      start += 1
    }
    return nil
  }

  private func boundaries(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Int] {
    var boundaries: [Int] = []
    guard cicu_breaker_set_text(breaker, text.baseAddress! + range.lowerBound, Int64(range.count)) else { return [] }
    var status: Int32 = 0
    while case let end = cicu_breaker_next(breaker, &status), end >= 0 {
      boundaries.append(range.lowerBound + Int(end))
    }
    return boundaries
  }
}
