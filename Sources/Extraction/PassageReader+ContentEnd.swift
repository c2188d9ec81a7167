// How far a reported clause goes that stands behind its verb.
extension PassageReader {
  /// Where what is reported ends: the sentence's end, or where another cue takes over behind a comma.
  func contentEnd(_ start: Int, _ end: Int, _ cueIndex: Int) -> Int {
    var limit = end
    var place = start
    while place < limit {
      if passage.has(place, .semicolon) { limit = place; break }
      if passage.startsParagraph(place), place > start { limit = place; break }
      place += 1
    }
    // Having announced that A, the judge went on: the clause ends with its comma.
    if passage.lexicon.hasArticles, cues[cueIndex].isConverb, cues[cueIndex].verbClass != nil,
      passage.startsParagraph(cues[cueIndex].tokens.lowerBound)
        || passage.has(cues[cueIndex].tokens.lowerBound - 1, [.preposition])
        || cues[cueIndex].tokens.lowerBound <= sentenceStart(before: cues[cueIndex].tokens.lowerBound) + 1,
      let comma = (start..<limit).first(where: { passage.has($0, .comma) && span(at: $0) == nil })
    {
      return comma
    }
    if let comma = subordinateEnd(start, limit, cueIndex) { return comma }
    var next = cueIndex + 1
    while next < min(cues.count, cueIndex + 9), cues[next].tokens.lowerBound < limit {
      let other = cues[next]
      next += 1
      guard other.tokens.lowerBound > start + 1 else { continue }
      if case .verb(.negative) = other.entry.kind {
        // …, but the campaign refused to answer: the author's own sentence goes on.
        if other.tokens.count > 1, let comma = coordinatedComma(before: other.tokens.lowerBound, after: start + 2) {
          limit = comma
          break
        }
        continue
      }
      var border = other.tokens.lowerBound
      // …, called her that and …: a second verb of the same subject.
      if !other.isConverb, other.verbClass != nil, passage.lexicon.hasArticles, passage.has(border, .finite),
        border - 1 > start, passage.has(border - 1, .comma), !isClosed(border - 1, limit)
      {
        limit = border - 1
        break
      }
      if !other.isConverb, case .verb = other.entry.kind, let subject = subject(before: border, from: start).first {
        border = subject.tokens.lowerBound
      }
      if !other.isConverb || cues[cueIndex].isConverb, other.verbClass != nil, other.verbClass != .thought,
        passage.lexicon.hasArticles, let join = joinerBefore(other.tokens.lowerBound, after: start)
      {
        limit = join
        break
      }
      if !other.isConverb, other.verbClass != nil,
        let comma = coordinatedComma(before: other.tokens.lowerBound, after: start + 2)
      {
        limit = comma
        break
      }
      while border > start, passage.has(border - 1, .conjunction), !passage.has(border - 1, .complementizer) {
        border -= 1
      }
      if passage.lexicon.hasArticles, border > start + 2, passage.has(border, .coordinator),
        !passage.has(border, .joiner), !other.isConverb, other.verbClass != nil
      {
        limit = border
        break
      }
      // The comma of American marks stands inside them: “…,” claiming that.
      if other.isConverb, let index = span(at: border - 1), endsWithComma(spans[index]), border - 1 > start {
        limit = border
        break
      }
      guard border - 1 > start, passage.has(border - 1, .comma) else { continue }
      if other.isConverb || other.phraseClass != nil && other.entry.side == .after && other.tokens.lowerBound == border
      {
        // …, adding that; …, according to
        if other.isConverb || other.phraseClass == .relay || other.phraseClass == .place { limit = border - 1; break }
      } else if passage.has(border, .coordinator) {
        limit = border - 1
        break
      }
    }
    // …, and has championed: the author goes on about the speaker.
    if passage.lexicon.hasArticles,
      let cut = (start + 3..<max(start + 3, limit - 1)).first(where: {
        passage.has($0, .comma) && passage.has($0 + 1, .joiner) && passage.has($0 + 2, .auxiliary)
          && span(at: $0) == nil
      })
    {
      limit = cut
    }
    if passage.lexicon.hasArticles { limit = endOfStatement(start, limit) }
    while limit > start, passage.has(limit - 1, [.comma, .colon]) || passage.isDash(limit - 1) { limit -= 1 }
    return limit
  }

  /// After X claimed that A, Y resigned: the clause of the cue goes before the main one and ends with its comma.
  private func subordinateEnd(_ start: Int, _ limit: Int, _ cueIndex: Int) -> Int? {
    guard passage.lexicon.hasArticles, cues[cueIndex].verbClass != nil else { return nil }
    let cue = cues[cueIndex].tokens.lowerBound
    let sentence = sentenceStart(before: cue)
    // As A and B (C) lamented D, E went on: whatever stands behind the comma is the main clause.
    let opensSentence =
      passage.has(sentence, .conjunction) && !passage.has(sentence, .coordinator) && cue - sentence <= 16
      && !(sentence..<cue).contains { passage.has($0, .comma) || span(at: $0) != nil }
    if !opensSentence {
      guard let subject = subject(before: cue, from: sentence).first?.tokens.lowerBound, subject > sentence,
        subject - sentence <= 4, opensSubordinate(subject - 1)
      else { return nil }
    }
    return (start + 1..<max(start + 1, limit - 2)).first {
      passage.has($0, .comma) && span(at: $0) == nil && (opensSentence || isNounStart($0 + 1))
    }
  }

  private func opensSubordinate(_ token: Int) -> Bool {
    passage.has(token, .conjunction) && !passage.has(token, [.coordinator, .complementizer])
  }

  /// Where the author takes over inside the sentence: behind marks that end with a comma, and where a verb follows “but”.
  private func endOfStatement(_ start: Int, _ limit: Int) -> Int {
    for index in spanIndices(in: start..<limit) where endsWithComma(spans[index]) {
      let after = spans[index].tokens.upperBound
      guard after < limit, self.span(at: after) == nil else { continue }
      if passage.has(after, [.converb, .relative, .complementizer, .conjunction]) || passage.has(after, .determiner) {
        return after
      }
    }
    // … “…” at his rally, a swipe at the mayor: a noun phrase in apposition, and no verb in it.
    if let last = spanIndices(in: start..<limit).last, spans[last].tokens.upperBound < limit {
      let after = spans[last].tokens.upperBound..<limit
      if let comma = after.first(where: { passage.has($0, .comma) }), passage.has(comma + 1, .determiner),
        passage.pronoun(comma + 1) == nil, !(comma..<limit).contains(where: { passage.has($0, .auxiliary) })
      {
        return comma
      }
    }
    let lastSpan = spanIndices(in: start..<limit).last.map { spans[$0].tokens.upperBound } ?? start
    // … “…” before adding that: what the speaker did next.
    if lastSpan > start,
      let next = (lastSpan..<max(lastSpan, limit - 1)).first(where: {
        passage.has($0, .preposition) && passage.has($0, .conjunction) && passage.has($0 + 1, .converb)
      })
    {
      return next
    }
    if lastSpan > start, let but = (lastSpan..<max(lastSpan, limit - 1)).first(where: { isAuthorsTurn($0) }) {
      return but
    }
    return commaBeforeAside(max(start + 3, lastSpan), limit) ?? limit
  }

  /// But did not suggest: the author's own verb.
  private func isAuthorsTurn(_ token: Int) -> Bool {
    passage.has(token, .coordinator) && !passage.has(token, .joiner) && passage.has(token + 1, .auxiliary)
  }

  /// The first comma behind which the author explains: a relative clause, an apposition, a participle. An aside that a
  /// second comma closes before a verb is inside the statement, and so is “but” with a clause that has no cue of its own.
  private func commaBeforeAside(_ start: Int, _ limit: Int) -> Int? {
    var place = start
    while place < limit - 1 {
      defer { place += 1 }
      guard passage.has(place, .comma), span(at: place) == nil else { continue }
      let next = passage[place + 1]
      let explains =
        next.has(.relative) && !next.has(.adverb) && (!next.has(.determiner) || next.has(.inside))
        || next.has(.conjunction) && next.has(.preposition) && !next.has([.manner, .coordinator])
          && isNounStart(place + 2)
        || next.has(.determiner) && passage.pronoun(place + 1) == nil
          && !(place..<min(limit, place + 7)).contains { passage.has($0, [.auxiliary, .finite]) }
          && !(place + 1..<min(limit, place + 12)).contains { passage.has($0, [.comma, .joiner]) }
      guard explains else { continue }
      let isInside =
        next.has(.relative)
        && (place + 2..<max(place + 2, limit)).contains {
          passage.has($0, .comma) && passage.has($0 + 1, .conjunction) && !passage.has($0 + 1, .coordinator)
        }
      if !isInside, !isClosed(place, limit) { return place }
    }
    return nil
  }

  /// A second comma closes the aside that a comma opens, and a verb follows.
  private func isClosed(_ comma: Int, _ limit: Int) -> Bool {
    (comma + 2..<max(comma + 2, limit)).contains {
      passage.has($0, .comma) && passage.has($0 + 1, [.auxiliary, .finite])
    }
  }

  /// Said A and called on B: one speaker, two statements.
  func joinerBefore(_ cue: Int, after start: Int) -> Int? {
    var place = cue - 1
    while place > start, isBetweenSubjectAndVerb(place) { place -= 1 }
    return place >= start + 2 && passage.has(place, [.joiner, .coordinator]) ? place : nil
  }

  /// …, and more than four in ten said: the comma before the joiner of the next statement.
  func coordinatedComma(before cue: Int, after start: Int) -> Int? {
    var place = cue - 1
    while place > max(start, cue - 9) {
      if passage.has(place, [.comma, .complementizer]) && !passage.has(place, .conjunction) || span(at: place) != nil {
        return nil
      }
      if passage.has(place, .coordinator), passage.has(place - 1, .comma) { return place - 1 }
      place -= 1
    }
    return nil
  }
}
