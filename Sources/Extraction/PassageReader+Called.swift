// What is called, blamed or asked for: the object of the verb is what is reported.
extension PassageReader {
  /// The verb names or blames, and some of it is in marks.
  func readCalled(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    guard
      let index = spanIndices(in: cue.tokens.upperBound..<max(cue.tokens.upperBound, end)).first,
      takenBy[index] == -1, spans[index].tokens.lowerBound - cue.tokens.upperBound <= 16, cue.entry.isAgentless == false
    else { return }
    let mayName =
      cue.verbClass == .call || !cue.takes.isDisjoint(with: [.of, .as, .noun])
      || cue.verbClass == .order
      || spans[index].tokens.lowerBound - cue.tokens.upperBound <= 6 && spans[index].inner.count >= 3
    // Calls the sum a “debt”: a single word behind an article is a label.
    let isNaming =
      cue.verbClass == .call && passage.lexicon.hasArticles && spans[index].tokens.lowerBound > cue.tokens.upperBound
      && spans[index].tokens.lowerBound - cue.tokens.upperBound <= 2
      && !passage.has(spans[index].tokens.lowerBound - 1, .determiner)
    guard mayName, spans[index].inner.count >= 2 || isNaming else { return }
    let gap = cue.tokens.upperBound..<spans[index].tokens.lowerBound
    if cueIndices(in: gap).contains(where: { cues[$0].verbClass != nil }) { return }
    guard
      !gap.contains(where: {
        passage.has($0, [.semicolon, .colon]) || passage.isDash($0)
          || passage.has($0, .comma) && passage.lexicon.hasArticles
      }), cue.verbClass == .call || !isShownText(index)
    else { return }
    let isPassive = hasPassiveForm(cue)
    var speakers = isPassive ? agent(after: cue, to: end) : subject(before: cue.tokens.lowerBound, from: start)
    if cue.isConverb, !isPassive, speakers.isEmpty || passage.has(cue.tokens.lowerBound - 1, .comma) {
      speakers = inheritedSpeakers(before: cueIndex, from: start)
    }
    guard !speakers.isEmpty else { return }
    var from = spans[index].tokens.lowerBound
    if passage.lexicon.calledObjectIsInside, !isPassive {
      from = cue.tokens.upperBound
    }
    var to = spans[index].tokens.upperBound
    if passage.lexicon.calledObjectIsInside, !isPassive {
      // …, as far as its clause goes.
      let limit = contentEnd(from, end, cueIndex)
      let comma = (to..<max(to, limit)).first { passage.has($0, .comma) || passage.isDash($0) } ?? limit
      to = endsWithComma(spans[index]) ? to : max(to, comma)
    }
    cues[cueIndex].isUsed = true
    takeSpans(
      in: from..<to, by: Finding(kind: .mixed, tokens: from..<to, speakers: speakers, cue: cue.tokens, pattern: .called)
    )
  }

  /// Criticised the tariff, called for talks, accused him of theft: the object is what is reported.
  func readObject(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    guard cue.verbClass == .call || cue.verbClass == .order && cue.takes.contains(.noun),
      !cue.takes.isDisjoint(with: [.of, .as, .noun]),
      !passage.has(cue.tokens.lowerBound - 1, .infinitiveSign), !hasPassiveForm(cue),
      passage.isWord(cue.tokens.upperBound),
      !passage.has(cue.tokens.upperBound, [.preposition, .conjunction, .auxiliary])
        || passage.has(cue.tokens.upperBound, .determiner)
    else { return }
    var speakers = subject(before: cue.tokens.lowerBound, from: start)
    if cue.isConverb, speakers.isEmpty || passage.has(cue.tokens.lowerBound - 1, .comma) {
      speakers = inheritedSpeakers(before: cueIndex, from: start)
    }
    guard let first = speakers.first, first.anchor <= .pronoun, !isInsideQuestion(speakers) else { return }
    if let pronoun = first.pronoun, !isSayer(pronoun, cue) { return }
    var to = contentEnd(cue.tokens.upperBound, end, cueIndex)
    if let comma = (cue.tokens.upperBound..<to).first(where: { passage.has($0, .comma) || passage.isDash($0) }) {
      to = comma
    }
    if passage.has(first.tokens.lowerBound - 1, .manner) { return }
    // A single word in marks is a label, not something said.
    let content = cue.tokens.upperBound..<to
    if spanIndices(in: content).contains(where: { spans[$0].inner.count <= 1 }) { return }
    guard to - cue.tokens.upperBound >= 2, !isQuoted(cue.tokens.upperBound..<to)
    else { return }
    cues[cueIndex].isUsed = true
    addReported(cue.tokens.upperBound..<to, speakers, cue.tokens, [], .noun)
  }
}
