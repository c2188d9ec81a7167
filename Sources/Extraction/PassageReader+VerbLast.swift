// Reported speech in languages whose verb stands behind what is reported.
extension PassageReader {
  func readReportedBefore() {
    for cueIndex in cues.indices where !cues[cueIndex].isUsed {
      let cue = cues[cueIndex]
      let start = sentenceStart(before: cue.tokens.lowerBound)
      let end = sentenceEnd(after: cue.tokens.upperBound)
      switch cue.entry.kind {
      case .verb(.negative), .none: continue
      case .phrase: readVerbLastPhrase(cueIndex, start, end)
      case .verb: readVerbLast(cueIndex, start, end)
      }
    }
  }

  // MARK: - Clauses

  func readVerbLast(_ cueIndex: Int, _ start: Int, _ end: Int) {
    if carriesFinding(cueIndex, end) { return }
    let cue = cues[cueIndex]
    let sentence = start
    // Prairie News-ке берген сұхбатында …: the place goes before what is said.
    let start =
      lastCue(in: sentence..<cue.tokens.lowerBound, where: { $0.phraseClass == .place })
      .map { skipFront($0.tokens.upperBound, cue.tokens.lowerBound) } ?? sentence
    if readSentenceBefore(cueIndex, start, end) { return }
    var border = cue.tokens.lowerBound
    // The cue may begin with деп itself: деп отыр.
    let cueCloses = passage.has(border, .closesClause)
    while border > start, passage.has(border - 1, .adverb), !passage.has(border - 1, [.clauseEnd]) { border -= 1 }
    let closes = border > start && passage.has(border - 1, .closesClause)
    if closes || cueCloses && cue.tokens.count > 1 || isDeclared(cue) {
      readClosed(cueIndex, start, end, contentEnd: closes ? border - 1 : border)
      return
    }
    guard !cue.takes.isDisjoint(with: [.noun, .participle, .infinitive]) else { return }
    // Қарабұлақов шекараның ашық қалатынын айтты; the subject may stand between: … растады.
    var last = border
    var steps = 0
    while last > start, steps < 7, !isClauseEnd(last - 1, cue) {
      // The clause may end inside the marks.
      if let index = span(at: last - 1), spans[index].tokens.upperBound == last, takenBy[index] == -1,
        isClauseEnd(lastSpoken(spans[index]), cue)
      {
        break
      }
      if passage.has(last - 1, .comma) || span(at: last - 1) != nil { return }
      last -= 1
      steps += 1
    }
    guard last > start, steps < 7, isClauseEnd(last - 1, cue) || span(at: last - 1) != nil else { return }
    let isAgentless = cue.entry.isAgentless
    var speakers: [NounPhrase] = []
    var contentStart = start
    if !isAgentless {
      if steps > 0, let between = nominalBefore(border, from: last),
        !passage.has(border - 1, [.oblique, .genitive]) || between.anchor <= .role
      {
        speakers = [between]
      } else {
        speakers = verbLastSubject(from: start, to: last - 1)
        if speakers.isEmpty, passage.has(start, .determiner) { speakers = plainSubject(start, last - 1) }
        if let phrase = speakers.last { contentStart = phrase.tokens.upperBound }
      }
    }
    if speakers.isEmpty, !isAgentless {
      let behind = phrases.phrases(beginningAt: cue.tokens.upperBound, to: end)
      if let first = behind.first, first.anchor <= .role { speakers = behind }
    }
    // Иесі Ванов «Нан» журналына берген сұхбатында …: the subject stands before the place.
    if speakers.isEmpty, !isAgentless, sentence < start,
      let place = lastCue(in: sentence..<cue.tokens.lowerBound, where: { $0.phraseClass == .place })
    {
      speakers = verbLastSubject(from: sentence, to: place.tokens.lowerBound).filter {
        $0.anchor <= .role && !passage.has($0.tokens.upperBound - 1, .dative)
      }
    }
    contentStart = skipFront(contentStart, last)
    // Тараптарды келіссөзге оралуға шақырды: whom it is said to stands in the accusative, and words go between.
    if cue.verbClass == .order, last - contentStart > 2, passage.has(last - 1, .clauseEndOrder),
      contentStart + 1 < last, passage.has(contentStart, .finite), !passage.has(contentStart, .clauseEndOrder)
    {
      contentStart += 1
    }
    // Үкіметке бағаны тежеуді тапсырды: the body that is told stands in the dative.
    if cue.verbClass == .order, passage.has(last - 1, .clauseEndOrder),
      let told = passage.role(at: contentStart, before: last), told.end + 1 < last,
      passage.has(told.end - 1, .dative)
    {
      contentStart = told.end
    }
    guard contentStart < last else { return }
    finishVerbLast(
      cueIndex, contentStart..<last, speakers, start, end,
      passage.has(last - 1, .clauseEndOrder) ? .infinitive : .participle)
  }

  func isDeclared(_ cue: Cue) -> Bool {
    cue.takes.contains(.dep) && cue.takes == [.direct, .dep] && cue.tokens.count == 1
      && !passage.has(cue.tokens.lowerBound, .closesClause) && cue.tokens.lowerBound > 0 && isSpeechOfWords(cue)
  }

  /// деседі, делінген: what is said stands right before, and nothing joins it.
  func isSpeechOfWords(_ cue: Cue) -> Bool {
    passage.lexicon.isBareVerb(passage.text.word(cue.tokens.lowerBound).folded)
  }

  func isClauseEnd(_ token: Int, _ cue: Cue) -> Bool {
    let facts = passage[token]
    if facts.has(.clauseEnd) { return true }
    if cue.entry.isAgentless { return facts.has(.clauseEndAgentless) }
    return facts.has(.clauseEndOrder) && cue.verbClass == .order
  }

  /// X … деп cue.
  func readClosed(_ cueIndex: Int, _ start: Int, _ end: Int, contentEnd: Int) {
    let cue = cues[cueIndex]
    var limit = contentEnd
    while limit > start, passage.has(limit - 1, .comma) || passage.isDash(limit - 1) { limit -= 1 }
    guard limit > start else { return }
    var speakers: [NounPhrase] = []
    var contentStart = start
    // Marks right before деп are what is said.
    if let index = span(at: limit - 1), spans[index].tokens.upperBound == limit {
      guard takenBy[index] == -1, !isShownText(index) else { return }
      if isAttributive(cue) {
        let head = attributiveHead(after: cue, to: end)
        take(index, speakers: head, cue: cueIndex, via: messengers(in: start..<end, besides: head), pattern: .cueBehind)
        return
      }
      speakers = verbLastSubject(from: start, to: spans[index].tokens.lowerBound)
      if speakers.isEmpty { speakers = subjectInFront(index, of: cue, or: []) }
      // Тұрғындарға «…» деп: whom it is told to is no part of it.
      let isTold = passage.has(spans[index].tokens.lowerBound - 1, .dative)
      if !isTold, let subject = speakers.last, subject.tokens.upperBound < spans[index].tokens.lowerBound,
        cue.verbClass != .call
      {
        contentStart = subject.tokens.upperBound
        finishVerbLast(cueIndex, skipFront(contentStart, limit)..<limit, speakers, start, end, .dep)
        return
      }
      if speakers.isEmpty {
        speakers = phrases.phrases(beginningAt: cue.tokens.upperBound, to: end).filter { $0.anchor <= .pronoun }
      }
      take(
        index, speakers: speakers, cue: cueIndex, via: messengers(in: start..<end, besides: speakers),
        pattern: .cueBehind)
      return
    }
    if passage.has(start, .closesClause) { return }
    // … деп хабарланды: nobody says it, and the nominative before is of what is said.
    if cue.entry.isAgentless {
      let content = skipFront(start, limit)
      if content < limit { finishVerbLast(cueIndex, content..<limit, [], start, end, .agentless) }
      return
    }
    let behind =
      isAttributive(cue)
      ? attributiveHead(after: cue, to: end) : phrases.phrases(beginningAt: cue.tokens.upperBound, to: end)
    // Жеткізіңдер деп тапсырған жолдауым: a thing says nothing.
    if isAttributive(cue), behind.isEmpty { return }
    if let first = behind.first, first.anchor != .common, first.tokens.lowerBound - cue.tokens.upperBound <= 2 {
      speakers = behind
    } else {
      speakers = verbLastSubject(from: start, to: limit)
      if let phrase = speakers.last { contentStart = phrase.tokens.upperBound }
      if speakers.isEmpty, let first = behind.first, first.tokens.count <= 3,
        !phrases.isOblique(first.tokens.upperBound - 1),
        passage.endsSentence(first.tokens.upperBound) || first.tokens.upperBound == end
      {
        speakers = behind
      }
      if speakers.isEmpty {
        speakers = plainSubject(start, limit); if let phrase = speakers.last { contentStart = phrase.tokens.upperBound }
      }
    }
    contentStart = skipFront(contentStart, limit)
    guard contentStart < limit, limit - contentStart >= 1 else { return }
    finishVerbLast(cueIndex, contentStart..<limit, speakers, start, end, .dep)
  }

  /// Фермерлер жем қымбаттады деседі: a plural that begins the sentence.
  func plainSubject(_ start: Int, _ end: Int) -> [NounPhrase] {
    // Көптеген фермерлер: the quantifier belongs to it.
    var noun = start
    while noun < start + 2, passage.has(noun, .determiner), passage.pronoun(noun) == nil { noun += 1 }
    guard noun + 2 < end, passage.has(noun, .word),
      !passage.has(noun, Traits.function.union([.oblique, .genitive, .time])), passage.has(noun, .plural)
    else { return [] }
    return [NounPhrase(tokens: start..<(noun + 1), anchor: .common)]
  }

  func skipFront(_ start: Int, _ end: Int) -> Int {
    var place = start
    while place < end, passage.has(place, [.comma, .colon]) || passage.isDash(place) { place += 1 }
    return place
  }

  func finishVerbLast(
    _ cueIndex: Int, _ tokens: Range<Int>, _ speakers: [NounPhrase], _ start: Int, _ end: Int, _ pattern: Pattern
  ) {
    var tokens = tokens
    var speakers = speakers
    // «…» деп сипаттады және …: what stands behind a verb that has reported is the rest.
    if let last = cueIndices(in: tokens).last(where: { finding(ofCue: $0) != nil }), let index = finding(ofCue: last) {
      tokens = cues[last].tokens.upperBound..<tokens.upperBound
      guard tokens.count >= 2 else { return }
      if speakers.isEmpty { speakers = findings[index].speakers }
    }
    while tokens.count > 1, passage.has(tokens.lowerBound, [.joiner, .comma]),
      passage.pronoun(tokens.lowerBound) == nil
    {
      tokens = (tokens.lowerBound + 1)..<tokens.upperBound
    }
    guard !tokens.isEmpty, !isQuoted(tokens) else { return }
    cues[cueIndex].isUsed = true
    var via = messengers(in: sentenceStart(before: start)..<end, besides: speakers)
    var cue = cues[cueIndex].tokens
    // X-қа сілтеме жасап: the one who is cited speaks, the subject passes on.
    if let relay = cueIndices(in: start..<end).first(where: { cues[$0].phraseClass == .relay }) {
      let messenger =
        speakers.isEmpty || speakers[0].tokens.lowerBound > cues[relay].tokens.lowerBound
        ? verbLastSubject(from: start, to: cues[relay].tokens.lowerBound) : speakers
      let border: Int =
        messenger.last.map { $0.tokens.upperBound <= cues[relay].tokens.lowerBound ? $0.tokens.upperBound : start }
        ?? start
      let cited = verbLastPhraseSpeaker(cues[relay], from: border)
      if let phrase = cited.first {
        via = messenger
        speakers = [trimmedFront(phrase, after: border)]
        cue = cues[relay].tokens
        cues[relay].isUsed = true
        var content = tokens
        if content.contains(cue.lowerBound) {
          content = skipFront(cue.upperBound, tokens.upperBound)..<tokens.upperBound
        }
        addReported(content, speakers, cue, via, .relay)
        return
      }
    }
    addReported(tokens, speakers, cue, via, pattern)
  }

  func trimmedFront(_ phrase: NounPhrase, after start: Int) -> NounPhrase {
    guard phrase.tokens.lowerBound < start, start < phrase.tokens.upperBound else { return phrase }
    return phrases.describe(start..<phrase.tokens.upperBound) ?? phrase
  }

  // MARK: - Phrases

  func readVerbLastPhrase(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    switch cue.phraseClass {
    case .relay, .passive: return
    case .place:
      // Х арнасының хабарлауынша, …: a messenger alone; of a verb in the same sentence it is via.
      let others = cueIndices(in: start..<end).filter {
        $0 != cueIndex && cues[$0].verbClass != nil && cues[$0].verbClass != .negative
      }
      guard others.isEmpty, cue.entry.isGenitive || cue.tokens.count == 1 else { return }
    default: break
    }
    let speakers = verbLastPhraseSpeaker(cue, from: start)
    let phraseStart = speakers.first?.tokens.lowerBound ?? cue.tokens.lowerBound
    var from = cue.tokens.upperBound
    if passage.has(cue.tokens.lowerBound, .closesClause) {
      // … деген пікірде: the opinion stands before, the subject before it.
      readClosed(cueIndex, start, end, contentEnd: cue.tokens.lowerBound)
      return
    }
    while from < end, passage.has(from, .comma) { from += 1 }
    guard end > from else { return }
    var front = phraseStart
    while front > start, passage.has(front - 1, .comma) { front -= 1 }
    cues[cueIndex].isUsed = true
    // Reuters-тің жазуынша: an agency passes on.
    let isMessenger = cue.phraseClass == .place || !speakers.isEmpty && speakers.allSatisfy { $0.role?.kind == .outlet }
    let isFirst =
      front <= start
      || (start..<front).allSatisfy {
        passage.has($0, [.adverb, .conjunction, .time, .oblique, .comma, .postposition]) || passage.pronoun($0) != nil
      }
    if !isFirst, front < phraseStart {
      addReported(start..<front, isMessenger ? [] : speakers, cue.tokens, isMessenger ? speakers : [], .accordingTo)
    }
    guard !isQuoted(from..<end) else { return }
    addReported(from..<end, isMessenger ? [] : speakers, cue.tokens, isMessenger ? speakers : [], .accordingTo)
  }

  // MARK: - The sentence before

  /// Бұл туралы X мәлімдеді; Осылай деді X: what the sentence before says.
  func readSentenceBefore(_ cueIndex: Int, _ start: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    guard passage.has(start, .pointsBack), start > passage.tokens.lowerBound,
      !passage.startsParagraph(start) || start > passage.tokens.lowerBound
    else { return false }
    // Nothing is reported in this sentence itself, and nothing follows in marks.
    if (start..<cue.tokens.lowerBound).contains(where: { passage.has($0, [.clauseEnd, .closesClause]) }) {
      return false
    }
    var speakers = verbLastSubject(from: start + 1, to: cue.tokens.lowerBound)
    if speakers.isEmpty || speakers[0].anchor == .pronoun {
      let behind = phrases.phrases(beginningAt: cue.tokens.upperBound, to: end)
      if let first = behind.first, first.anchor <= .role { speakers = behind }
    }
    guard let first = speakers.first, first.anchor <= .role else { return false }
    if let next = (firstSpan(from: end)..<spans.count).first,
      spans[next].tokens.lowerBound - end <= 2, takenBy[next] == -1, endsThought(spans[next]) || restEnds(next)
    {
      take(next, speakers: speakers, cue: cueIndex, via: [], pattern: .sentenceBefore)
      return true
    }
    return takeSentence(before: start, cueIndex, speakers, [])
  }

  func restEnds(_ index: Int) -> Bool {
    let after = spans[index].tokens.upperBound
    return after >= passage.tokens.upperBound || passage.has(after, Traits.terminators)
  }
}
