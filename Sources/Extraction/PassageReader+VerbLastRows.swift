// Who speaks beside a verb that stands last: the row of nouns before it or its phrase, the noun that it stands with, whoever
// spoke before.
extension PassageReader {
  /// The row of nouns before a token, past words that may stand between, былай and деп: облыс әкімі Сарыжазовтың.
  func rowBefore(_ end: Int, past between: Traits, from start: Int) -> NounPhrase? {
    var stop = end
    while stop > start, passage.has(stop - 1, between) { stop -= 1 }
    return stop > start ? nominalBefore(stop, from: start) : nil
  }

  /// The row of names, roles and plain nouns before a token, back to a border.
  func nominalBefore(_ end: Int, from start: Int) -> NounPhrase? {
    var place = end
    var steps = 0
    while place > start, steps < 9 {
      let token = place - 1
      let facts = passage[token]
      if span(at: token) != nil {
        guard place < end, let index = span(at: token), isNameLike(spans[index]),
          labelEnd(place, end) != nil || passage.role(at: place, before: end) != nil
        else { break }
        takenBy[index] = -2
        place = spans[index].tokens.lowerBound
        break
      }
      if let pronoun = passage.pronoun(token), !facts.has(.determiner) {
        if place == end { return NounPhrase(tokens: token..<end, anchor: .pronoun, pronoun: pronoun) }
        break
      }
      if facts.has([.time, .conjunction, .postposition, .adverb, .auxiliary, .joiner, .closesClause, .particle])
        && !facts.has(.capitalised)
      {
        break
      }
      if phrases.unit(token) == .glue { place = token; continue }
      guard facts.has([.word, .number]) else { break }
      // An oblique or genitive word that is not the last belongs to what went before, unless a role follows.
      if place < end, facts.has(.oblique), !facts.has([.genitive, .masculine, .feminine]),
        passage.role(at: token, before: end) == nil, !passage.isInnerHyphen(place)
      {
        break
      }
      // Variety басылымына куәгердің айтуынша: whom it was told is no part of who told it.
      if place < end, facts.has(.dative), let role = passage.role(at: token, before: place),
        !role.role.isNominative
      {
        break
      }
      if place < end, facts.has(.clauseEnd) { break }
      // Ойынға риза болған Бьорн: what is told of him before his name is no part of it.
      if place < end, isAttributiveParticiple(token) { break }
      if indexOfCue(at: token) != nil { break }
      place = token
      steps += 1
    }
    while place < end, phrases.unit(place) == .glue { place += 1 }
    guard place < end else { return nil }
    return phrases.describe(place..<end)
  }

  /// A participle that stands with the noun behind it, and is no part of a role.
  func isAttributiveParticiple(_ token: Int) -> Bool {
    !passage.has(token, [.capitalised, .startsRole]) && passage.lexicon.isAttributive(passage.text.word(token).folded)
      && passage.role(endingAt: token + 1, after: token - 4) == nil
  }

  func verbLastPhraseSpeaker(_ cue: Cue, from start: Int) -> [NounPhrase] {
    guard let last = nominalBefore(cue.tokens.lowerBound, from: start) else { return [] }
    return [last]
  }

  /// Делінген компанияның мәлімдемесінде: whose statement it is.
  func possessor(after start: Int, to end: Int) -> [NounPhrase] {
    var place = start
    while place < min(end, start + 4) {
      if passage.has(place, .genitive), let phrase = phrases.describe(start..<(place + 1)) { return [phrase] }
      place += 1
    }
    return []
  }

  /// «…», деді: the subject may stand before the marks.
  func subjectInFront(_ index: Int, of cue: Cue, or behind: [NounPhrase]) -> [NounPhrase] {
    let start = sentenceStart(before: spans[index].tokens.lowerBound)
    let found = verbLastSubject(from: start, to: spans[index].tokens.lowerBound)
    if !found.isEmpty { return found }
    let border = spans[index].tokens.lowerBound
    if border > start, behind.isEmpty {
      // Тұрғындар «…» деп: a plain noun that is no case form.
      if let phrase = nominalBefore(border, from: start), !passage.has(border - 1, [.oblique, .genitive]) {
        return [phrase]
      }
    }
    if let plain = behind.first, !phrases.isOblique(plain.tokens.upperBound - 1), plain.tokens.count <= 3 {
      return behind
    }
    return []
  }

  /// Деп айқайлаған жұмысшылар: the verb stands with the noun of who says it.
  func isAttributive(_ cue: Cue) -> Bool {
    let next = cue.tokens.upperBound
    return cue.entry.isAttributive && !cue.entry.isAgentless && passage.isWord(next) && !passage.endsSentence(next - 1)
      && !passage.has(next, Traits.function) && indexOfCue(at: next) == nil
      && [.name, .role, .common, .number].contains(phrases.unit(next))
  }

  /// The role or name that an attributive verb stands with; none where the noun is a thing.
  func attributiveHead(after cue: Cue, to end: Int) -> [NounPhrase] {
    var place = cue.tokens.upperBound
    while place < min(end, cue.tokens.upperBound + 5), passage.isWord(place) {
      if let role = passage.role(at: place, before: end), role.role.kind != .qualifier {
        var stop = role.end
        // Деп айқайлаған кәсіподақ шерушілері: the body belongs to the noun behind it.
        if role.role.kind == .body, role.role.isFirstForm, stop < end, phrases.unit(stop) == .common {
          place = stop
          continue
        }
        while stop < end, isNameHere(stop), passage.role(at: stop, before: end) == nil { stop = chunkEnd(stop, end) }
        return phrases.describe(cue.tokens.upperBound..<stop).map { [$0] } ?? []
      }
      if isNameHere(place) {
        var stop = chunkEnd(place, end)
        while stop < end, isNameHere(stop) { stop = chunkEnd(stop, end) }
        return phrases.describe(place..<stop).map { [$0] } ?? []
      }
      if passage.has(place, [.oblique, .genitive]) || passage.has(place, Traits.function) { return [] }
      place += 1
    }
    return []
  }

  /// «…», – дейді: who spoke last goes on.
  func droppedSubject(of cue: Cue) -> [NounPhrase] {
    guard passage.lexicon.isVerbLast, case .verb = cue.entry.kind, !cue.entry.isAgentless, !cue.entry.isFirstPerson
    else { return [] }
    let before = findings.suffix(12).filter { $0.tokens.lowerBound < cue.tokens.lowerBound && !$0.speakers.isEmpty }
    return before.max { $0.tokens.upperBound < $1.tokens.upperBound }?.speakers ?? speakersBefore
  }
}
