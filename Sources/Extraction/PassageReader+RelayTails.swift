// Who carried the words, named behind them: X said that A, the BBC reported; X заявил, что А, сообщает ТАСС; X А деп мәлімдеді, деп
// хабарлайды Қазақпарат.
extension PassageReader {
  /// A clause at a sentence's end that says who reported what stands before it.
  struct RelayTail {
    /// Where what was said ends.
    let start: Int
    let cueIndex: Int
    let messengers: [NounPhrase]
    /// The cue of a source that the messenger cites.
    var citing: Int?
  }

  /// Reads what a cue reports without the relay that ends the sentence, and gives it to the messenger.
  func reading(_ cueIndex: Int, _ end: Int, _ read: (_ end: Int) -> Void) {
    guard let tail = relayTail(from: cues[cueIndex].tokens.upperBound, to: end) else { return read(end) }
    let known = findings.count
    read(tail.start)
    guard findings.count > known else { return }
    cues[tail.cueIndex].isUsed = true
    var messengers = tail.messengers
    if let citing = tail.citing {
      messengers += phraseSpeakers(cues[citing], from: tail.start, to: end) ?? []
      cues[citing].isUsed = true
    }
    messengers = messengers.map(asOutlet)
    for index in known..<findings.count {
      findings[index].via += messengers.filter { !findings[index].via.map(\.tokens).contains($0.tokens) }
    }
  }

  private func relayTail(from start: Int, to end: Int) -> RelayTail? {
    for index in cueIndices(in: start + 2..<max(start + 2, end)).reversed() {
      let cue = cues[index]
      guard carriesWords(cue), !cue.isUsed else { continue }
      if let border = borderBefore(cue.tokens.lowerBound, after: start) {
        if let messenger = messenger(at: cue.tokens.upperBound, before: end),
          case let (isTail, citing) = rest(behind: messenger.tokens.upperBound, end), isTail
        {
          return RelayTail(start: border, cueIndex: index, messengers: [messenger], citing: citing)
        }
      } else if passage.lexicon.hasArticles {
        let messengers = subject(before: cue.tokens.lowerBound, from: start)
        if let first = messengers.first, messengers.allSatisfy(isMessenger),
          let border = borderBefore(first.tokens.lowerBound, after: start),
          case let (isTail, citing) = rest(behind: cue.tokens.upperBound, end), isTail
        {
          return RelayTail(start: border, cueIndex: index, messengers: messengers, citing: citing)
        }
      }
    }
    return nil
  }

  func carriesWords(_ cue: Cue) -> Bool {
    guard let verbClass = cue.verbClass, !cue.isConverb, !cue.entry.isAgentless else { return false }
    return [.speech, .write, .relay].contains(verbClass)
  }

  /// Where the words end before a comma, a dash, or both.
  private func borderBefore(_ token: Int, after start: Int) -> Int? {
    var place = token
    while place > start, passage.has(place - 1, .comma) || passage.isDash(place - 1) { place -= 1 }
    return place < token && place > start ? place : nil
  }

  /// An outlet, a press service or another body that is named; no person.
  func isMessenger(_ phrase: NounPhrase) -> Bool {
    switch phrase.role?.kind {
    case .outlet, .body: return true
    case .person, .honorific, .group, .unnamed: return false
    case .qualifier, nil: break
    }
    guard phrase.anchor == .name else { return false }
    if let mention = passage.mention(at: phrase.tokens.upperBound - 1) {
      return passage.entities[mention.entity].type == .organisation
    }
    return !phrase.tokens.contains { passage.has($0, [.givenName, .masculine, .feminine]) }
  }

  /// Nobody whom a pronoun behind may mean.
  func asOutlet(_ messenger: NounPhrase) -> NounPhrase {
    var messenger = messenger
    if messenger.role == nil, messenger.anchor == .name {
      messenger.role = RoleEntry(kind: .outlet, lemma: -1, isFirstForm: true)
    }
    return messenger
  }

  private func messenger(at place: Int, before end: Int) -> NounPhrase? {
    if let index = span(at: place), spans[index].tokens.lowerBound == place {
      guard isNameLike(spans[index]), takenBy[index] < 0 else { return nil }
      takenBy[index] = -2
      return NounPhrase(tokens: spans[index].tokens, anchor: .name)
    }
    // …, сообщили в министерстве.
    let isIn = passage.has(place, .link) && !passage.lexicon.hasArticles
    guard let phrase = phrases.extent(from: isIn ? place + 1 : place, to: end), isMessenger(phrase) else { return nil }
    return phrase
  }

  /// Whether nothing but time and place, or whom the messenger cites, follows up to the sentence's end.
  private func rest(behind start: Int, _ end: Int) -> (isTail: Bool, citing: Int?) {
    var place = start
    while place < end, place - start < 9 {
      if passage.has(place, .comma) || place == start,
        let index = indexOfCue(at: passage.has(place, .comma) ? place + 1 : place), cues[index].phraseClass == .relay
      {
        return (true, index)
      }
      if passage.has(place, Traits.marks.union([.complementizer, .relative])) || span(at: place) != nil {
        return (false, nil)
      }
      place += 1
    }
    return (place >= end, nil)
  }

  /// …, пишет «Листок»: a name that ends the sentence, behind a verb that has nothing but its comma before it.
  func namesMessenger(_ index: Int, from start: Int) -> Bool {
    let span = spans[index]
    guard !passage.lexicon.hasArticles, !passage.lexicon.isVerbLast, isNameLike(span), restEnds(index),
      let cueIndex = cueIndices(in: start..<span.tokens.lowerBound).last,
      cues[cueIndex].tokens.upperBound == span.tokens.lowerBound, carriesWords(cues[cueIndex])
    else { return false }
    let comma = cues[cueIndex].tokens.lowerBound - 1
    return comma > start + 2 && passage.has(comma, .comma)
  }

  /// …айтты, деп хабарлайды Қазақпарат: what was attributed right before was carried by whoever stands behind the verb, or
  /// between it and деп.
  func carriesFinding(_ cueIndex: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    guard carriesWords(cue) else { return false }
    var joint = cue.tokens.lowerBound
    if !passage.has(joint, .closesClause) {
      guard
        let place = (max(passage.tokens.lowerBound, joint - 5)..<joint).last(where: { passage.has($0, .closesClause) })
      else { return false }
      joint = place
    }
    let clause = borderBefore(joint, after: passage.tokens.lowerBound) ?? joint
    guard
      let before = cueIndices(in: max(passage.tokens.lowerBound, clause - 6)..<clause).last(where: {
        cues[$0].tokens.upperBound == clause
      }), let finding = finding(ofCue: before)
    else { return false }
    var messengers: [NounPhrase] = []
    if cue.tokens.lowerBound > joint + 1 {
      messengers = messengerPhrases(in: joint + 1..<cue.tokens.lowerBound)
    } else {
      messengers = messengerPhrases(in: cue.tokens.upperBound..<end)
    }
    messengers = messengers.filter { isMessenger($0) }
    guard let messenger = messengers.first else { return false }
    cues[cueIndex].isUsed = true
    findings[finding].via.append(asOutlet(messenger))
    return true
  }
}
