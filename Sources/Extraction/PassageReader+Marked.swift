// Quotations in marks with a cue beside them.
extension PassageReader {
  func attributeMarked() {
    for index in spans.indices where takenBy[index] == -1 {
      if isShownText(index) { continue }
      if introduction.isThere, spans[index].tokens.lowerBound == passage.tokens.lowerBound, endsThought(spans[index]),
        spans[index].tokens.upperBound == passage.tokens.upperBound
      {
        continue
      }
      if attributeBehind(index) { continue }
      if attributeInFront(index) { continue }
      _ = attributeContinuation(index)
    }
  }

  func endsWithComma(_ span: Span) -> Bool { passage.has(lastSpoken(span), .comma) }

  // MARK: - The cue behind

  private func attributeBehind(_ index: Int) -> Bool {
    let span = spans[index]
    var start = span.tokens.upperBound
    guard start < passage.tokens.upperBound, !passage.startsParagraph(start) else { return false }
    let endsOpen = endsWithComma(span) || endsThoughtOpen(span)
    var isParted = endsOpen || span.isDialogue
    if passage.has(start, .comma) {
      isParted = true
      start += 1
    } else if passage.has(start, .stop), passage.isDash(start + 1) {
      start += 1
    }
    if passage.isDash(start) {
      isParted = true
      start += 1
    }
    let closesFull = !span.inner.isEmpty && passage.has(span.inner.upperBound - 1, .stop)
    if closesFull, !passage.isDash(start - 1) { return false }
    while passage.has(start, .closesClause), passage.lexicon.isVerbLast { start += 1 }
    let end = clauseEndBehind(start, index)
    guard start < end else { return false }
    guard let cueIndex = cueIndices(in: start..<end).first(where: { isDirectCue(cues[$0]) }) else {
      return false
    }
    let cue = cues[cueIndex]
    if isIntroduced(index), introducesNext(cue, index) { return false }
    let distance = cue.tokens.lowerBound - start
    if !isParted, !passage.lexicon.isVerbLast, cue.phraseClass != nil { return false }
    if !isParted, !passage.lexicon.isVerbLast, distance > 0 || !startsClean(index) { return false }
    if !isParted, passage.lexicon.isVerbLast, distance > 3 { return false }
    guard distance <= (passage.lexicon.isVerbLast ? 14 : 30), !(startsInsideClause(index)) else { return false }
    if cue.verbClass == .relay || cue.phraseClass == .relay { return attributeRelay(index, cueIndex, start..<end) }
    var speakers: [NounPhrase]
    if passage.lexicon.isVerbLast, isAttributive(cue) {
      speakers = attributiveHead(after: cue, to: end)
    } else if passage.lexicon.isVerbLast {
      speakers =
        cue.entry.isAgentless
        ? [] : phrases.phrases(beginningAt: cue.tokens.upperBound, to: min(end, cue.tokens.upperBound + 10))
      if !cue.entry.isAgentless, speakers.isEmpty || speakers[0].anchor == .common {
        speakers = subjectInFront(index, of: cue, or: speakers)
      }
      if speakers.isEmpty, distance > 0 { speakers = verbLastSubject(from: start, to: cue.tokens.lowerBound) }
      if speakers.isEmpty, cue.entry.isAgentless { speakers = possessor(after: cue.tokens.upperBound, to: end) }
      if speakers.isEmpty { speakers = droppedSubject(of: cue) }
    } else if case .phrase = cue.entry.kind {
      guard let phrase = phraseSpeakers(cue, from: start, to: end) else { return false }
      speakers = phrase
    } else {
      speakers =
        cue.entry.isAgentless
        ? owner(ofWordsIn: cue.tokens.upperBound..<end) : self.speakers(of: cue, from: start, to: end)
      if !cue.entry.isAgentless, distance > 0 {
        guard isSubjectOnly(start, cue.tokens.lowerBound, speakers) else { return false }
      }
    }
    take(
      index, speakers: speakers, cue: cueIndex, via: messengers(in: start..<end, besides: speakers), pattern: .cueBehind
    )
    return true
  }

  /// She asked: “…?” Its cue stands in front, with a comma or a colon.
  private func isIntroduced(_ index: Int) -> Bool {
    let mark = spans[index].tokens.lowerBound - 1
    guard passage.has(mark, [.comma, .colon]), self.span(at: mark) == nil else { return false }
    return cueIndices(in: sentenceStart(before: mark)..<mark).contains { isDirectCue(cues[$0]) }
  }

  /// He answered, “…”: the cue is the next marks' own.
  private func introducesNext(_ cue: Cue, _ index: Int) -> Bool {
    let mark = cue.tokens.upperBound
    return index + 1 < spans.count && spans[index + 1].tokens.lowerBound == mark + 1
      && spans[index + 1].pair != spans[index].pair && passage.has(mark, [.comma, .colon])
  }

  private func endsThoughtOpen(_ span: Span) -> Bool {
    passage.has(lastSpoken(span), [.question, .exclamation, .ellipsis]) || passage.isDash(lastSpoken(span))
  }

  func isDirectCue(_ cue: Cue) -> Bool {
    switch cue.entry.kind {
    case .verb(.negative), .none: false
    case .verb(.thought), .verb:
      cue.entry.takes.contains(.direct) || cue.verbClass == .thought || cue.verbClass == .relay
    case .phrase(let phraseClass):
      phraseClass == .source || phraseClass == .view || phraseClass == .relay || phraseClass == .passive
    }
  }

  /// Only a subject, adverbs and asides stand between.
  private func isSubjectOnly(_ start: Int, _ cue: Int, _ speakers: [NounPhrase]) -> Bool {
    guard let first = speakers.first else {
      return (start..<cue).allSatisfy {
        isBetweenSubjectAndVerb($0) || passage.has($0, [.adverb, .preposition, .time])
      }
    }
    if first.tokens.lowerBound >= cue {
      return (start..<cue).allSatisfy { !passage.has($0, [.comma, .colon]) } && cue - start <= 6
    }
    guard first.anchor != .common || passage.has(first.tokens.lowerBound, [.determiner]) || first.tokens.count <= 3
    else { return false }
    return first.tokens.lowerBound - start <= 3 || !passage.has(first.tokens.lowerBound - 1, .word)
  }

  /// The marked words are only part of the author's clause: a “gift”, she said.
  private func startsInsideClause(_ index: Int) -> Bool { !startsClean(index) }

  func startsClean(_ index: Int) -> Bool {
    let span = spans[index]
    if span.isDialogue || index > 0 && spans[index - 1].pair == span.pair { return true }
    var place = span.tokens.lowerBound - 1
    let start = sentenceStart(before: span.tokens.lowerBound)
    guard place >= start else { return true }
    if passage.has(place, [.colon]) || passage.isDash(place) { return true }
    if self.span(at: place) != nil { return true }
    if passage.has(place, .comma) {
      return passage.has(span.inner.lowerBound, .capitalised) || place - start <= 4 || isDirectlyAfterCue(place)
    }
    if isDirectlyAfterCue(place + 1) { return true }
    while place >= start, passage.has(place, [.conjunction, .adverb, .particle, .complementizer, .comma]),
      phrases.unit(place) == .none
    { place -= 1 }
    return place < start
  }

  private func isDirectlyAfterCue(_ token: Int) -> Bool {
    (max(passage.tokens.lowerBound, token - 6)..<token).contains { start in
      guard let index = indexOfCue(at: start) else { return false }
      return cues[index].tokens.upperBound == token && cues[index].phraseClass != .place
        && cues[index].phraseClass != .relay
    }
  }

  /// Where the author's words behind a span end.
  private func clauseEndBehind(_ start: Int, _ index: Int) -> Int {
    var place = start
    while place < passage.tokens.upperBound, place - start < Self.longestSentence {
      if passage.startsParagraph(place), place > start || place > spans[index].tokens.upperBound { return place }
      if let next = span(at: place) {
        if isNameLike(spans[next]), next != index, !passage.has(place - 1, [.comma, .colon]), !passage.isDash(place - 1)
        {
          place = spans[next].tokens.upperBound
          continue
        }
        return place
      }
      if passage.endsSentence(place) { return passage.has(place, Traits.terminators) ? place : place + 1 }
      if passage.has(place, .semicolon) { return place }
      if passage.isDash(place), place > start,
        passage.has(place - 1, .comma) || index + 1 < spans.count && spans[index + 1].tokens.lowerBound == place + 1
      {
        return place
      }
      place += 1
    }
    return place
  }

  func isNameLike(_ span: Span) -> Bool {
    span.inner.count <= 6 && !span.isDialogue && span.isComplete
      && !span.inner.contains { passage.has($0, Traits.terminators.union(.comma)) }
      && passage.has(span.inner.lowerBound, [.capitalised, .number])
  }

  // MARK: - The cue in front

  private func attributeInFront(_ index: Int) -> Bool {
    let span = spans[index]
    let start = sentenceStart(before: span.tokens.lowerBound)
    var end = span.tokens.lowerBound
    let hasColon = passage.has(end - 1, .colon)
    guard end > start, hasColon || !namesMessenger(index, from: start) else { return false }
    let hasComma = passage.has(end - 1, .comma)
    if hasColon || hasComma { end -= 1 }
    let candidates = cueIndices(in: start..<end).filter { isDirectCue(cues[$0]) && !(cues[$0].isUsed && !hasColon) }
    if hasColon {
      if let cueIndex = candidates.last(where: { !isInsideRelative(cues[$0], start) }) ?? candidates.last {
        return takeInFront(index, cueIndex, start, end)
      }
      return attributeColon(index, start, end)
    }
    // Without a colon the cue must be near: said, “…”; told the court on Monday, “…”; said “…”.
    guard let cueIndex = candidates.last else { return false }
    let cue = cues[cueIndex]
    let gap = cue.tokens.upperBound..<end
    if passage.lexicon.isVerbLast, case .verb = cue.entry.kind { return false }
    switch cue.entry.kind {
    case .phrase(.source), .phrase(.view):
      guard cue.entry.side == .after || cue.entry.isGenitive || passage.lexicon.isVerbLast else { return false }
      guard startsDirectly(index, after: cue, end: end), !isOwnName(index, of: cue) else { return false }
    case .phrase(.relay): return false
    default:
      if cue.verbClass == .call { return false }
      if hasComma {
        let isFar =
          gap.count > 10
          || gap.contains { passage.has($0, [.comma, .complementizer]) && !passage.has($0, .preposition) }
        // Said on Monday, in reference to her child, born in May, “…”: only a whole sentence reaches so far.
        let isSentence = endsThought(span) && span.inner.count >= 5 && passage.has(span.inner.lowerBound, .capitalised)
        guard
          !isFar
            || isSentence && gap.count <= 35 && candidates.count == 1
              && !gap.contains(where: {
                passage.has($0, .complementizer) && !passage.has($0, [.relative, .preposition])
              })
        else { return false }
        guard passage.has(span.inner.lowerBound, .capitalised) || endsThought(span) || span.inner.count >= 4 else {
          return false
        }
      } else {
        guard
          gap.count == 0 || !passage.lexicon.hasArticles && gap.allSatisfy({ isJoint($0) })
            || cue.entry.hasAddressee && isAddressee(gap)
        else { return false }
        if case .verb = cue.entry.kind, !cue.takes.contains(.that), cue.verbClass != .ask { return false }
        // Should be considered “…”: nobody says it.
        if cue.verbClass != nil, !cue.entry.hasAddressee, hasPassiveForm(cue) { return false }
        let isWhole =
          endsThought(span) || restIsShort(span)
          || endsWithComma(span) && (gap.isEmpty || !goesOn(behind: span, of: cue))
        guard isWhole, span.inner.count >= 2 || endsThought(span) else { return false }
        if !passage.lexicon.hasArticles, !gap.isEmpty, span.inner.count < 3 { return false }
      }
    }
    return takeInFront(index, cueIndex, start, end)
  }

  private func isJoint(_ token: Int) -> Bool { passage.has(token, [.complementizer, .comma, .particle]) }

  /// Answered that “…,” so the state should …: the clause goes on without marks and has no other cue.
  private func goesOn(behind span: Span, of cue: Cue) -> Bool {
    let after = span.tokens.upperBound
    let end = sentenceEnd(after: after)
    return end - after >= 3 && cueIndices(in: after..<end).isEmpty && passage.has(after, [.conjunction, .coordinator])
  }

  /// After the marks the author's sentence ends.
  private func restIsShort(_ span: Span) -> Bool {
    let after = span.tokens.upperBound
    return after >= passage.tokens.upperBound || passage.startsParagraph(after)
      || passage.has(after, Traits.terminators)
      || passage.has(after, [.comma, .semicolon])
  }

  private func isAddressee(_ gap: Range<Int>) -> Bool {
    gap.count <= 4 && !gap.contains { passage.has($0, .infinitiveSign) }
      && gap.allSatisfy {
        passage.isWord($0) && !passage.has($0, [.complementizer, .auxiliary]) || passage.has($0, .adverb)
      }
      && gap.allSatisfy { phrases.unit($0) != .none || passage.pronoun($0) != nil || passage.has($0, .adverb) }
  }

  /// По данным «Берега», …: the marks hold the name that the phrase asks for.
  private func isOwnName(_ index: Int, of cue: Cue) -> Bool {
    let span = spans[index]
    guard cue.entry.side == .after, isNameLike(span), !passage.lexicon.hasArticles else { return false }
    return !(cue.tokens.upperBound..<span.tokens.lowerBound).contains {
      passage.has($0, .comma) || passage.has($0, .capitalised) && !passage.has($0, .allCapitals)
    }
  }

  /// По мнению X, «…»: between the name and the marks only a comma.
  private func startsDirectly(_ index: Int, after cue: Cue, end: Int) -> Bool {
    guard let speakers = phraseSpeakers(cue, from: sentenceStart(before: cue.tokens.lowerBound), to: end) else {
      return false
    }
    let last = max(cue.tokens.upperBound, speakers.last?.tokens.upperBound ?? 0)
    return last >= end - 1
  }

  private func isInsideRelative(_ cue: Cue, _ start: Int) -> Bool {
    var place = cue.tokens.lowerBound - 1
    while place > start, place > cue.tokens.lowerBound - 6 {
      if passage.has(place, .relative), !passage.has(place, .complementizer) { return true }
      if passage.has(place, .comma) { return false }
      place -= 1
    }
    return false
  }

  private func takeInFront(_ index: Int, _ cueIndex: Int, _ start: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    if cue.verbClass == .relay || cue.phraseClass == .relay { return attributeRelay(index, cueIndex, start..<end) }
    var speakers: [NounPhrase]
    if passage.lexicon.isVerbLast {
      speakers =
        cue.phraseClass != nil
        ? verbLastPhraseSpeaker(cue, from: start) : verbLastSubject(from: start, to: cue.tokens.lowerBound)
      // Порттың директоры X былай деді: «…»: the row of nouns before the verb.
      if speakers.isEmpty, cue.phraseClass == nil, !cue.entry.isAgentless,
        let row = rowBefore(cue.tokens.lowerBound, past: [.adverb, .closesClause], from: start), row.anchor <= .role,
        !passage.has(row.tokens.upperBound - 1, [.genitive, .dative])
      {
        speakers = [row]
      }
    } else if case .phrase = cue.entry.kind {
      speakers = phraseSpeakers(cue, from: start, to: end) ?? []
    } else if cue.entry.isAgentless {
      speakers = []
    } else if cue.entry.hasAddressee, hasPassiveForm(cue) {
      speakers = agent(after: cue, to: end)
    } else {
      speakers = self.speakers(of: cue, from: start, to: end)
      if speakers.isEmpty || cue.isConverb && speakers[0].tokens.lowerBound > cue.tokens.lowerBound {
        speakers = inheritedSpeakers(before: cueIndex, from: start)
      }
    }
    take(
      index, speakers: speakers, cue: cueIndex, via: messengers(in: start..<end, besides: speakers),
      pattern: .cueInFront)
    return true
  }

  /// The speaker of the cue before in the same sentence, else the sentence's subject.
  func inheritedSpeakers(before cueIndex: Int, from start: Int) -> [NounPhrase] {
    if cueIndex > 0, cues[cueIndex - 1].isUsed, let finding = finding(ofCue: cueIndex - 1),
      cues[cueIndex].tokens.lowerBound - cues[cueIndex - 1].tokens.upperBound < 40
    {
      return findings[finding].speakers
    }
    return clauseSubject(from: start, to: cues[cueIndex].tokens.lowerBound)
  }

  /// X: “…”
  private func attributeColon(_ index: Int, _ start: Int, _ end: Int) -> Bool {
    let span = spans[index]
    guard span.inner.count >= 3 || endsThought(span) else { return false }
    var speakers: [NounPhrase] = []
    if end - start <= 8 {
      if let phrase = phrases.extent(from: start, to: end), phrase.tokens.upperBound == end { speakers = [phrase] }
    }
    // X: ‘No way’ to pay for it: the line goes on in his name, and is read as a whole.
    if passage.lexicon.hasArticles, let first = speakers.first, first.anchor != .common, !endsThought(span),
      !endsWithComma(span), span.tokens.upperBound < lineEnd(behind: span),
      passage.has(span.tokens.upperBound, .word), cueIndices(in: start..<end).isEmpty
    {
      return false
    }
    var pattern = Pattern.colonName
    if speakers.isEmpty || speakers[0].anchor == .common {
      speakers =
        (passage.lexicon.isVerbLast ? verbLastSubject(from: start, to: end) : clauseSubject(from: start, to: end))
        .filter { $0.anchor != .common && !isPlaceOnly($0) }
      pattern = .freeStanding
      guard !speakers.isEmpty, span.inner.count >= 4, !passage.has(end - 1, .startsLabel) else { return false }
    }
    // «X: «…», – деді»: the verb may follow.
    if passage.lexicon.isVerbLast {
      var after = span.tokens.upperBound
      while after < passage.tokens.upperBound, passage.has(after, [.comma, .closesClause]) || passage.isDash(after) {
        after += 1
      }
      if let cueIndex = indexOfCue(at: after), isDirectCue(cues[cueIndex]) {
        take(index, speakers: speakers, cue: cueIndex, via: [], pattern: .cueBehind)
        return true
      }
    }
    take(index, speakers: speakers, cue: nil, via: [], pattern: pattern)
    return true
  }

  private func lineEnd(behind span: Span) -> Int {
    var place = span.tokens.upperBound
    while place < passage.tokens.upperBound, !passage.startsParagraph(place) { place += 1 }
    return place
  }

  // MARK: - Taking

  /// Attributes a span by itself.
  func take(_ index: Int, speakers: [NounPhrase], cue: Int?, via: [NounPhrase], pattern: Pattern) {
    if let cue { cues[cue].isUsed = true }
    add(
      Finding(
        kind: .direct, tokens: spans[index].tokens, speakers: speakers, cue: cue.map { cues[$0].tokens }, via: via,
        pattern: pattern))
    takenBy[index] = findings.count - 1
  }
}
