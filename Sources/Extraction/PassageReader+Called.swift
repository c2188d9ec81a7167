// What is called, blamed or asked for: the object of the verb is what is reported.
extension PassageReader {
  /// The verb names or blames, and some of it is in marks.
  func readCalled(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    guard
      let index = spanIndices(in: cue.tokens.upperBound..<max(cue.tokens.upperBound, end)).first,
      takenBy[index] == -1, spans[index].tokens.lowerBound - cue.tokens.upperBound <= 16, cue.entry.isAgentless == false
    else { return }
    // Calls the sum a “debt”: a single word behind an article is a label.
    let before = spans[index].tokens.lowerBound - 1
    let words = wordCount(spans[index])
    let isObject = passage.pronoun(before)?.isOblique ?? false && before == cue.tokens.upperBound
    let isNaming =
      passage.lexicon.hasArticles && before >= cue.tokens.upperBound
      && (cue.verbClass == .call && (isObject || !passage.has(before, .determiner)) || passage.has(before, .copula))
    let mayName =
      cue.verbClass == .call || isNaming || !cue.takes.isDisjoint(with: [.of, .as, .noun])
      || cue.verbClass == .order
      || before - cue.tokens.upperBound < 10 && words >= 2 && cue.verbClass != .thought && !cue.entry.isWeak
        && !(passage.has(spans[index].tokens.upperBound, .word) && phrases.isNounLike(spans[index].tokens.upperBound))
    // Warned of a “ferocious” battle: the one word is part of what is said.
    let isPartial =
      cue.verbClass != .call && passage.lexicon.hasArticles && !cue.takes.isDisjoint(with: [.of, .noun, .infinitive])
      && passage.has(spans[index].tokens.upperBound, .word) && phrases.isNounLike(spans[index].tokens.upperBound)
    guard mayName, words >= 2 || isNaming || isPartial else { return }
    // Painted a “gloomy” picture: a deed without “as”.
    if cue.takes == [.as],
      !(cue.tokens.upperBound...max(before, cue.tokens.upperBound)).contains(where: { passage.has($0, .manner) })
    {
      return
    }
    // Slam “Friends of the Lake”: a name is the whole object.
    if cue.takes.contains(.as), before < cue.tokens.upperBound, isNameLike(spans[index]) || isTitleCase(spans[index]) {
      return
    }
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
    // Calling it “a farce,” X left.
    if cue.verbClass == .call, endsWithComma(spans[index]) {
      let main = mainSubject(at: spans[index].tokens.upperBound, of: cue, from: start, to: end)
      if !main.isEmpty { speakers = main }
    }
    guard !speakers.isEmpty else { return }
    var from = spans[index].tokens.lowerBound
    if passage.lexicon.calledObjectIsInside, !isPassive {
      from = cue.tokens.upperBound
      // Warned of a …: the preposition is the verb's.
      if passage.has(from, [.preposition, .link]), !passage.has(from, [.determiner, .infinitiveSign, .manner]) {
        from += 1
      }
    }
    var to = spans[index].tokens.upperBound
    if passage.lexicon.calledObjectIsInside, !isPassive {
      // …, as far as its clause goes.
      let limit = contentEnd(from, end, cueIndex)
      let comma =
        (to..<max(to, limit)).first {
          passage.has($0, .comma) || passage.isDash($0) || $0 == to && passage.has($0, .coordinator)
        } ?? limit
      to = endsWithComma(spans[index]) ? to : max(to, comma)
    }
    cues[cueIndex].isUsed = true
    takeSpans(
      in: from..<to, by: Finding(kind: .mixed, tokens: from..<to, speakers: speakers, cue: cue.tokens, pattern: .called)
    )
  }

  /// Every word but the small ones has a capital.
  private func isTitleCase(_ span: Span) -> Bool {
    wordCount(span) >= 2
      && span.inner.allSatisfy {
        !passage.isWord($0) || passage.has($0, [.capitalised, .number]) || passage.has($0, Traits.function)
      }
  }

  /// The words in marks; one with hyphens is one.
  private func wordCount(_ span: Span) -> Int {
    span.inner.count { passage.isWord($0) && !passage.isInnerHyphen($0 - 1) }
  }

  /// When and where the author says it was: no part of the object.
  private func beginsTail(_ token: Int) -> Bool {
    let facts = passage[token]
    if facts.has(.time) || passage.has(token + 1, .time) && facts.has([.preposition, .adverb, .determiner, .link]) {
      return span(at: token) == nil
    }
    // Explained the delay by saying: how he did it.
    if facts.has(.agent), passage.has(token + 1, .converb) { return true }
    return facts.has(.preposition) && facts.has(.conjunction) && !facts.has([.link, .manner])
      && span(at: token) == nil && !passage.has(token - 1, Traits.function)
  }

  /// A dash that is no one of a pair, or a comma behind which a verb follows: the author goes on.
  private func endsObject(_ token: Int, in object: Range<Int>) -> Bool {
    let end = object.upperBound
    if passage.isDash(token) {
      return (object.lowerBound..<token).count { passage.isDash($0) } % 2 == 0
        && !(token + 1..<max(token + 1, end)).contains { passage.isDash($0) }
    }
    guard passage.has(token, .comma) else { return false }
    if !passage.lexicon.hasArticles { return true }
    let next = passage[token + 1]
    return next.has([.conjunction, .auxiliary]) && !next.has(.joiner)
      || passage.pronoun(token + 1)?.isNominative == true
      || next.has(.joiner) && passage.has(token + 2, [.auxiliary, .finite, .startsCue])
      || next.has(.converb) && !next.has(.preposition)
      || (token + 1..<min(end, token + 5)).contains { passage.has($0, .auxiliary) }
  }

  /// What somebody is for or against: a definite thing, somebody by name, or a deed (supports banning ships).
  private func isViewed(_ token: Int) -> Bool {
    if [.determiner, .name].contains(phrases.unit(token)) { return true }
    let deed = passage.has(token, .adverb) && phrases.unit(token) == .none ? token + 1 : token
    return passage.has(deed, .converb) && !passage.has(deed, .preposition)
  }

  /// Questioned the judge’s motives, and no witness.
  private func asksAboutThing(_ cue: Cue, _ end: Int) -> Bool {
    let from = cue.tokens.upperBound
    if (from..<max(from, min(end, from + 4))).contains(where: { passage.has($0, .possessive) }) { return true }
    guard phrases.unit(from) == .determiner, let object = phrases.extent(from: from, to: end) else { return false }
    return object.anchor == .common && object.role == nil && !passage.has(from + 1, [.number, .hyphen])
  }

  /// Sixty percent of those asked, four in ten: the answers to a poll are theirs, though no one has a name.
  private func isCounted(_ phrase: NounPhrase) -> Bool {
    let before = phrase.tokens.lowerBound - 1
    // An Oct. 1 referendum deemed illegal by Madrid: a day, and done by others.
    let isSubject =
      before < sentenceStart(before: phrase.tokens.lowerBound)
      || passage.has(before, [.comma, .conjunction, .adverb, .preposition])
    let verb = phrase.tokens.upperBound
    return isSubject && phrase.tokens.count >= 2 && phrase.tokens.contains { passage.has($0, .number) }
      && !(verb..<verb + 5).contains { passage.has($0, .agent) }
  }

  /// Criticised the tariff, called for talks, accused him of theft: the object is what is reported.
  func readObject(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    let isCompared = (cue.tokens.upperBound..<min(end, cue.tokens.upperBound + 12)).contains {
      passage.has($0, .manner)
    }
    guard
      cue.verbClass == .call
        || cue.verbClass == .ask && cue.takes.contains(.noun) && asksAboutThing(cue, end)
        || [.order, .speech, .thought].contains(cue.verbClass)
          && (cue.takes.contains(.noun) || cue.takes.contains(.as) && isCompared),
      !cue.takes.isDisjoint(with: [.of, .noun]) || isCompared,
      !passage.has(cue.tokens.lowerBound - 1, .infinitiveSign), !hasPassiveForm(cue),
      passage.isWord(cue.tokens.upperBound),
      !passage.has(cue.tokens.upperBound, [.preposition, .conjunction, .auxiliary])
        || passage.has(cue.tokens.upperBound, .determiner)
    else { return }
    // Backed higher pensions may be a deed; the pensions, his pensions, the name of a person are what was spoken of.
    guard cue.verbClass != .thought || isViewed(cue.tokens.upperBound) else { return }
    var speakers = subject(before: cue.tokens.lowerBound, from: start)
    if cue.isConverb, speakers.isEmpty || passage.has(cue.tokens.lowerBound - 1, .comma) {
      speakers = inheritedSpeakers(before: cueIndex, from: start)
    }
    if cue.isConverb, let comma = (cue.tokens.upperBound..<end).first(where: { passage.has($0, .comma) }) {
      let main = mainSubject(at: comma + 1, of: cue, from: start, to: end)
      if !main.isEmpty { speakers = main }
    }
    guard let first = speakers.first, first.anchor <= .pronoun || isCounted(first), !isInsideQuestion(speakers) else {
      return
    }
    if let pronoun = first.pronoun, !isSayer(pronoun, cue) { return }
    // A voter who favours Omarov: what he is, not what he has come out with. Called them on it: no object by itself.
    if cue.verbClass == .thought, first.antecedent != nil { return }
    if let object = passage.pronoun(cue.tokens.upperBound), object.isOblique,
      !passage.has(cue.tokens.upperBound, .determiner),
      cue.verbClass != .call
        || passage.has(cue.tokens.upperBound + 1, [.preposition, .link])
          && !(cue.takes.contains(.of) && passage.has(cue.tokens.upperBound + 1, .link))
    {
      return
    }
    // The survey showed a lead: of a document it is what it says, of a person a deed.
    if cue.entry.isWeak, cue.verbClass == .speech, !cue.takes.contains(.direct), first.role?.kind != .body { return }
    var to = contentEnd(cue.tokens.upperBound, end, cueIndex)
    let reach = cue.tokens.upperBound..<to
    if let border = reach.first(where: { endsObject($0, in: reach) }) { to = border }
    // Endorsed Omarov, the mayor: the name is the object, and what a comma parts from it explains who he is.
    if cue.verbClass != .order, phrases.unit(cue.tokens.upperBound) == .name,
      let comma = (cue.tokens.upperBound..<to).first(where: { passage.has($0, .comma) }),
      !(comma..<to).contains(where: { passage.has($0, .joiner) })
    {
      to = comma
    }
    to = relativeEnd(cue.tokens.upperBound..<to, speakers)
    // Thanked supporters last week; confirmed the meeting during a call.
    if let edge = (cue.tokens.upperBound + 1..<max(cue.tokens.upperBound + 1, to)).first(where: { beginsTail($0) }) {
      to = edge
    }
    if passage.has(first.tokens.lowerBound - 1, .manner) { return }
    // Supporting him was a natural decision: the converb is the subject of the verb behind.
    if cue.isConverb, (cue.tokens.upperBound..<to).contains(where: { passage.has($0, .auxiliary) }) { return }
    // A single word in marks is a label, not something said.
    let content = cue.tokens.upperBound..<to
    if spanIndices(in: content).contains(where: { spans[$0].inner.count <= 1 }) { return }
    guard to - cue.tokens.upperBound >= 2 || phrases.unit(cue.tokens.upperBound) == .name,
      !isQuoted(cue.tokens.upperBound..<to)
    else { return }
    cues[cueIndex].isUsed = true
    addReported(cue.tokens.upperBound..<to, speakers, cue.tokens, [], .object)
  }
}
