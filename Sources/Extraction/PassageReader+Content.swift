// What is reported behind a verb: where it begins, and by which sign.
extension PassageReader {
  /// What stands behind the verb and is reported.
  func contentBehind(_ cueIndex: Int, _ end: Int) -> Content? {
    let cue = cues[cueIndex]
    let from = cue.tokens.upperBound
    let takes = cue.takes
    guard from < end else { return nil }
    // A complementizer, near and before anything else that reports.
    var place = from
    var sawComma = false
    while place < min(end, from + 24) {
      if let index = span(at: place) {
        // Заявил «РИА Новости», что: the marks hold whom it was told.
        guard isNameLike(spans[index]), !passage.lexicon.hasArticles,
          passage.has(spans[index].tokens.upperBound, .comma)
        else { break }
        if takenBy[index] == -1 { takenBy[index] = -2 }
        place = spans[index].tokens.upperBound
        continue
      }
      let facts = passage[place]
      if facts.has(.comma) {
        // Said Thursday in Buffalo, New York, that: the adverbials have commas of their own.
        if passage.lexicon.hasArticles, place > from, !beginsAdverbial(from) || sawVerb(from, place) { break }
        sawComma = true
        // Спросил, готов ли: the particle is inside.
        if !passage.lexicon.hasArticles, takes.contains(.whether), let inside = insideParticle(place + 1, end) {
          return Content(start: inside, end: contentEnd(place + 1, end, cueIndex), pattern: .whether)
        }
        place += 1
        continue
      }
      if facts.has([.semicolon, .colon]) || passage.isDash(place) { break }
      if place > from, indexOfCue(at: place) != nil, !facts.has(.complementizer) { break }
      if passage.lexicon.hasArticles {
        if facts.has(.complementizer), facts.has(.inside) {
          let reach = cue.entry.hasAddressee ? hasPassiveForm(cue) ? 12 : 4 : 0
          guard takes.contains(.whether), place - from <= reach || beginsAdverbial(from) && place - from <= 4,
            // Was asked by Omarov, who has a boat: the relative clause of the one who asks.
            !(passage.has(place - 1, .comma) && facts.has(.relative) && place - 1 > from)
          else {
            place += 1
            continue
          }
          return Content(start: place, end: contentEnd(place, end, cueIndex), pattern: .whether)
        }
        if facts.has(.complementizer), place == from || cue.entry.hasAddressee || beginsAdverbial(from),
          takes.contains(.that) || takes.contains(.whether), place - from <= (sawComma ? 24 : 14),
          !sawComma || passage.has(place - 1, .comma),
          passage.isWord(place + 1) || passage.has(place + 1, .comma), !isDemonstrative(place),
          place == from || cue.entry.hasAddressee || sawComma || !sawVerb(from, place),
          place == from || !cue.entry.isWeak || !passage.has(cue.tokens.lowerBound - 1, .infinitiveSign)
        {
          let start = passage.has(place + 1, .comma) ? place + 2 : place + 1
          return Content(start: start, end: contentEnd(start, end, cueIndex), pattern: .that)
        }
      } else if sawComma,
        facts.has([.complementizer, .relative]) || facts.has(.conjunction) && isReportingConjunction(place),
        passage.has(place - 1, .comma), !passage.has(place - 2, .condition),
        !takes.isDisjoint(with: [.that, .whether, .infinitive])
      {
        return Content(start: place + 1, end: contentEnd(place + 1, end, cueIndex), pattern: .that)
      }
      place += 1
    }
    if let content = infinitive(cueIndex, from, end) { return content }
    if passage.lexicon.hasArticles { return bareClause(cueIndex, from, end) }
    return colonClause(cueIndex, from, end)
  }

  /// Said on Monday that, said earlier this week that: no clause begins right behind the verb, so that `that` is the verb's.
  func beginsAdverbial(_ token: Int) -> Bool {
    let facts = passage[token]
    if facts.has(.time) || passage.has(token + 1, .time) { return true }
    if facts.has(.infinitiveSign), !isNounStart(token + 1), !passage.has(token + 1, .capitalised) { return false }
    return facts.has([.preposition, .adverb, .link, .particle]) && !facts.has([.determiner, .conjunction])
  }

  private func sawVerb(_ start: Int, _ end: Int) -> Bool { (start..<end).contains { passage.has($0, .auxiliary) } }

  /// «Как» reports a clause only after a verb of telling.
  func isReportingConjunction(_ place: Int) -> Bool { passage.has(place, .reports) }

  func isDemonstrative(_ place: Int) -> Bool {
    // That day, that the: a time word behind makes of it a determiner.
    if passage.has(place + 1, .time) || passage.has(place + 1, .stop) { return true }
    if passage.has(place + 1, .comma) { return !passage.has(place + 2, [.preposition, .conjunction]) }
    // Echoed that promise on Monday: one noun, and no verb behind it.
    guard phrases.unit(place + 1) == .common, !passage.has(place + 1, .plural),
      passage.has(place + 2, [.preposition, .stop, .comma])
    else { return false }
    return !(place..<min(passage.tokens.upperBound, place + 12)).contains { passage.has($0, [.auxiliary, .finite]) }
  }

  func insideParticle(_ start: Int, _ end: Int) -> Int? {
    var place = start
    while place < min(end, start + 5) {
      if passage.has(place, .comma) { return nil }
      if passage.has(place, .inside) { return start }
      place += 1
    }
    return nil
  }

  func infinitive(_ cueIndex: Int, _ from: Int, _ end: Int) -> Content? {
    let cue = cues[cueIndex]
    guard cue.takes.contains(.infinitive), !(cue.entry.isWeak && cue.verbClass == .thought) else { return nil }
    var place = from
    while place < min(end, from + 9) {
      let facts = passage[place]
      if span(at: place) != nil || facts.has([.comma, .semicolon, .colon])
        || facts.has([.complementizer, .conjunction]) && !facts.has([.joiner, .determiner]) || passage.isDash(place)
      {
        return nil
      }
      if passage.lexicon.hasArticles {
        // Telling them they would have to: a clause has begun.
        if place > from,
          facts.has(.auxiliary) || passage.pronoun(place).map({ $0.isNominative && !$0.isOblique }) ?? false,
          !facts.has(.determiner)
        {
          return nil
        }
        if facts.has(.infinitiveSign), let index = span(at: place + 1), spans[index].inner.count >= 2 {
          return Content(start: place, end: contentEnd(place, end, cueIndex), pattern: .infinitive)
        }
        if facts.has(.infinitiveSign), passage.isWord(place + 1),
          !passage.has(place + 1, [.determiner, .capitalised, .number]), passage.pronoun(place + 1) == nil,
          phrases.unit(place + 1) == .common || indexOfCue(at: place + 1) != nil
            || passage.has(place + 1, [.auxiliary, .startsCue, .adverb])
            // To head, to soldier on; but to officials.
            || phrases.unit(place + 1) == .role && !passage.has(place + 1, .plural)
        {
          let isNegated = place == from + 1 && passage.has(from, .negation)
          if place > from, !isNegated, takes(cue, thatOnly: place) { return nil }
          if passage.has(place - 1, .negation) { place -= 1 }
          let reach = contentEnd(place, end, cueIndex)
          // What Russia wanted to see: no wish is told.
          if cue.verbClass == .thought, reach - place < 3 { return nil }
          if cue.verbClass == .thought { place = from }
          return Content(start: place, end: reach, pattern: .infinitive)
        }
        if facts.has(.preposition), !facts.has(.link), place > from { return nil }
      } else if facts.has(.infinitive), !facts.has(Traits.function), !facts.has(.capitalised) {
        if passage.has(place - 1, .negation) { place -= 1 }
        return Content(start: place, end: contentEnd(place, end, cueIndex), pattern: .infinitive)
      }
      place += 1
    }
    return nil
  }

  /// Saying he had a train to catch: a clause stands before the infinitive.
  func takes(_ cue: Cue, thatOnly place: Int) -> Bool {
    cue.takes.contains(.that) && !cue.entry.hasAddressee && cue.verbClass == .speech
  }

  /// Said the bridge would open.
  func bareClause(_ cueIndex: Int, _ from: Int, _ end: Int) -> Content? {
    let cue = cues[cueIndex]
    // Claimed it was: of a verb that is weak only a clause with a pronoun for its subject.
    let isSure =
      cue.verbClass == .speech && (passage.pronoun(from).map { $0.isNominative && $0.person != 2 } ?? false)
      && !passage.has(from, .determiner)
    guard cue.takes.contains(.that),
      !cue.entry.isWeak || cue.entry.isPlain || isSure || cue.isConverb && cue.entry.hasAddressee || isOfDocument(cue)
    else { return nil }
    var place = from
    if passage.has(place, [.preposition]), passage.has(place + 1, .time) { place += 2 }
    while passage.has(place, [.adverb, .time]), !passage.has(place, [.preposition, .conjunction]), place < end {
      place += 1
    }
    if cue.entry.hasAddressee {
      if let pronoun = passage.pronoun(place), !passage.has(place, .determiner) || pronoun.isOblique,
        !pronoun.isNominative || pronoun.person == 2
      {
        place += 1
      } else if let object = phrases.extent(from: place, to: end), object.tokens.lowerBound == place {
        place = addresseeEnd(object, end)
      }
      // Told the station’s “Morning Hour” on Monday the tone was cordial.
      if let index = span(at: place), isNameLike(spans[index]) { place = spans[index].tokens.upperBound }
      if passage.has(place, [.preposition]), passage.has(place + 1, .time) { place += 2 }
      while passage.has(place, .time), place < end { place += 1 }
    }
    guard place < end - 1 else { return nil }
    let facts = passage[place]
    if span(at: place) != nil {
      // Said “we” would: a clause may begin in marks.
      guard let index = span(at: place), spans[index].tokens.upperBound + 1 < end, !endsThought(spans[index]) else {
        return nil
      }
    } else {
      if facts.has(Traits.marks) && !facts.has(.opensBracket) { return nil }
      if facts.has([.preposition, .infinitiveSign]), !facts.has([.conjunction, .determiner, .adverb]),
        !beginsFrontedPhrase(place, end)
      {
        return nil
      }
      if facts.has(.relative), !facts.has(.determiner) { return nil }
      if facts.has(.conjunction), !facts.has(.preposition), passage.pronoun(place) == nil { return nil }
      if let pronoun = passage.pronoun(place), pronoun.isOblique, !pronoun.isNominative, !facts.has(.determiner) {
        return nil
      }
    }
    let isPlain = cue.entry.isPlain && !cue.entry.isWeak
    guard isPlain ? hasVerb(place, end) : hasEvidence(place, end) else { return nil }
    // Inverted: said Omarov. The phrase that follows is the whole rest.
    if subject(before: cue.tokens.lowerBound, from: sentenceStart(before: cue.tokens.lowerBound)).isEmpty,
      !cue.isConverb
    {
      return nil
    }
    return Content(start: place, end: contentEnd(place, end, cueIndex), pattern: .bare)
  }

  /// The poll found voters would stay: what a document shows it says, what a person finds or shows he need not.
  private func isOfDocument(_ cue: Cue) -> Bool {
    guard cue.verbClass == .speech, !cue.takes.contains(.direct) else { return false }
    let verb = cue.tokens.lowerBound
    return subject(before: verb, from: sentenceStart(before: verb)).first?.role?.kind == .body
  }

  /// In 2019 the bank would: a prepositional phrase, then a subject and a verb.
  func beginsFrontedPhrase(_ place: Int, _ end: Int) -> Bool {
    var comma = place
    while comma < min(end, place + 9) {
      if passage.has(comma, .comma) { return isNounStart(comma + 1) }
      comma += 1
    }
    return false
  }

  func isNounStart(_ token: Int) -> Bool {
    passage.pronoun(token)?.isNominative == true || [.determiner, .name].contains(phrases.unit(token))
  }

  /// Of told lawmakers the plan: one noun or name is whom it was told.
  func addresseeEnd(_ object: NounPhrase, _ end: Int) -> Int {
    let tokens = object.tokens
    var place = tokens.lowerBound
    if phrases.unit(place) == .determiner {
      place += 1
      while place < tokens.upperBound, phrases.unit(place) != .determiner { place += 1 }
      return place
    }
    if phrases.unit(place) == .name {
      while place < tokens.upperBound, [.name, .glue].contains(phrases.unit(place)) { place += 1 }
      return place
    }
    return place + 1
  }

  /// A clause has a verb: an auxiliary, or room for one.
  func hasVerb(_ start: Int, _ end: Int) -> Bool {
    // Said Omarov lied.
    if end - start == 2, isNounStart(start), passage.has(start + 1, .finite) { return true }
    guard end - start >= 3 else { return false }
    if passage.pronoun(start)?.isNominative == true { return true }
    var words = 0
    var place = start
    while place < end {
      if passage.has(place, .auxiliary), !isNounOfAuxiliary(place) { return true }
      if passage.isWord(place) { words += 1 }
      place += 1
    }
    return words >= 4
  }

  /// An auxiliary close to the start and outside any aside, or a pronoun that is a subject.
  func hasEvidence(_ start: Int, _ end: Int) -> Bool {
    if let pronoun = passage.pronoun(start), pronoun.isNominative, !passage.has(start, .determiner) { return true }
    if passage.has(start, .auxiliary), passage.has(start, .converb) { return true }
    var place = start
    while place < min(end, start + 12) {
      let facts = passage[place]
      if facts.has([.comma, .relative]) && !facts.has(.auxiliary) || span(at: place) != nil { return false }
      if place > start, facts.has(.conjunction), !facts.has([.joiner, .auxiliary, .preposition]) { return false }
      if facts.has(.auxiliary), !facts.has(.converb), !passage.has(place - 1, .infinitiveSign), place > start,
        !isNounOfAuxiliary(place)
      {
        return true
      }
      place += 1
    }
    return false
  }

  /// The need, a must, their will: behind a word that only a noun follows.
  private func isNounOfAuxiliary(_ token: Int) -> Bool {
    passage.has(token - 1, .determiner) && passage.pronoun(token - 1).map { !$0.isNominative } ?? true
  }

  /// Сказал: попробуй. After a colon without marks.
  func colonClause(_ cueIndex: Int, _ from: Int, _ end: Int) -> Content? {
    var place = from
    while place < min(end, from + 10), span(at: place) == nil {
      if passage.has(place, .colon) {
        guard place + 1 < end, span(at: place + 1) == nil, !passage.isDash(place + 1) else { return nil }
        return Content(start: place + 1, end: end, pattern: .that)
      }
      if passage.has(place, .comma) || passage.isDash(place) { return nil }
      place += 1
    }
    return nil
  }
}
