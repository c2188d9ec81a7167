// Reported speech in languages whose verb stands before what is reported.
extension PassageReader {
  func readReported() {
    for cueIndex in cues.indices where !cues[cueIndex].isUsed {
      let cue = cues[cueIndex]
      // Who asked not to be named: part of a speaker's own phrase.
      if isInSpeaker(cue.tokens.lowerBound) { continue }
      let start = sentenceStart(before: cue.tokens.lowerBound)
      let end = sentenceEnd(after: cue.tokens.upperBound)
      switch cue.entry.kind {
      case .verb(.negative), .none, .phrase(.place): continue
      case .phrase(.relay): readCiting(cueIndex, start, end)
      case .verb(.relay): readQuoting(cueIndex, start, end)
      case .phrase: reading(cueIndex, end) { readPhrase(cueIndex, start, $0) }
      case .verb where readPointedBack(cueIndex, start, end): continue
      case .verb: reading(cueIndex, end) { readVerb(cueIndex, start, $0) }
      }
    }
  }

  // MARK: - Verbs

  func readVerb(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    // No way of knowing, into thinking: nobody is named who does.
    if cue.verbClass == .thought, cue.isConverb, passage.lexicon.hasArticles,
      passage.has(cue.tokens.lowerBound - 1, [.preposition, .link])
    {
      return
    }
    if var content = contentBehind(cueIndex, end) {
      var speakers: [NounPhrase]
      if cue.entry.isAgentless {
        speakers = []
      } else {
        let isPassive = isPassive(cue)
        speakers = isPassive ? agent(after: cue, to: end) : subject(before: cue.tokens.lowerBound, from: start)
        if cue.isConverb,
          speakers.isEmpty || passage.has(cue.tokens.lowerBound - 1, [.comma, .joiner])
            || cue.tokens.lowerBound == start
        {
          speakers = inheritedSpeakers(before: cueIndex, from: start)
        }
        // Назвал … и предупредил, что: the verbs of a list have one subject.
        if !passage.lexicon.hasArticles, speakers.isEmpty, passage.has(cue.tokens.lowerBound - 1, .joiner) {
          speakers = inheritedSpeakers(before: cueIndex, from: start)
        }
        let main =
          passage.has(content.end, .comma) ? mainSubject(at: content.end + 1, of: cue, from: start, to: end) : []
        if !main.isEmpty { speakers = main }
        if speakers.isEmpty, !isPassive {
          let limit = content.start > cue.tokens.upperBound ? content.start : cue.tokens.upperBound
          speakers = phrases.phrases(beginningAt: cue.tokens.upperBound, to: limit)
          if speakers.isEmpty, passage.lexicon.hasArticles, !isPassive {
            speakers = clauseSubject(from: start, to: cue.tokens.lowerBound)
          }
        }
        // When asked if he would: nobody is named who asked.
        if cue.verbClass == .ask, passage.lexicon.hasArticles, passage.has(cue.tokens.lowerBound, .finite),
          passage.has(cue.tokens.lowerBound - 1, .conjunction), !passage.has(cue.tokens.lowerBound - 1, .joiner)
        {
          speakers = []
        }
        // Was offered a place to study: a deed done to the subject.
        if content.pattern == .infinitive, passage.lexicon.hasArticles, !cue.entry.hasAddressee, hasPassiveForm(cue) {
          return
        }
        if passage.lexicon.hasArticles, speakers.isEmpty {
          // Asked whether it would rain, he said: nobody is named who asked.
          if cue.verbClass == .ask, content.pattern == .whether, passage.has(cue.tokens.lowerBound, .finite) {
            var content = content
            if let comma = (content.start..<content.end).first(where: { passage.has($0, .comma) }) {
              content.end = comma
            }
            finish(cueIndex, content, [], start, end)
          }
          return
        }
        // Это доказывает, что: a bare determiner is nobody.
        if let first = speakers.first, speakers.count == 1, first.anchor != .name,
          first.tokens.allSatisfy({ passage.has($0, .determiner) }),
          passage.pronoun(first.tokens.lowerBound).map({ $0.isIndefinite && !$0.isPlural }) ?? !first.tokens.contains(
            where: { passage.has($0, .capitalised) && !phrases.startsSentence($0) })
        {
          return
        }
        if let pronoun = speakers.last?.pronoun, !isSayer(pronoun, cue) { return }
        content.end = relativeEnd(content.start..<content.end, speakers)
        if content.pattern != .that, isInsideQuestion(speakers), !beginsWithSubject(content) { return }
        if let first = speakers.first, passage.has(first.tokens.lowerBound - 1, .condition) { return }
        if content.pattern != .that, passage.lexicon.hasArticles,
          passage.has(cue.tokens.lowerBound - 1, .infinitiveSign), speakers.contains(where: { $0.anchor > .pronoun })
        {
          return
        }
      }
      finish(cueIndex, content, speakers, start, end)
      return
    }
    if readFinalClause(cueIndex, start, end) { return }
    readCalled(cueIndex, start, end)
    if !cues[cueIndex].isUsed, passage.lexicon.calledObjectIsInside { readObject(cueIndex, start, end) }
  }

  /// Noting that A, X said B; after accusing X of A, Y left: whoever the main clause is about has said the first as well.
  func mainSubject(at token: Int, of cue: Cue, from start: Int, to end: Int) -> [NounPhrase] {
    guard passage.lexicon.hasArticles, cue.isConverb,
      cue.tokens.lowerBound == start
        || cue.tokens.lowerBound == start + 1 && passage.has(start, [.preposition, .conjunction])
    else { return [] }
    return phrases.phrases(beginningAt: token, to: end).filter { $0.anchor <= .pronoun }
  }

  /// Omarov, who says A, left: the comma that closes the relative clause ends what is reported in it.
  func relativeEnd(_ content: Range<Int>, _ speakers: [NounPhrase]) -> Int {
    guard passage.lexicon.hasArticles, let first = speakers.first, first.antecedent != nil,
      passage.has(first.tokens.lowerBound - 1, .comma)
    else { return content.upperBound }
    return content.dropFirst(2).first { passage.has($0, .comma) && span(at: $0) == nil } ?? content.upperBound
  }

  /// What Obama says; a man who many believe: the clause has its own place in another.
  func isInsideQuestion(_ speakers: [NounPhrase]) -> Bool {
    guard passage.lexicon.hasArticles, let first = speakers.first, first.antecedent == nil else { return false }
    let before = first.tokens.lowerBound - 1
    // When X asked whether A, Y left: when it was, and no question.
    if passage.has(before, .conjunction), before == sentenceStart(before: first.tokens.lowerBound) { return false }
    return passage.has(before, .relative)
      || passage.has(before, .complementizer) && !passage.has(before, [.conjunction])
  }

  /// Where he says he can win: the clause is whole, so nothing of it stands in front.
  private func beginsWithSubject(_ content: Content) -> Bool {
    content.pattern == .bare && isNounStart(content.start)
      && (passage.pronoun(content.start) != nil || !passage.has(content.start, [.auxiliary, .finite]))
  }

  /// One can see, we know: the author reasons, nobody is quoted.
  func isSayer(_ pronoun: Pronoun, _ cue: Cue) -> Bool {
    if pronoun.person == 2 { return false }
    return pronoun.person == 3
      ? !(pronoun.isIndefinite && !pronoun.isPlural) : !(cue.entry.isWeak && cue.verbClass == .thought)
  }

  struct Content {
    var start: Int
    var end: Int
    var pattern: Pattern
  }

  func isPassive(_ cue: Cue) -> Bool {
    guard passage.lexicon.hasArticles, cue.entry.hasAddressee || cue.verbClass == .call else { return false }
    return hasPassiveForm(cue)
  }

  /// Was told, not is telling.
  func hasPassiveForm(_ cue: Cue) -> Bool {
    guard passage.lexicon.hasArticles, !passage.has(cue.tokens.lowerBound, .converb) else { return false }
    var place = cue.tokens.lowerBound - 1
    while passage.has(place, [.adverb, .time]) { place -= 1 }
    return passage.has(place, .copula)
  }

  /// By X.
  func agent(after cue: Cue, to end: Int) -> [NounPhrase] {
    var place = cue.tokens.upperBound
    while place < min(end, cue.tokens.upperBound + 12) {
      if let index = span(at: place) { place = spans[index].tokens.upperBound; continue }
      if passage.has(place, .agent) { return phrases.phrases(beginningAt: place + 1, to: end) }
      place += 1
    }
    return []
  }

  // MARK: - Adding

  func finish(_ cueIndex: Int, _ content: Content, _ speakers: [NounPhrase], _ start: Int, _ end: Int) {
    guard content.end - content.start >= 1 else { return }
    let cue = cues[cueIndex]
    cues[cueIndex].isUsed = true
    let via = messengers(in: start..<max(content.start, start), besides: speakers)
    addReported(
      content.start..<content.end, speakers, cue.tokens, via, cue.entry.isAgentless ? .agentless : content.pattern,
      isThought: cue.verbClass == .thought)
  }

  /// Adds a reported clause: mixed when words in marks are inside, direct when it is nothing else.
  func addReported(
    _ tokens: Range<Int>, _ speakers: [NounPhrase], _ cue: Range<Int>, _ via: [NounPhrase], _ pattern: Pattern,
    isThought: Bool = false
  ) {
    var tokens = tokens
    // A clause never leaves half of a marked stretch outside.
    if let index = span(at: tokens.upperBound - 1), spans[index].tokens.upperBound > tokens.upperBound {
      tokens = tokens.lowerBound..<spans[index].tokens.upperBound
    }
    guard !tokens.isEmpty else { return }
    let inside = spanIndices(in: tokens).filter {
      tokens.contains(spans[$0].tokens.lowerBound) && spans[$0].tokens.upperBound <= tokens.upperBound
        && !spans[$0].isDialogue
    }
    let free = inside.filter { takenBy[$0] == -1 || takenBy[$0] == -2 }
    var kind = QuotationKind.indirect
    if free.contains(where: { !isTitle($0) }) { kind = .mixed }
    if let only = free.first, free.count == 1, spans[only].tokens == tokens, spans[only].inner.count > 1 {
      // Said that “…”: the clause has begun in the author's words.
      kind = pattern == .that && passage.lexicon.hasArticles ? .mixed : .direct
    }
    let rule = isThought && pattern != .agentless ? Pattern.thought : pattern
    takeSpans(
      in: tokens, by: Finding(kind: kind, tokens: tokens, speakers: speakers, cue: cue, via: via, pattern: rule))
  }

  /// Marks inside a reported clause that hold a name only.
  func isTitle(_ index: Int) -> Bool {
    isShownText(index)
      || isNameLike(spans[index]) && spans[index].inner.count <= 4
        && !passage.has(spans[index].tokens.lowerBound - 1, .startsCue)
        && spans[index].inner.allSatisfy {
          passage.has($0, [.capitalised, .number, .hyphen]) || passage.has($0, Traits.function)
            || $0 > spans[index].inner.lowerBound
        }
  }

  func takeSpans(in tokens: Range<Int>, by finding: Finding) {
    add(finding)
    for index in spanIndices(in: tokens)
    where spans[index].tokens.lowerBound >= tokens.lowerBound && spans[index].tokens.upperBound <= tokens.upperBound {
      if takenBy[index] < 0 { takenBy[index] = isTitle(index) && finding.kind == .indirect ? -2 : findings.count - 1 }
    }
  }
}
