import Analysis

/// Reads the noun phrases that name speakers: by capitals, roles, determiners and the closed classes around them.
struct NounPhraseReader {
  let passage: Passage

  /// What a token may be inside a noun phrase.
  enum Unit: UInt8 {
    case name = 1
    case role, common, number, determiner, possessor, link, joiner, glue, none
  }

  func unit(_ token: Int) -> Unit {
    if let known = passage.units[token] { return known }
    let unit = decideUnit(token)
    passage.units[token] = unit
    return unit
  }

  func decideUnit(_ token: Int) -> Unit {
    let facts = passage[token]
    if facts.isInitial, passage.has(token + 1, .stop), passage.isJoinedToNext(token) { return .name }
    if facts.has(.wordsNoun), !passage.lexicon.hasArticles { return .none }
    if facts.has([.word, .number]) == false {
      if passage.isInnerHyphen(token) { return .glue }
      if facts.has(.stop), isInitial(token - 1), passage.isJoinedToPrevious(token) { return .glue }
      if facts.has(.apostrophe), passage.isJoinedToPrevious(token) { return .glue }
      return .none
    }
    if facts.has(.time) {
      // The night guard; on Friday.
      let isInside =
        !facts.has(.capitalised) && passage.has(token - 1, .determiner) && !passage.has(token + 1, Traits.function)
        && passage.has(token + 1, .word) && !passage.has(token + 1, [.startsCue, .capitalised])
      return isInside ? .common : .none
    }
    if facts.has(.number) { return .number }
    if facts.has(.joiner) { return .joiner }
    if let pronoun = passage.pronoun(token), facts.has(.determiner) || pronoun.isGenitive {
      return pronoun.isGenitive || facts.has(.determiner) ? .determiner : .none
    }
    if facts.pronoun != 0 { return .none }
    // Алматыдағы дүкенші: of the place, and no name by itself.
    if passage.lexicon.isVerbLast, facts.has(.modifier), facts.has(.capitalised) { return .common }
    let isMidSentenceCapital = facts.has(.capitalised) && !startsSentence(token)
    if isMidSentenceCapital, !facts.has([.determiner, .conjunction, .preposition]) { return .name }
    if facts.has(.link) { return .link }
    if facts.has(.determiner), !facts.has(.relative) { return .determiner }
    if facts.has(.determiner), facts.has(.relative) { return .none }
    if facts.has(Traits.function) {
      return passage.mention(at: token) != nil ? .name : .none
    }
    if facts.has(.startsRole), passage.role(at: token, before: passage.tokens.upperBound) != nil { return .role }
    if facts.has(.capitalised) { return .name }
    if let cue = passage.cue(at: token, before: passage.tokens.upperBound), case .verb = cue.entry.kind {
      return passage.lexicon.nounsShareForms && CueFinder(passage: passage).isNoun(token..<cue.end, cue.entry)
        ? .common : .none
    }
    return .common
  }

  func isInitial(_ token: Int) -> Bool {
    guard passage.has(token, .word), passage.has(token, .capitalised) else { return false }
    let bytes = passage.text.tokens[token].byteRange.count
    return bytes <= 2 || (bytes <= 5 && passage.text.word(token).form.contains("."))
  }

  /// The token begins a sentence, so that its capital says nothing.
  func startsSentence(_ token: Int) -> Bool {
    token == passage.tokens.lowerBound || passage.startsParagraph(token) || passage.endsSentence(token - 1)
      || passage.has(token - 1, [.quotationMark, .colon])
      || passage.isDash(token - 1) && passage.startsParagraph(token - 1)
  }

  // MARK: - Backwards

  /// The phrase that ends before `end`, or its joined phrases in the text's order. None begins before `start`.
  func phrases(endingAt end: Int, from start: Int) -> [NounPhrase] {
    guard end > start, let last = phrase(endingAt: end, from: start) else { return [] }
    let before = last.tokens.lowerBound - 1
    guard last.anchor != .pronoun, before > start, unit(before) == .joiner,
      let first = phrase(endingAt: before, from: start), first.anchor <= .role
    else { return [last] }
    return [withoutQuantifier(first), last]
  }

  /// Both the union and …
  func withoutQuantifier(_ phrase: NounPhrase) -> NounPhrase {
    let start = phrase.tokens.lowerBound
    guard phrase.tokens.count > 2, passage.has(start, .determiner), passage.has(start + 1, .determiner) else {
      return phrase
    }
    return describe((start + 1)..<phrase.tokens.upperBound) ?? phrase
  }

  func phrase(endingAt end: Int, from start: Int) -> NounPhrase? {
    let last = end - 1
    if let pronoun = passage.pronoun(last), pronoun.person != 2, !passage.has(last, .relative) {
      if pronoun.isNominative { return NounPhrase(tokens: last..<end, anchor: .pronoun, pronoun: pronoun) }
    }
    if passage.has(last, .relative) {
      let before = passage.has(last - 1, .comma) ? last - 1 : last
      guard before > start, passage.pronoun(last) != nil || !passage.lexicon.hasArticles,
        let noun = phrase(endingAt: before, from: start)
      else { return nil }
      guard let pronoun = passage.pronoun(last), noun.anchor != .pronoun else { return noun }
      return NounPhrase(
        tokens: last..<end, anchor: .pronoun, role: noun.role, pronoun: pronoun, antecedent: noun.tokens)
    }
    return passage.lexicon.hasArticles
      ? phraseWithArticle(endingAt: end, from: start) : nameWithRole(endingAt: end, from: start)
  }

  /// English: everything back to the determiner or the clause's border.
  func phraseWithArticle(endingAt end: Int, from start: Int) -> NounPhrase? {
    var place = end
    var firstName = -1
    var firstRole = -1
    var sawDeterminer = false
    reading: while place > start {
      let token = place - 1
      switch unit(token) {
      case .name:
        // A common noun before a name is no part of it: shareholders Brenner.
        firstName = token
      case .role:
        // Shareholders Brenner: many are not one.
        if firstName == token + 1, let role = passage.role(at: token, before: place), role.role.kind == .group {
          break reading
        }
        firstRole = token
      case .common:
        if firstName == place || (firstName >= 0 && firstName == token + 1 && firstRole != token + 1) {
          guard isBeforeRole(token, start: start) || passage.has(token, .possessive) else { break reading }
        }
      case .number, .glue: break
      case .determiner:
        sawDeterminer = true
        place = token
        if place - 1 > start, unit(place - 1) == .link, isNounLike(place - 2) || unit(place - 2) == .link {
          place -= 1; continue reading
        }
        if place - 1 >= start, unit(place - 1) == .determiner { continue reading }
        // Seventy-four percent.
        if place - 1 > start, passage.isInnerHyphen(place - 1) { continue reading }
        break reading
      case .link:
        // Six in ten.
        let isShare =
          token - 1 >= start && unit(token - 1) == .determiner && [.number, .determiner].contains(unit(token + 1))
        guard token - 1 >= start, isNounLike(token - 1) || unit(token - 1) == .link || isShare else { break reading }
      case .joiner, .possessor, .none: break reading
      }
      place = token
    }
    while place < end, [.link, .glue].contains(unit(place)) { place += 1 }
    guard place < end else { return nil }
    if !sawDeterminer, place > start, passage.has(place - 1, [.preposition, .auxiliary, .adverb, .particle]),
      !passage.has(place - 1, .conjunction)
    {
      // Words after a preposition are not all of the subject.
      let anchor = max(firstName, firstRole)
      if anchor > place { place = firstName >= 0 && firstRole >= 0 ? min(firstName, firstRole) : anchor }
    }
    return describe(place..<end)
  }

  func isNounLike(_ token: Int) -> Bool {
    switch unit(token) {
    case .name, .role, .common, .number: true
    case .determiner: passage.pronoun(token) != nil
    default: false
    }
  }

  /// A role stands further back in an unbroken row of content words: министр труда Топилин.
  func isBeforeRole(_ token: Int, start: Int) -> Bool {
    var place = token
    var steps = 0
    while place >= start, steps < 7 {
      switch unit(place) {
      case .role: return true
      case .common, .name, .glue: break
      default: return false
      }
      place -= 1
      steps += 1
    }
    return false
  }

  /// Without articles: the name, the role before it with what depends on it, and the adjectives before the role.
  func nameWithRole(endingAt end: Int, from start: Int) -> NounPhrase? {
    var place = end
    while place > start, passage.has(place - 1, .determiner), passage.pronoun(place - 1) == nil { place -= 1 }
    while place > start, [.name, .glue].contains(unit(place - 1)) { place -= 1 }
    var role = -1
    var scan = place
    var steps = 0
    while scan > start, steps < 9 {
      let token = scan - 1
      switch unit(token) {
      case .role: role = token
      case .common, .name, .glue, .number: break
      case .joiner where isNounLike(token - 1) && role < 0: break
      default: steps = 99
      }
      if steps >= 99 { break }
      scan -= 1
      steps += 1
    }
    while role >= 0,
      let longer = (max(start, role - 4)..<role).first(where: {
        passage.role(at: $0, before: end).map { $0.end > role } ?? false
      })
    { role = longer }
    if role >= 0 {
      // In Астане министр …: what stands before the role belongs elsewhere, unless it is an adjective of it.
      place = role
      var adjectives = 0
      while place > start, adjectives < 3, isModifier(place - 1) { place -= 1; adjectives += 1 }
      if place > start, passage.has(place - 1, .preposition), adjectives > 0, !passage.has(place - 1, .link) {
        place = role
      }
    } else if place == end {
      guard unit(end - 1) == .common || unit(end - 1) == .number, !passage.has(end - 1, .oblique) else {
        return bodyAfterPreposition(endingAt: end, from: start)
      }
      place = end - 1
      while place > start, isModifier(place - 1) || unit(place - 1) == .determiner { place -= 1 }
    }
    while place < end, [.glue, .link, .joiner].contains(unit(place)) { place += 1 }
    guard place < end else { return nil }
    // Один из ректоров.
    if place - 2 >= start, passage.has(place - 1, .link), passage.has(place - 2, .determiner) {
      return describe((place - 2)..<end)
    }
    // Источник в правительстве: the role before the preposition carries the phrase.
    if place - 2 >= start, passage.has(place - 1, .link), unit(place - 2) == .role, !passage.has(place - 2, .oblique) {
      var head = place - 2
      if let role = passage.role(endingAt: place - 1, after: start) { head = role.start }
      while head > start, isModifier(head - 1) { head -= 1 }
      return describe(head..<end)
    }
    return describe(place..<end)
  }

  func bodyAfterPreposition(endingAt end: Int, from start: Int) -> NounPhrase? {
    var place = end
    while place > start, [.common, .role, .name, .glue].contains(unit(place - 1)) { place -= 1 }
    guard place < end, place > start, passage.has(place - 1, .link) else { return nil }
    return describe(place..<end)
  }

  func isModifier(_ token: Int) -> Bool {
    guard passage.has(token, .word) else { return false }
    if passage.has(token, .capitalised), !startsSentence(token) { return false }
    if let role = passage.role(at: token, before: passage.tokens.upperBound), role.role.kind == .qualifier {
      return true
    }
    let facts = passage[token]
    return facts.has(.modifier) && !facts.has(Traits.function) && !facts.has(.time) && facts.pronoun == 0
  }

  /// A phrase with what it hangs on.
  func describe(_ tokens: Range<Int>) -> NounPhrase? {
    var role: RoleEntry?
    var hasName = false
    var place = tokens.lowerBound
    while place < tokens.upperBound {
      if let found = passage.role(at: place, before: tokens.upperBound) {
        if found.role.kind != .qualifier, role == nil { role = found.role }
        place = found.end
        continue
      }
      if passage.has(place, .capitalised), !passage.has(place, Traits.function) { hasName = true }
      place += 1
    }
    if tokens.count == 1, let pronoun = passage.pronoun(tokens.lowerBound) {
      return NounPhrase(tokens: tokens, anchor: .pronoun, pronoun: pronoun)
    }
    return NounPhrase(tokens: tokens, anchor: hasName ? .name : role != nil ? .role : .common, role: role)
  }
}
