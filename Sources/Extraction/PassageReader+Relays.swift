// Messengers: who passes on, citing whom.
extension PassageReader {
  /// The phrase's own speaker: behind it, or in front in the genitive. Nil when it needs one and has none.
  func phraseSpeakers(_ cue: Cue, from start: Int, to end: Int) -> [NounPhrase]? {
    switch cue.entry.side {
    case .after:
      if cue.phraseClass == .passive { return [] }
      var place = cue.tokens.upperBound
      if !passage.lexicon.hasArticles {
        // Как заявили «Деньгам» в министерстве: the nominative, or what stands after the preposition.
        if !cue.entry.isGenitive, cue.tokens.count >= 2 {
          let found = phrases.phrases(beginningAt: place, to: end)
          return found.isEmpty ? nil : found
        }
        while place < end, passage.has(place, [.adverb, .particle]) { place += 1 }
      }
      guard place < end else { return nil }
      if let index = span(at: place), spans[index].tokens.lowerBound == place, isNameLike(spans[index]),
        takenBy[index] < 0, cue.phraseClass == .source || cue.phraseClass == .relay
      {
        takenBy[index] = -2
        return [NounPhrase(tokens: spans[index].tokens, anchor: .name)]
      }
      if let pronoun = passage.pronoun(place),
        !passage.has(place, .determiner) || place + 1 == end || passage.has(place + 1, .comma)
      {
        return [NounPhrase(tokens: place..<(place + 1), anchor: .pronoun, pronoun: pronoun)]
      }
      guard let first = phrases.extent(from: place, to: end) else { return nil }
      var all = [first]
      if first.tokens.upperBound + 1 < end, phrases.unit(first.tokens.upperBound) == .joiner,
        [.name, .role].contains(phrases.unit(first.tokens.upperBound + 1)),
        let second = phrases.extent(from: first.tokens.upperBound + 1, to: end)
      {
        all.append(second)
      }
      return all
    case .before:
      if cue.entry.isGenitive {
        // His message; Omarov’s claim that.
        let last = cue.tokens.lowerBound - 1
        guard last >= start else { return nil }
        if let pronoun = passage.pronoun(last), pronoun.isGenitive || passage.has(last, .determiner),
          pronoun.gender != nil || pronoun.isPlural || pronoun.person == 1
        {
          return [NounPhrase(tokens: last..<cue.tokens.lowerBound, anchor: .pronoun, pronoun: pronoun)]
        }
        guard passage.has(last, .possessive) else { return nil }
        let found = phrases.phrases(endingAt: cue.tokens.lowerBound, from: start)
        return found.isEmpty ? nil : found
      }
      // По его словам: the pronoun is inside.
      for token in cue.tokens {
        if let pronoun = passage.pronoun(token) {
          return [NounPhrase(tokens: token..<(token + 1), anchor: .pronoun, pronoun: pronoun)]
        }
      }
      let found = subject(before: cue.tokens.lowerBound, from: start)
      return found.isEmpty ? nil : found
    }
  }

  /// Говорится в сообщении министерства: whose words they are, close behind the noun that names the words.
  func owner(ofWordsIn range: Range<Int>) -> [NounPhrase] {
    guard !passage.lexicon.hasArticles, !passage.lexicon.isVerbLast else { return [] }
    let near = range.lowerBound..<min(range.upperBound, range.lowerBound + 4)
    guard let noun = near.first(where: { passage.has($0, .wordsNoun) }), noun + 1 < range.upperBound,
      passage.isWord(noun + 1), !passage.has(noun + 1, [.preposition, .conjunction]),
      let phrase = phrases.extent(from: noun + 1, to: range.upperBound), phrase.anchor <= .role
    else { return [] }
    return [phrase]
  }

  /// Is a messenger by its role: an agency, a paper.
  func isOutlet(_ phrase: NounPhrase) -> Bool { phrase.role?.kind == .outlet }

  /// Whoever carried the words: in an interview with X; told the agency.
  func messengers(in range: Range<Int>, besides speakers: [NounPhrase]) -> [NounPhrase] {
    var found: [NounPhrase] = []
    for index in cueIndices(in: range) where cues[index].phraseClass == .place {
      let cue = cues[index]
      if passage.lexicon.isVerbLast {
        found += verbLastPhraseSpeaker(cue, from: range.lowerBound)
      } else if cue.entry.side == .after {
        let place = cue.tokens.upperBound
        if let index = span(at: place), isNameLike(spans[index]) {
          takenBy[index] = -2
          found.append(NounPhrase(tokens: spans[index].tokens, anchor: .name))
        } else if let phrase = phrases.extent(from: place, to: range.upperBound) {
          if let index = phrase.tokens.lazy.compactMap({ self.span(at: $0) }).first, takenBy[index] == -1 {
            takenBy[index] = -2
          }
          if phrase.anchor != .common { found.append(phrase) }
        }
      }
    }
    for index in cueIndices(in: range) where cues[index].entry.hasAddressee && !passage.lexicon.isVerbLast {
      let cue = cues[index]
      let clause = (cue.tokens.upperBound..<range.upperBound).first { passage.has($0, .complementizer) }
      if let phrase = phrases.extent(from: cue.tokens.upperBound, to: clause ?? range.upperBound), isOutlet(phrase) {
        found.append(phrase)
      }
    }
    for index in cueIndices(in: range) where cues[index].verbClass != nil || cues[index].phraseClass == .source {
      if let told = phrases.addressee(at: cues[index].tokens.upperBound, before: range.upperBound) {
        found.append(asOutlet(told))
      }
    }
    return found.filter { phrase in !speakers.contains { $0.tokens.overlaps(phrase.tokens) } }
  }

  /// «…», — приводит РИА слова X; цитирует X газета «…»; the agency quoted X as saying.
  func attributeRelay(_ index: Int, _ cueIndex: Int, _ range: Range<Int>) -> Bool {
    let cue = cues[cueIndex]
    var speakers: [NounPhrase] = []
    var via: [NounPhrase] = []
    if passage.lexicon.isVerbLast {
      let subject = verbLastSubject(from: range.lowerBound, to: cue.tokens.lowerBound)
      let around = rowBefore(
        cue.tokens.lowerBound, past: .adverb, from: subject.last?.tokens.upperBound ?? range.lowerBound)
      speakers = around.map { [$0] } ?? []
      let rest = range.lowerBound..<max(range.lowerBound, around?.tokens.lowerBound ?? cue.tokens.lowerBound)
      via = subject.isEmpty ? messengerPhrases(in: rest) : subject
      if via.isEmpty { via = phrases.phrases(beginningAt: cue.tokens.upperBound, to: range.upperBound) }
    } else {
      var all = messengerPhrases(in: cue.tokens.upperBound..<range.upperBound)
      let before = subject(before: cue.tokens.lowerBound, from: range.lowerBound)
      if cue.phraseClass == .relay {
        speakers = phraseSpeakers(cue, from: range.lowerBound, to: range.upperBound) ?? []
        via = before
      } else if !before.isEmpty {
        via = before
        speakers = all.isEmpty ? [] : [all[0]]
      } else {
        let outlet =
          all.firstIndex { isOutlet($0) || $0.role == nil && span(at: $0.tokens.lowerBound) != nil }
          ?? (all.count > 1 ? 0 : nil)
        if let outlet { via = [all.remove(at: outlet)] }
        speakers = all.isEmpty ? [] : [all[0]]
        if speakers.isEmpty, via.count == 1, !isOutlet(via[0]) { swap(&speakers, &via) }
      }
      // …, — передаёт агентство: it carries the words, and nobody is named who spoke.
      if speakers.isEmpty, !via.allSatisfy(isOutlet) { (speakers, via) = (via, []) }
    }
    take(index, speakers: speakers, cue: cueIndex, via: via, pattern: .relay)
    return true
  }

  /// All noun phrases of a stretch, marked names among them.
  func messengerPhrases(in range: Range<Int>) -> [NounPhrase] {
    var found: [NounPhrase] = []
    var place = range.lowerBound
    while place < range.upperBound {
      if let index = span(at: place) {
        if isNameLike(spans[index]) {
          takenBy[index] = -2
          var end = spans[index].tokens.upperBound
          if passage.lexicon.isVerbLast, let label = passage.hasLabel(at: end, before: range.upperBound) { end = label }
          found.append(
            NounPhrase(tokens: place..<end, anchor: .name, role: RoleEntry(kind: .outlet, lemma: -1, isFirstForm: true))
          )
          place = end
        } else {
          place = spans[index].tokens.upperBound
        }
        continue
      }
      switch phrases.unit(place) {
      case .name, .role:
        if let phrase = phrases.extent(from: place, to: range.upperBound) {
          for token in phrase.tokens { if let index = span(at: token), takenBy[index] == -1 { takenBy[index] = -2 } }
          found.append(phrase)
          place = max(place + 1, phrase.tokens.upperBound)
        } else {
          place += 1
        }
      default: place += 1
      }
    }
    return found
  }

  /// NBC reported, citing sources, that …; со ссылкой на X газета пишет, что …
  func readCiting(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    guard let speakers = phraseSpeakers(cue, from: start, to: end), !speakers.isEmpty else { return }
    // The verb of the messenger, before or behind.
    let others = cueIndices(in: start..<end).filter {
      $0 != cueIndex && cues[$0].verbClass != nil && cues[$0].verbClass != .negative
    }
    if let index = others.last(where: { finding(ofCue: $0) != nil }).flatMap(finding(ofCue:)) {
      // It was attributed to the messenger already.
      let messenger = findings[index].speakers
      findings[index].via = messenger
      findings[index].speakers = speakers
      findings[index].cue = cue.tokens
      findings[index].pattern = .relay
      let cut = max(findings[index].tokens.lowerBound, 0)
      if findings[index].tokens.contains(cue.tokens.lowerBound) {
        findings[index].tokens = cut..<max(cut + 1, trimmed(cue.tokens.lowerBound, from: cut))
      }
      cues[cueIndex].isUsed = true
      return
    }
    guard
      let verb = others.min(by: {
        abs(cues[$0].tokens.lowerBound - cue.tokens.lowerBound)
          < abs(cues[$1].tokens.lowerBound - cue.tokens.lowerBound)
      })
    else { return }
    let verbCue = cues[verb]
    var via = subject(before: verbCue.tokens.lowerBound, from: start)
    let speakerEnd = speakers.last?.tokens.upperBound ?? cue.tokens.upperBound
    if via.contains(where: { phrase in speakers.contains { $0.tokens.overlaps(phrase.tokens) } }) || via.isEmpty {
      via = subject(before: cue.tokens.lowerBound, from: start).filter { $0.anchor <= .role }
      if via.isEmpty, verbCue.tokens.lowerBound > speakerEnd {
        via = messengerPhrases(in: speakerEnd..<verbCue.tokens.lowerBound)
      }
      if via.isEmpty {
        via = messengerPhrases(in: verbCue.tokens.upperBound..<min(end, verbCue.tokens.upperBound + 6)).filter {
          phrase in !speakers.contains { $0.tokens.overlaps(phrase.tokens) }
        }
      }
    }
    let behind = max(speakerEnd, verbCue.tokens.upperBound)
    var place = behind
    while place < end, passage.has(place, .comma) { place += 1 }
    if passage.has(place, [.complementizer]) {
      let from = passage.has(place, .inside) ? place : place + 1
      cues[cueIndex].isUsed = true
      cues[verb].isUsed = true
      addReported(from..<contentEnd(from, end, max(cueIndex, verb)), speakers, cue.tokens, via, .relay)
      return
    }
    // …, Altai Daily writes, citing a source.
    var border = min(
      via.first?.tokens.lowerBound ?? verbCue.tokens.lowerBound, verbCue.tokens.lowerBound, cue.tokens.lowerBound)
    while border > start, passage.has(border - 1, .comma) || passage.isDash(border - 1) { border -= 1 }
    guard border > start + 1 else { return }
    cues[cueIndex].isUsed = true
    cues[verb].isUsed = true
    addReported(start..<border, speakers, cue.tokens, via, .relay)
  }

  func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, passage.has(end - 1, .comma) { end -= 1 }
    return end
  }

  /// The agency quoted X as saying …: its own `as saying` reads it. Цитирует without marks is no report.
  func readQuoting(_ cueIndex: Int, _ start: Int, _ end: Int) {
    guard let content = contentBehind(cueIndex, end), content.pattern == .that else { return }
    let cue = cues[cueIndex]
    let speakers = subject(before: cue.tokens.lowerBound, from: start)
    guard !speakers.isEmpty else { return }
    finish(cueIndex, content, speakers, start, end)
  }
}
