// Cues that are no verbs: according to X, X’s claim that, was quoted as saying.
extension PassageReader {
  func readPhrase(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    if cue.entry.isGenitive, cue.entry.side == .before, readLightNoun(cueIndex, start, end) { return }
    guard var speakers = phraseSpeakers(cue, from: start, to: end) else { return }
    if cue.phraseClass == .passive {
      readPassive(cueIndex, start, end)
      return
    }
    if cue.entry.side == .before, cue.entry.isGenitive || passage.lexicon.hasArticles {
      // Omarov’s claim that the bridge is safe.
      var from = cue.tokens.upperBound
      if passage.has(from, .comma), passage.has(from + 1, .complementizer) {
        from += 2
      } else if !cue.entry.endsInComplementizer {
        return
      }
      var to = contentEnd(from, end, cueIndex)
      if let comma = (from..<max(from, to)).first(where: { passage.has($0, .comma) }),
        passage.has(cue.tokens.upperBound, .comma)
      {
        to = comma
      }
      if let verb = (from + 3..<max(from + 3, to)).first(where: {
        passage.has($0, .auxiliary) && passage.has($0 + 1, [.negation]) && passage.has($0 + 2, .auxiliary)
      }) {
        to = verb
      }
      if let first = speakers.first, first.tokens.lowerBound == start, let verb = mainVerb(behind: from, to) {
        to = verb
      }
      guard to - from >= 2 else { return }
      cues[cueIndex].isUsed = true
      addReported(from..<to, speakers, cue.tokens, [], .noun)
      return
    }
    let phraseEnd = max(cue.tokens.upperBound, speakers.last?.tokens.upperBound ?? 0)
    // A statement from the observatory said: the verb that follows is its own.
    if let verb = indexOfCue(at: phraseEnd), cues[verb].takes.contains(.that), passage.lexicon.hasArticles,
      let content = contentBehind(verb, end)
    {
      cues[verb].isUsed = true
      cues[cueIndex].isUsed = true
      addReported(content.start..<content.end, speakers, cue.tokens, [], .accordingTo)
      return
    }
    var border = cue.tokens.lowerBound
    while border > start, passage.has(border - 1, [.adverb, .conjunction]), phrases.unit(border - 1) == .none {
      border -= 1
    }
    let isFirst = border <= start
    var comma = phraseEnd
    while comma < end, !passage.has(comma, .comma), !passage.isDash(comma), span(at: comma) == nil { comma += 1 }
    // Relative and apposition behind the name: skip to the comma that closes them.
    if isFirst, comma < end, passage.has(comma + 1, [.relative, .participle]), comma - phraseEnd <= 2,
      let close = ((comma + 1)..<min(end, comma + 16)).first(where: { passage.has($0, .comma) })
    {
      comma = close
    }
    if isFirst, comma - phraseEnd == 0, speakers.count == 1, speakers[0].role?.kind == .unnamed,
      passage.has(comma + 1, [.modifier, .relative]),
      let close = ((comma + 1)..<min(end, comma + 10)).first(where: { passage.has($0, .comma) })
    {
      speakers[0].tokens = speakers[0].tokens.lowerBound..<close
      comma = close
    }
    let speakerList = speakers
    let via = messengers(in: start..<end, besides: speakerList)
    let before = reportedVerb(in: start..<cue.tokens.lowerBound)
    if isFirst {
      let from =
        comma < end && (comma - phraseEnd <= 14 || speakers[0].tokens.upperBound == comma) ? comma + 1 : phraseEnd
      let to = contentEnd(from, end, cueIndex)
      guard to - from >= 2 else { return }
      cues[cueIndex].isUsed = true
      addReported(from..<to, speakerList, cue.tokens, via, .accordingTo)
      return
    }
    var contentEnd = border
    while contentEnd > start, passage.has(contentEnd - 1, .comma) || passage.isDash(contentEnd - 1) { contentEnd -= 1 }
    var from = start
    if let before { from = before }
    while from < contentEnd, passage.has(from, .conjunction), !passage.has(from, [.preposition, .complementizer]) {
      from += 1
    }
    guard contentEnd > from else { return }
    if isQuoted(from..<contentEnd, butDirect: true), !holdsView(from..<contentEnd) { return }
    // «…», — сказал X, как сообщает Y: what stands before is attributed already, and Y passes it on.
    if let used = cueIndices(in: from..<contentEnd).last(where: { cues[$0].isUsed && !isOfView(cues[$0]) }),
      let index = finding(ofCue: used)
    {
      if speakerList.allSatisfy({ $0.anchor <= .role }), findings[index].via.isEmpty {
        findings[index].via = speakerList
      }
      cues[cueIndex].isUsed = true
      return
    }
    let hasCommas = passage.has(border - 1, .comma)
    // …, one that ranks 64th, according to X, and …: only the clause between the commas is X's.
    if hasCommas, let clause = innerClause(before: contentEnd, from: from) {
      cues[cueIndex].isUsed = true
      addReported(clause..<contentEnd, speakerList, cue.tokens, via, .accordingTo)
      return
    }
    cues[cueIndex].isUsed = true
    addReported(from..<contentEnd, speakerList, cue.tokens, via, .accordingTo)
    if hasCommas, comma < end, comma - phraseEnd <= 2, end - comma > (passage.lexicon.hasArticles ? 2 : 1),
      !passage.has(comma + 1, [.relative, .conjunction]),
      !passage.has(comma + 1, .converb) || contentEnd - from <= 3 && !passage.lexicon.hasArticles
    {
      addReported((comma + 1)..<end, speakerList, cue.tokens, via, .accordingTo)
    }
  }

  /// The aide’s warning that prices would double emptied the shops: the noun is the subject, so the second verb is its own.
  private func mainVerb(behind start: Int, _ end: Int) -> Int? {
    guard let first = (start..<end).first(where: { passage.has($0, .auxiliary) }) else { return nil }
    return (first + 2..<max(first + 2, end)).first {
      passage.has($0, .finite) && !passage.has($0 - 1, Traits.function.union([.comma, .joiner]))
    }
  }

  /// All that some tokens quote so far is what somebody thinks or praises: voters favour X, according to a survey.
  private func holdsView(_ tokens: Range<Int>) -> Bool {
    cueIndices(in: tokens).allSatisfy { finding(ofCue: $0) == nil || isOfView(cues[$0]) }
      && spanIndices(in: tokens).isEmpty
  }

  private func isOfView(_ cue: Cue) -> Bool { cue.verbClass == .thought || cue.verbClass == .call }

  /// Where a relative clause or an aside with a verb of its own begins that a comma opens and that ends before a token.
  private func innerClause(before end: Int, from start: Int) -> Int? {
    guard let comma = (max(start, end - 40)..<end).last(where: { passage.has($0, .comma) && span(at: $0) == nil }),
      comma > start, end - comma > 3
    else { return nil }
    var place = comma + 1
    while place < min(end, comma + 4), !passage.has(place, .relative) {
      guard passage.has(place, [.determiner, .preposition, .number]) || passage.pronoun(place) != nil else {
        return nil
      }
      place += 1
    }
    return place < min(end, comma + 4) && passage.has(place, .relative) ? comma + 1 : nil
  }

  /// X made the suggestion that …
  func readLightNoun(_ cueIndex: Int, _ start: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    var verb = cue.tokens.lowerBound - 1
    if passage.has(verb, .determiner) { verb -= 1 }
    guard passage.has(verb, .lightVerb), verb > start, cue.entry.endsInComplementizer else { return false }
    let speakers = subject(before: verb, from: start)
    guard !speakers.isEmpty else { return false }
    var from = cue.tokens.upperBound
    while passage.has(from, .comma) { from += 1 }
    let to = contentEnd(from, end, cueIndex)
    guard to - from >= 2 else { return false }
    cues[cueIndex].isUsed = true
    addReported(from..<to, speakers, verb..<cue.tokens.upperBound, [], .that)
    return true
  }

  /// Where the clause that the phrase stands in begins, when another clause is before it.
  func reportedVerb(in range: Range<Int>) -> Int? {
    range.last { passage.has($0, .semicolon) }.map { $0 + 1 }
  }

  /// X was quoted by Y as saying …
  func readPassive(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    if cue.entry.side == .after {
      // Как сообщается, …: nobody says it.
      var from = cue.tokens.upperBound
      if passage.has(from, .comma) { from += 1 }
      let to = contentEnd(from, end, cueIndex)
      guard to - from >= 2, !isQuoted(from..<to) else { return }
      cues[cueIndex].isUsed = true
      addReported(from..<to, [], cue.tokens, [], .agentless)
      return
    }
    guard passage.lexicon.hasArticles else { return }
    var from = cue.tokens.upperBound
    if passage.has(from, .complementizer), !passage.has(from, .inside) { from += 1 }
    let to = contentEnd(from, end, cueIndex)
    guard to - from >= 2 else { return }
    var speakers = subject(before: cue.tokens.lowerBound, from: start)
    var via: [NounPhrase] = []
    // Quoted … as saying: the first half stands further in front.
    if let first = cueIndex > 0 ? cues[cueIndex - 1] : nil, first.verbClass == .relay,
      cue.tokens.lowerBound - first.tokens.upperBound <= 12
    {
      let between = phrases.phrases(beginningAt: first.tokens.upperBound, to: cue.tokens.lowerBound)
      let subject = subject(before: first.tokens.lowerBound, from: start)
      if passage.has(first.tokens.upperBound, .agent) {
        speakers = subject
        via = phrases.phrases(beginningAt: first.tokens.upperBound + 1, to: cue.tokens.lowerBound)
      } else {
        speakers = between
        via = subject
      }
    }
    guard !speakers.isEmpty else { return }
    cues[cueIndex].isUsed = true
    addReported(from..<to, speakers, cue.tokens, via, .relay)
  }
}
