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
      var entry = cue.entry
      var tokens = token..<cue.end
      // Sources claim that: no possessor, so the noun is a verb.
      if entry.isGenitive, entry.side == .before, passage.lexicon.nounsShareForms, !hasPossessor(token),
        !isLightNoun(token), let verb = passage.cue(at: token, before: token + 1)
      {
        entry = verb.entry
        tokens = token..<verb.end
      }
      token = tokens.upperBound
      if entry.kind == .none { continue }
      if case .verb(let verbClass) = entry.kind {
        if passage.has(tokens.lowerBound, .participle) { continue }
        if isNoun(tokens, entry) || isName(tokens, entry) { continue }
        if verbClass == .thought, passage.has(tokens.lowerBound, .preposition) { continue }
      }
      let isConverb = passage.has(tokens.lowerBound, .converb) && !isFollowedByFinite(tokens)
      found.append(Cue(tokens: tokens, entry: entry, isConverb: isConverb))
    }
    return found.filter { !isNegated($0) }
  }

  private func hasPossessor(_ token: Int) -> Bool {
    if passage.has(token - 1, .possessive) { return true }
    guard let pronoun = passage.pronoun(token - 1) else { return false }
    return pronoun.isGenitive || passage.has(token - 1, .determiner) && !pronoun.isNominative
      || pronoun.gender == .feminine && pronoun.isOblique
  }

  /// Made the suggestion that: the noun is what was made.
  private func isLightNoun(_ token: Int) -> Bool {
    passage.has(token - 1, .determiner) && passage.has(token - 2, .lightVerb) || passage.has(token - 1, .lightVerb)
  }

  /// Judge Halloran, State Duma: a capital where no sentence begins.
  private func isName(_ tokens: Range<Int>, _ entry: CueEntry) -> Bool {
    let token = tokens.lowerBound
    guard passage.has(token, .capitalised), tokens.count == 1, entry.isWeak || passage.has(token, .startsRole) else {
      return false
    }
    return !NounPhraseReader(passage: passage).startsSentence(token) || passage.has(token + 1, .capitalised)
  }

  private func isFollowedByFinite(_ tokens: Range<Int>) -> Bool {
    passage.has(tokens.lowerBound - 1, .auxiliary)
  }

  /// A form that is a noun as well, with a noun's neighbours: the report, of state, his claims.
  func isNoun(_ tokens: Range<Int>, _ entry: CueEntry) -> Bool {
    let before = passage[tokens.lowerBound - 1]
    guard passage.lexicon.nounsShareForms else { return false }
    if before.has(.possessive) { return true }
    if before.has(.determiner), !before.has(.relative), passage.pronoun(tokens.lowerBound - 1)?.isNominative != true {
      return true
    }
    if let pronoun = passage.pronoun(tokens.lowerBound - 1), pronoun.isGenitive, !pronoun.isNominative,
      !pronoun.isOblique
    {
      return !passage.has(tokens.lowerBound, .converb)
    }
    if before.has(.preposition), !before.has([.infinitiveSign, .adverb, .conjunction]),
      !passage.has(tokens.lowerBound, .converb)
    {
      return true
    }
    if entry.isNounLike, !passage.has(tokens.lowerBound, [.finite, .converb]) {
      // The government’s only hope: the adverb is no verb's.
      if before.has(.adverb), passage.has(tokens.lowerBound - 2, [.possessive, .determiner]),
        passage.pronoun(tokens.lowerBound - 2)?.isNominative != true
      {
        return true
      }
      let isAfterSubject =
        passage.pronoun(tokens.lowerBound - 1)?.isNominative == true && !before.has(.determiner)
        || before.has(.capitalised) && !passage.has(tokens.lowerBound, .capitalised)
        || before.has([.auxiliary, .adverb, .relative]) || isBehindAdverbAside(tokens.lowerBound)
        || passage.role(endingAt: tokens.lowerBound, after: tokens.lowerBound - 4).map {
          [.person, .body, .outlet, .group, .unnamed].contains($0.role.kind)
        } ?? false || isVerbOfPlural(tokens)
      let isAfterArticle = before.has(.capitalised) && passage.has(tokens.lowerBound - 2, .determiner)
      if !isAfterSubject || isAfterArticle { return true }
    }
    if passage.isInnerHyphen(tokens.lowerBound - 1) || passage.isInnerHyphen(tokens.upperBound) { return true }
    return false
  }

  /// Farmers fear the, miners claim that: a plural stands before few nouns, and no noun before an article.
  private func isVerbOfPlural(_ tokens: Range<Int>) -> Bool {
    let before = passage[tokens.lowerBound - 1]
    return before.has(.plural) && before.has(.word) && !before.has(Traits.function)
      && !passage.has(tokens.lowerBound, .plural) && !passage.has(tokens.lowerBound - 2, .agent)
      && (passage.has(tokens.upperBound, [.complementizer, .determiner])
        || passage.pronoun(tokens.upperBound)?.isNominative == true)
  }

  /// Omarov, meanwhile, hopes.
  private func isBehindAdverbAside(_ token: Int) -> Bool {
    passage.has(token - 1, .comma) && passage.has(token - 2, .adverb) && passage.has(token - 3, .comma)
      && passage.has(token - 4, .capitalised)
  }

  /// Declined, did not, never: nothing was said.
  private func isNegated(_ cue: Cue) -> Bool {
    guard cue.verbClass != .negative else { return false }
    var place = cue.tokens.lowerBound - 1
    var steps = 0
    while place >= passage.tokens.lowerBound, !passage.startsParagraph(place + 1), steps < 3 {
      let facts = passage[place]
      if facts.has(.negation), !facts.has(.determiner) { return true }
      // Can see, might argue: nobody has said it.
      if facts.has(.modal) { return true }
      guard facts.has([.auxiliary, .adverb, .particle]) else { return false }
      place -= 1
      steps += 1
    }
    // The negation of a verb that stands last follows it.
    return passage.lexicon.isVerbLast && passage.has(cue.tokens.upperBound, .negation)
  }
}
