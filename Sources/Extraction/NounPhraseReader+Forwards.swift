// Noun phrases that begin at a place.
extension NounPhraseReader {
  /// The phrase that begins at or soon after `start`, with what is joined to it. None goes beyond `end`.
  func phrases(beginningAt start: Int, to end: Int) -> [NounPhrase] {
    let start = addressee(at: start, before: end)?.tokens.upperBound ?? start
    guard let first = phrase(beginningAt: start, to: end) else { return [] }
    var all = [first]
    while let last = all.last, last.anchor != .pronoun, all.count < 4 {
      let after = last.tokens.upperBound
      guard after + 1 < end, unit(after) == .joiner, isNameOrRole(after + 1),
        let next = phrase(beginningAt: after + 1, to: end),
        next.tokens.lowerBound == after + 1
      else { break }
      all.append(next)
    }
    return all
  }

  func isNameOrRole(_ token: Int) -> Bool {
    switch unit(token) {
    case .name, .role: true
    case .determiner: passage.pronoun(token) == nil
    default: false
    }
  }

  func phrase(beginningAt start: Int, to end: Int) -> NounPhrase? {
    var place = start
    var fallback: NounPhrase?
    while place < end {
      let facts = passage[place]
      if let pronoun = passage.pronoun(place), !facts.has(.relative) {
        if facts.has(.determiner), passage.has(place + 1, .link), passage.lexicon.hasArticles {
          return extent(from: place, to: end)
        }
        if pronoun.isNominative || pronoun.isGenitive && !facts.has(.determiner), pronoun.person != 2,
          !(facts.has(.determiner) && isNounLike(place + 1))
        {
          return NounPhrase(tokens: place..<(place + 1), anchor: .pronoun, pronoun: pronoun)
        }
        if facts.has(.determiner) || pronoun.isGenitive { return extent(from: place, to: end) }
        place += 1
        continue
      }
      if facts.has([.adverb, .time]) || facts.has(.particle) && !facts.has([.preposition, .link]), !isNounLike(place) {
        place += 1; continue
      }
      switch unit(place) {
      case .name, .role, .number, .common:
        if !passage.lexicon.hasArticles, isOblique(place), start != place || !facts.has(.capitalised) {
          place += 1
          continue
        }
        guard passage.lexicon.isVerbLast, let base = extent(from: place, to: end) else {
          return extent(from: place, to: end)
        }
        if let longer = throughGenitives(base, to: end) { return longer }
        guard isAddressee(base, before: end) else { return base }
        if fallback == nil { fallback = base }
        place = base.tokens.upperBound
      case .determiner:
        if facts.has(.determiner), passage.lexicon.hasArticles { return extent(from: place, to: end) }
        return extent(from: place, to: end)
      case .none where facts.has(.quotationMark):
        guard let close = closing(place, before: end) else { return fallback }
        if fallback == nil { fallback = NounPhrase(tokens: place..<(close + 1), anchor: .name) }
        place = close + 1
      case .none where facts.has(.auxiliary) && place == start && !passage.lexicon.hasArticles:
        place += 1
      case .none where facts.has(.postposition) && place > start && passage.lexicon.isVerbLast:
        // Ойыннан кейін капитан: when it was said goes before who said it.
        place += 1
      case .link, .none:
        guard facts.has([.preposition, .link]), !passage.lexicon.hasArticles else { return fallback }
        // A prepositional phrase before the subject: сказал в интервью X министр Y.
        var after = place + 1
        while after < end, isModifier(after) { after += 1 }
        guard after < end, passage.isWord(after) || passage.has(after, .quotationMark) else { return fallback }
        let object = after
        after = max(after + 1, passage.role(at: object, before: end)?.end ?? 0)
        while after < end, unit(after) == .glue || (unit(after) == .common && !isFirstRole(after)) { after += 1 }
        if after < end, unit(after) == .name, after + 1 < end,
          [.common, .role].contains(unit(after + 1)) || isModifier(after + 1)
        {
          after += 1
        }
        if fallback == nil, facts.has(.link) { fallback = extent(from: object, to: end) }
        place = after
      case .glue, .joiner, .possessor: return fallback
      }
    }
    return fallback
  }

  func isFirstRole(_ token: Int) -> Bool {
    passage.role(at: token, before: passage.tokens.upperBound)?.role.isFirstForm ?? false
  }

  /// No subject: an oblique case by its ending, or by the role's form.
  func isOblique(_ token: Int) -> Bool {
    if let role = passage.role(at: token, before: passage.tokens.upperBound) {
      if role.role.isFirstForm || role.role.isNominative && passage.lexicon.isVerbLast { return false }
      return passage.has(token, .oblique) || passage.has(role.end - 1, .oblique)
    }
    if passage.has(token, .capitalised), !passage.lexicon.isVerbLast { return false }
    return passage.has(token, .oblique)
  }

  /// How far a phrase goes that begins at `start`.
  func extent(from start: Int, to end: Int) -> NounPhrase? {
    var place = start
    var sawName = false
    var sawCommon = false
    reading: while place < end {
      switch unit(place) {
      case .name:
        // Омаров BBC арнасына: behind a person's name letters are another's.
        if passage.lexicon.isVerbLast, sawName, place > start, passage.has(place, .allCapitals),
          !passage.has(place - 1, .allCapitals), passage.isWord(place - 1), !passage[place].isInitial
        {
          break reading
        }
        if passage.lexicon.isVerbLast, place > start, isOfAnother(place, after: start, end) { break reading }
        sawName = true
        place += 1
      case .number where sawName && passage.lexicon.isVerbLast && !passage.isInnerHyphen(place - 1): break reading
      case .glue, .number: place += 1
      case .role:
        let role = passage.role(at: place, before: end)
        if sawName, !passage.lexicon.isVerbLast, !passage.lexicon.hasArticles { break reading }
        if sawName, passage.lexicon.hasArticles, place > start, passage.has(place - 1, .possessive) == false,
          !sawCommon, !passage.has(start, .determiner)
        {
          break reading
        }
        if sawName, role?.role.kind == .qualifier { break reading }
        if let role, place > start, passage.lexicon.isVerbLast, !role.role.isNominative,
          passage.has(role.end - 1, [.oblique, .genitive]),
          role.end >= end || ![.name, .role].contains(unit(role.end))
        {
          break reading
        }
        // The agency and whom it quotes are two.
        if let role, role.role.kind == .person, place > start,
          let before = passage.role(endingAt: place, after: start - 1), before.role.kind == .outlet
        {
          break reading
        }
        sawCommon = true
        place = min(end, role?.end ?? place + 1)
      case .common where sawName && !sawCommon && isAdjectiveOfName(start, place):
        sawName = false
        sawCommon = true
        place += 1
      case .common:
        if sawName, !(passage.has(place - 1, .possessive)),
          !sawCommon && !passage.has(start, .determiner) || passage.lexicon.isVerbLast || !passage.lexicon.hasArticles
        {
          break reading
        }
        if sawName, unit(place - 1) == .name, !passage.has(place - 1, .possessive),
          !(passage.has(start, .determiner) && passage.lexicon.hasArticles && !passage.has(place, .finite))
        {
          break reading
        }
        if passage.lexicon.hasArticles, place > start + 1,
          passage.has(place, .finite) || unit(place - 1) == .role && passage.has(start, .determiner) && !sawName
        {
          break reading
        }
        if passage.has(place, .adverb) { break reading }
        // Әкім әлеуметтік желідегі парақшасында: behind the nominative nothing more is the speaker's.
        if passage.lexicon.isVerbLast, place > start, let role = passage.role(endingAt: place, after: start - 1),
          role.role.isFirstForm, !leadsToRole(place, end)
        {
          break reading
        }
        sawCommon = true
        place += 1
      case .determiner:
        if place > start, unit(place - 1) != .link, unit(place - 1) != .determiner { break reading }
        place += 1
      case .link:
        guard place > start, place + 1 < end, passage.lexicon.hasArticles || isUnnamed(start..<place) else {
          break reading
        }
        let next = unit(place + 1)
        guard
          next == .determiner || next == .name || next == .common || next == .role || next == .number || next == .link
        else { break reading }
        if sawName, !sawCommon { break reading }
        // To keep is no part of the crew; an ambassador to the port is.
        if passage.has(place, .infinitiveSign), next != .determiner, next != .name { break reading }
        place += 1
      case .none:
        // «…» beside a body is its name.
        if passage.has(place, .quotationMark), place > start, !sawName, let close = closing(place, before: end) {
          place = close + 1
          sawName = true
          continue reading
        }
        if passage.has(place, .relative), sawCommon, !sawName, passage.lexicon.hasArticles, place > start {
          while place < end, !passage.has(place, [.comma, .stop, .semicolon, .quotationMark]) { place += 1 }
        }
        break reading
      case .joiner, .possessor: break reading
      }
    }
    // Чиновник, пожелавший остаться неназванным: the aside is all the name he has.
    if !sawName, !passage.lexicon.hasArticles, place + 1 < end, passage.has(place, .comma),
      passage.has(place + 1, .participle), place > start
    {
      place += 1
      while place < end, !passage.has(place, Traits.marks) { place += 1 }
    }
    while place > start, [.link, .glue].contains(unit(place - 1)),
      !(unit(place - 1) == .glue && passage.has(place - 1, .stop))
    { place -= 1 }
    guard place > start else { return nil }
    return describe(start..<place)
  }

  /// Деді Трамп Батыс Вирджинияда: behind a person a place is where it was said. Кеңесші CNN арнасына: behind a role a
  /// name with a body in another case is whom it was told or where.
  private func isOfAnother(_ token: Int, after start: Int, _ end: Int) -> Bool {
    if let place = passage.mention(at: token), place.tokens.lowerBound == token,
      passage.entities[place.entity].type == .place, let before = passage.mention(at: token - 1),
      passage.entities[before.entity].type == .person
    {
      return true
    }
    var last = token
    while last + 1 < end, unit(last + 1) == .name { last += 1 }
    guard let body = passage.role(at: last + 1, before: end), [.body, .outlet].contains(body.role.kind) else {
      return false
    }
    return !body.role.isNominative && passage.has(body.end - 1, .oblique) && !passage.has(body.end - 1, .genitive)
  }

  /// Plain nouns in no other case, then a role or a name.
  private func leadsToRole(_ start: Int, _ end: Int) -> Bool {
    var place = start
    while place < min(end, start + 4), unit(place) == .common, !passage.has(place, .oblique) { place += 1 }
    return place < end && [.role, .name].contains(unit(place))
  }

  /// Национального бюро: a name that so far is an adjective only, so that its noun follows.
  private func isAdjectiveOfName(_ start: Int, _ end: Int) -> Bool {
    guard !passage.lexicon.hasArticles, !passage.lexicon.isVerbLast, end > start else { return false }
    return (start..<end).allSatisfy {
      passage.has($0, .modifier) && !passage.has($0, [.masculine, .feminine, .givenName])
        && passage.mention(at: $0) == nil
    }
  }

  func closing(_ open: Int, before end: Int) -> Int? {
    var place = open + 1
    while place < min(end, open + 7) {
      if passage.has(place, .quotationMark) { return place > open + 1 ? place : nil }
      place += 1
    }
    return nil
  }

  func isUnnamed(_ tokens: Range<Int>) -> Bool {
    var place = tokens.lowerBound
    while place < tokens.upperBound {
      if let role = passage.role(at: place, before: tokens.upperBound), role.role.kind == .unnamed { return true }
      place += 1
    }
    return false
  }
}
