// The cue stands behind or in the midst of what it reports.
extension PassageReader {
  /// …, X said. / …, X said, …
  func readFinalClause(_ cueIndex: Int, _ start: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    guard cue.takes.contains(.that), cue.verbClass != .call, !cue.isConverb, !cue.entry.isAgentless else {
      return false
    }
    var speakers = subject(before: cue.tokens.lowerBound, from: start)
    var border = cue.tokens.lowerBound
    var after = cue.tokens.upperBound
    if let first = speakers.first, first.tokens.lowerBound < cue.tokens.lowerBound {
      border = first.tokens.lowerBound
      // …, the town's engineer, Omarov, said: the role belongs to the name in the aside.
      if passage.lexicon.hasArticles, border - 1 > start, passage.has(border - 1, .comma),
        passage.has(cue.tokens.lowerBound - 1, .comma),
        let role = phrases.phrases(endingAt: border - 1, from: start).last, role.role != nil,
        role.tokens.upperBound == border - 1, passage.has(role.tokens.lowerBound - 1, .comma)
      {
        border = role.tokens.lowerBound
      }
    }
    while border > start, passage.has(border - 1, [.adverb]) { border -= 1 }
    if border > start, passage.has(border - 1, .manner) {
      border -= 1
      if border == start { return readManner(cueIndex, speakers, start, end) }
    }
    // …, о чём сообщил X
    if !passage.lexicon.hasArticles, border - 2 > start, passage.has(border - 1, .relative),
      passage.has(border - 2, .preposition)
    {
      border -= 2
    }
    let isInverted = speakers.isEmpty
    // … leaders “who understand,” X said: the comma stands inside the marks.
    let isMarked = border - 1 > start && span(at: border - 1).map { endsWithComma(spans[$0]) } ?? false
    guard border - 1 > start, passage.has(border - 1, .comma) || passage.isDash(border - 1) || isMarked else {
      return false
    }
    if isInverted {
      speakers = phrases.phrases(beginningAt: after, to: end)
      guard let last = speakers.last, speakers[0].tokens.lowerBound - after <= 8 else { return false }
      after = last.tokens.upperBound
    }
    guard let first = speakers.first,
      first.anchor != .common || passage.has(first.tokens.lowerBound, .determiner) && !cue.entry.isWeak
        || !passage.lexicon.hasArticles
    else { return false }
    if passage.lexicon.hasArticles {
      // …, X told reporters on Tuesday.
      if cue.entry.hasAddressee, !isInverted, let told = phrases.extent(from: after, to: end) {
        after = told.tokens.upperBound
      }
      if isInsideQuestion(speakers) || passage.has(cue.tokens.lowerBound - 1, .infinitiveSign) || hasPassiveForm(cue) {
        return false
      }
      // He announced his resignation: an object follows, so nothing before is what he said.
      let next = passage[after]
      if after < end,
        !next.has([.comma, .preposition, .link, .time, .adverb, .conjunction, .relative, .converb, .opensBracket]),
        !passage.isDash(after)
      {
        return false
      }
      if next.has(.infinitiveSign), !next.has(.comma), passage.has(after + 1, .word), phrases.unit(after + 1) == .common
      {
        return false
      }
    }
    var contentEnd = isMarked ? border : border - 1
    while contentEnd > start, passage.has(contentEnd - 1, .comma) || passage.isDash(contentEnd - 1) { contentEnd -= 1 }
    // What follows must be no clause of its own.
    let rest = restBehind(after, end)
    guard rest.isTail else { return false }
    var from = start
    while from < contentEnd, passage.has(from, .conjunction), !passage.has(from, [.preposition, .complementizer]) {
      from += 1
    }
    if passage.isDash(from) { from += 1 }
    guard contentEnd - from >= 1 else { return false }
    let isFronted = (passage.lexicon.hasArticles || contentEnd - from <= 3) && !isClause(from, contentEnd)
    if isFronted {
      guard let second = rest.second ?? clauseBehindComma(after, end), second.count >= 3 else { return false }
      cues[cueIndex].isUsed = true
      addReported(second, speakers, cue.tokens, [], .aside)
      return true
    }
    if isQuoted(from..<contentEnd) { return false }
    cues[cueIndex].isUsed = true
    let pattern: Pattern = rest.second == nil ? .finalClause : .aside
    addReported(from..<contentEnd, speakers, cue.tokens, messengers(in: border..<end, besides: speakers), pattern)
    if let second = rest.second, second.count >= 2 { addReported(second, speakers, cue.tokens, [], pattern) }
    return true
  }

  /// Begins no adverbial, or has a verb of its own: in the long run is no clause.
  func isClause(_ start: Int, _ end: Int) -> Bool {
    let facts = passage[start]
    if (start..<end).contains(where: { passage.has($0, .auxiliary) || span(at: $0) != nil }) { return true }
    if facts.has([.preposition, .time, .adverb]) && !facts.has(.determiner) { return false }
    if let pronoun = passage.pronoun(start), pronoun.isNominative { return true }
    return end - start >= 2
  }

  /// In the long run, X says, the bridge would last: no apposition of X, since it has a verb.
  private func clauseBehindComma(_ comma: Int, _ end: Int) -> Range<Int>? {
    guard passage.lexicon.hasArticles, passage.has(comma, .comma), passage.has(comma + 1, .determiner),
      hasEvidence(comma + 1, end)
    else { return nil }
    return (comma + 1)..<end
  }

  /// As the mayor noted, …
  func readManner(_ cueIndex: Int, _ speakers: [NounPhrase], _ start: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    guard !speakers.isEmpty,
      let comma = (cue.tokens.upperBound..<min(end, cue.tokens.upperBound + 12)).first(where: {
        passage.has($0, .comma)
      })
    else { return false }
    let to = contentEnd(comma + 1, end, cueIndex)
    guard to - comma > 2 else { return false }
    cues[cueIndex].isUsed = true
    addReported((comma + 1)..<to, speakers, cue.tokens, [], .finalClause)
    return true
  }

  /// Time, place and addressee behind a cue, and what goes on behind a comma.
  func restBehind(_ start: Int, _ end: Int) -> (isTail: Bool, second: Range<Int>?) {
    var place = start
    while place < end, !passage.has(place, .comma), !passage.isDash(place) {
      if span(at: place) != nil
        || passage.has(place, [.complementizer]) && !passage.has(place, [.relative, .preposition, .conjunction])
        || passage.has(place, .colon)
      {
        return (false, nil)
      }
      place += 1
    }
    guard place - start <= 22 else { return (false, nil) }
    guard place < end else { return (true, nil) }
    let next = place + 1
    // An apposition or relative clause of the speaker belongs to him.
    if passage.has(next, [.relative, .converb])
      || passage.has(next, .determiner) && passage.lexicon.hasArticles && place - start <= 0
      || passage.has(next, .conjunction)
    {
      return (true, nil)
    }
    if place > start + 6, !passage.isDash(place) { return (true, nil) }
    if passage.has(next, .startsRole) || place == start && phrases.unit(next) == .role { return (true, nil) }
    guard end - next >= 2 else { return (true, nil) }
    return (true, next..<end)
  }
}
