/// Finds the cues in the author's own words.
struct CueFinder {
  let passage: Passage

  /// The cues of some tokens, in order; what only looks like one is not among them. Linear.
  func cues(in range: Range<Int>) -> [Cue] {
    var found: [Cue] = []
    var token = range.lowerBound
    while token < range.upperBound {
      guard let cue = passage.cue(at: token, before: range.upperBound) else {
        token += 1
        continue
      }
      let tokens = token..<cue.end
      token = cue.end
      if cue.entry.kind == .none { continue }
      if case .verb = cue.entry.kind, isNoun(tokens, cue.entry) { continue }
      let isConverb = passage.has(tokens.lowerBound, .converb) && !isFollowedByFinite(tokens)
      found.append(Cue(tokens: tokens, entry: cue.entry, isConverb: isConverb))
    }
    return found.filter { !isNegated($0, in: range) }
  }

  private func isFollowedByFinite(_ tokens: Range<Int>) -> Bool {
    passage.has(tokens.lowerBound - 1, .auxiliary)
  }

  /// A form that is a noun as well, with a noun's neighbours: the report, of state, his claims.
  private func isNoun(_ tokens: Range<Int>, _ entry: CueEntry) -> Bool {
    let before = passage[tokens.lowerBound - 1]
    guard passage.lexicon.nounsShareForms else { return false }
    if before.has(.possessive) { return true }
    if before.has(.determiner), !before.has(.relative), passage.pronoun(tokens.lowerBound - 1)?.isNominative != true {
      return true
    }
    if let pronoun = passage.pronoun(tokens.lowerBound - 1), pronoun.isGenitive, !pronoun.isNominative, !pronoun.isOblique {
      return !passage.has(tokens.lowerBound, .converb)
    }
    if before.has(.preposition), !before.has([.infinitiveSign, .adverb]), !passage.has(tokens.lowerBound, .converb) {
      return true
    }
    if passage.isInnerHyphen(tokens.lowerBound - 1) || passage.isInnerHyphen(tokens.upperBound) { return true }
    return false
  }

  /// Declined, did not, never: nothing was said.
  private func isNegated(_ cue: Cue, in range: Range<Int>) -> Bool {
    guard cue.verbClass != .negative else { return false }
    var place = cue.tokens.lowerBound - 1
    var steps = 0
    while place >= range.lowerBound, steps < 3 {
      let facts = passage[place]
      if facts.has(.negation), !facts.has(.determiner) { return true }
      guard facts.has([.auxiliary, .adverb, .particle]) else { return false }
      place -= 1
      steps += 1
    }
    // The negation of a verb that stands last follows it.
    return passage.lexicon.isVerbLast && passage.has(cue.tokens.upperBound, .negation)
  }
}
