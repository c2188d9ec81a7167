// Marks around words on show, titles and so-called things: nobody is quoted.
extension PassageReader {
  /// The words on a banner, a title, a so-called thing.
  func isShownText(_ index: Int) -> Bool {
    let span = spans[index]
    if span.isDialogue { return false }
    let start = max(passage.tokens.lowerBound, span.tokens.lowerBound - 6)
    var place = start
    while place < span.tokens.lowerBound {
      if let scare = passage.hasScareWord(at: place, before: span.tokens.lowerBound), scare.isBefore,
        scare.end == span.tokens.lowerBound
      {
        return true
      }
      // A saying is a label, “…, saying” is not.
      let isVerb = passage.lexicon.hasArticles && indexOfCue(at: place).map { cues[$0].isConverb } ?? false
      if passage.has(place, .startsLabel), !passage.lexicon.isVerbLast, span.inner.count <= 12, !isVerb,
        let end = passage.hasLabel(at: place, before: span.tokens.lowerBound), end == span.tokens.lowerBound,
        !passage.has(span.tokens.lowerBound - 1, [.comma, .colon]), !endsWithComma(span) || span.inner.count <= 4,
        passage.has(span.inner.lowerBound, [.capitalised, .number])
          || passage.isSlogan(at: place, before: span.tokens.lowerBound)
      {
        return true
      }
      place += 1
    }
    if passage.lexicon.hasArticles, span.inner.count <= 12, passage.has(place - 1, .comma),
      passage.isSlogan(at: place - 2, before: place - 1), !passage.has(place - 2, .startsCue)
    {
      return true
    }
    // The radio programme, “Morning on the Lake,” is on: a name in apposition.
    if passage.lexicon.hasArticles, span.inner.count <= 6, passage.has(place - 1, .comma),
      passage.has(place - 2, .startsLabel),
      endsWithComma(span), passage.hasLabel(at: place - 2, before: place - 1) == place - 1,
      span.inner.allSatisfy({ !passage.isWord($0) || passage.has($0, .capitalised) || passage.has($0, Traits.function) }
      )
    {
      return true
    }
    let after = span.tokens.upperBound
    if let scare = passage.hasScareWord(at: after, before: passage.tokens.upperBound), !scare.isBefore { return true }
    if passage.lexicon.isVerbLast || passage.lexicon.hasArticles, span.inner.count <= 8,
      passage.hasLabel(at: after, before: passage.tokens.upperBound) != nil,
      passage.lexicon.isVerbLast
        || !endsWithComma(span) && passage.has(span.inner.lowerBound, .capitalised) && !passage.has(after, .startsCue)
    {
      return true
    }
    return false
  }
}
