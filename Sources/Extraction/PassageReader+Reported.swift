// Reported speech in languages whose verb stands before what is reported.
extension PassageReader {
  func readReported() {
    for cueIndex in cues.indices where !cues[cueIndex].isUsed {
      let cue = cues[cueIndex]
      // Who asked not to be named: part of a speaker's own phrase.
      if findings.contains(where: { $0.speakers.contains { $0.tokens.contains(cue.tokens.lowerBound) } }) { continue }
      let start = sentenceStart(before: cue.tokens.lowerBound)
      let end = sentenceEnd(after: cue.tokens.upperBound)
      switch cue.entry.kind {
      case .verb(.negative), .none, .phrase(.place): continue
      case .phrase(.relay): readCiting(cueIndex, start, end)
      case .verb(.relay): readQuoting(cueIndex, start, end)
      case .phrase: readPhrase(cueIndex, start, end)
      case .verb: readVerb(cueIndex, start, end)
      }
    }
  }

  // MARK: - Verbs

  private func readVerb(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    if let content = contentBehind(cueIndex, end) {
      var speakers: [NounPhrase]
      if cue.entry.isAgentless {
        speakers = []
      } else {
        let isPassive = isPassive(cue)
        speakers = isPassive ? agent(after: cue, to: end) : subject(before: cue.tokens.lowerBound, from: start)
        if cue.isConverb, speakers.isEmpty || passage.has(cue.tokens.lowerBound - 1, [.comma, .joiner]) || cue.tokens.lowerBound == start {
          speakers = inheritedSpeakers(before: cueIndex, from: start)
        }
        if speakers.isEmpty, !isPassive {
          let limit = content.start > cue.tokens.upperBound ? content.start : cue.tokens.upperBound
          speakers = phrases.phrases(beginningAt: cue.tokens.upperBound, to: limit)
          if speakers.isEmpty, passage.lexicon.hasArticles, !isPassive { speakers = clauseSubject(from: start, to: cue.tokens.lowerBound) }
        }
        if passage.lexicon.hasArticles, speakers.isEmpty, content.pattern != .that { return }
        if passage.lexicon.hasArticles, speakers.isEmpty { return }
        if let pronoun = speakers.last?.pronoun, !isSayer(pronoun, cue) { return }
        if content.pattern != .that, isInsideQuestion(speakers) { return }
        if content.pattern != .that, passage.lexicon.hasArticles, passage.has(cue.tokens.lowerBound - 1, .infinitiveSign) { return }
      }
      finish(cueIndex, content, speakers, start, end)
      return
    }
    if readFinalClause(cueIndex, start, end) { return }
    readCalled(cueIndex, start, end)
    if !cues[cueIndex].isUsed, passage.lexicon.calledObjectIsInside { readObject(cueIndex, start, end) }
  }

  /// What Obama says; a man who many believe: the clause has its own place in another.
  private func isInsideQuestion(_ speakers: [NounPhrase]) -> Bool {
    guard passage.lexicon.hasArticles, let first = speakers.first, first.antecedent == nil else { return false }
    let before = first.tokens.lowerBound - 1
    return passage.has(before, .relative) || passage.has(before, .complementizer) && !passage.has(before, [.conjunction])
  }

  /// One can see, we know: the author reasons, nobody is quoted.
  private func isSayer(_ pronoun: Pronoun, _ cue: Cue) -> Bool {
    if pronoun.person == 2 { return false }
    return pronoun.person == 3 ? !(pronoun.isIndefinite && !pronoun.isPlural) : !(cue.entry.isWeak && cue.verbClass == .thought)
  }

  struct Content {
    var start: Int
    var end: Int
    var pattern: Pattern
  }

  private func isPassive(_ cue: Cue) -> Bool {
    guard passage.lexicon.hasArticles, cue.entry.hasAddressee || cue.verbClass == .call else { return false }
    var place = cue.tokens.lowerBound - 1
    while passage.has(place, .adverb) { place -= 1 }
    return passage.has(place, .auxiliary) && passage.has(place, .copula) && !cue.isConverb
  }

  /// By X.
  private func agent(after cue: Cue, to end: Int) -> [NounPhrase] {
    var place = cue.tokens.upperBound
    while place < min(end, cue.tokens.upperBound + 12) {
      if let index = span(at: place) { place = spans[index].tokens.upperBound; continue }
      if passage.has(place, .agent) { return phrases.phrases(beginningAt: place + 1, to: end) }
      place += 1
    }
    return []
  }

  /// What stands behind the verb and is reported.
  private func contentBehind(_ cueIndex: Int, _ end: Int) -> Content? {
    let cue = cues[cueIndex]
    let from = cue.tokens.upperBound
    let takes = cue.takes
    guard from < end else { return nil }
    // A complementizer, near and before anything else that reports.
    var place = from
    var sawComma = false
    while place < min(end, from + 24) {
      if span(at: place) != nil { break }
      let facts = passage[place]
      if facts.has(.comma) {
        if passage.lexicon.hasArticles, place > from { break }
        sawComma = true
        // Спросил, готов ли: the particle is inside.
        if !passage.lexicon.hasArticles, takes.contains(.whether), let inside = insideParticle(place + 1, end) {
          return Content(start: inside, end: contentEnd(place + 1, end, cueIndex), pattern: .whether)
        }
        place += 1
        continue
      }
      if facts.has([.semicolon, .colon]) || passage.isDash(place) { break }
      if place > from, indexOfCue(at: place) != nil, !facts.has(.complementizer) { break }
      if passage.lexicon.hasArticles {
        if facts.has(.complementizer), facts.has(.inside) {
          guard takes.contains(.whether), place == from || cue.entry.hasAddressee && place - from <= 4 else {
            place += 1
            continue
          }
          return Content(start: place, end: contentEnd(place, end, cueIndex), pattern: .whether)
        }
        if facts.has(.complementizer), takes.contains(.that) || takes.contains(.whether), place - from <= 12, passage.isWord(place + 1), !isDemonstrative(place) {
          return Content(start: place + 1, end: contentEnd(place + 1, end, cueIndex), pattern: .that)
        }
      } else if sawComma, facts.has([.complementizer, .relative]) || facts.has(.conjunction) && isReportingConjunction(place),
        passage.has(place - 1, .comma), takes.contains(.that) || takes.contains(.whether) || cue.verbClass != .call
      {
        return Content(start: place + 1, end: contentEnd(place + 1, end, cueIndex), pattern: .that)
      }
      place += 1
    }
    if let content = infinitive(cueIndex, from, end) { return content }
    if passage.lexicon.hasArticles { return bareClause(cueIndex, from, end) }
    return colonClause(cueIndex, from, end)
  }

  /// «Как» reports a clause only after a verb of telling.
  private func isReportingConjunction(_ place: Int) -> Bool { passage.has(place, .reports) }

  private func isDemonstrative(_ place: Int) -> Bool {
    // That day, that the: a time word behind makes of it a determiner.
    passage.has(place + 1, .time) || passage.has(place + 1, [.comma, .stop])
  }

  private func insideParticle(_ start: Int, _ end: Int) -> Int? {
    var place = start
    while place < min(end, start + 5) {
      if passage.has(place, .comma) { return nil }
      if passage.has(place, .inside) { return start }
      place += 1
    }
    return nil
  }

  private func infinitive(_ cueIndex: Int, _ from: Int, _ end: Int) -> Content? {
    let cue = cues[cueIndex]
    guard cue.takes.contains(.infinitive) else { return nil }
    var place = from
    while place < min(end, from + 9) {
      let facts = passage[place]
      if span(at: place) != nil || facts.has([.comma, .semicolon, .colon]) || facts.has([.complementizer, .conjunction]) && !facts.has([.joiner, .determiner]) || passage.isDash(place) { return nil }
      if passage.lexicon.hasArticles {
        if facts.has(.infinitiveSign), passage.isWord(place + 1), !passage.has(place + 1, [.determiner, .capitalised, .number]), passage.pronoun(place + 1) == nil, phrases.unit(place + 1) == .common || indexOfCue(at: place + 1) != nil || passage.has(place + 1, [.auxiliary, .startsCue, .adverb]) {
          if place > from, takes(cue, thatOnly: place) { return nil }
          if passage.has(place - 1, .negation) { place -= 1 }
          if cue.verbClass == .thought { place = from }
          return Content(start: place, end: contentEnd(place, end, cueIndex), pattern: .infinitive)
        }
        if facts.has(.preposition), !facts.has(.link), place > from { return nil }
      } else if facts.has(.infinitive), !facts.has(Traits.function), !facts.has(.capitalised) {
        if passage.has(place - 1, .negation) { place -= 1 }
        return Content(start: place, end: contentEnd(place, end, cueIndex), pattern: .infinitive)
      }
      place += 1
    }
    return nil
  }

  /// Saying he had a train to catch: a clause stands before the infinitive.
  private func takes(_ cue: Cue, thatOnly place: Int) -> Bool {
    cue.takes.contains(.that) && !cue.entry.hasAddressee && cue.verbClass == .speech
  }

  /// Said the bridge would open.
  private func bareClause(_ cueIndex: Int, _ from: Int, _ end: Int) -> Content? {
    let cue = cues[cueIndex]
    guard cue.takes.contains(.that), !cue.entry.isWeak || cue.isConverb && cue.entry.hasAddressee else { return nil }
    var place = from
    if passage.has(place, [.preposition]), passage.has(place + 1, .time) { place += 2 }
    while passage.has(place, [.adverb, .time]), !passage.has(place, [.preposition, .conjunction]), place < end { place += 1 }
    if cue.entry.hasAddressee {
      if let pronoun = passage.pronoun(place), !passage.has(place, .determiner) || pronoun.isOblique, !pronoun.isNominative || pronoun.person == 2 {
        place += 1
      } else if let object = phrases.extent(from: place, to: end), object.tokens.lowerBound == place {
        place = addresseeEnd(object, end)
      }
    }
    guard place < end - 1 else { return nil }
    let facts = passage[place]
    if span(at: place) != nil {
      // Said “we” would: a clause may begin in marks.
      guard let index = span(at: place), spans[index].tokens.upperBound + 1 < end, !endsThought(spans[index]) else { return nil }
    } else {
      if facts.has(Traits.marks) && !facts.has(.opensBracket) { return nil }
      if facts.has([.preposition, .infinitiveSign]), !facts.has([.conjunction, .determiner, .adverb]) , !beginsFrontedPhrase(place, end) { return nil }
      if facts.has(.relative), !facts.has(.determiner) { return nil }
      if facts.has(.conjunction), !facts.has(.preposition), passage.pronoun(place) == nil { return nil }
      if let pronoun = passage.pronoun(place), pronoun.isOblique, !pronoun.isNominative, !facts.has(.determiner) { return nil }
    }
    guard cue.entry.isPlain ? hasVerb(place, end) : hasEvidence(place, end) else { return nil }
    // Inverted: said Omarov. The phrase that follows is the whole rest.
    if subject(before: cue.tokens.lowerBound, from: sentenceStart(before: cue.tokens.lowerBound)).isEmpty, !cue.isConverb { return nil }
    return Content(start: place, end: contentEnd(place, end, cueIndex), pattern: .bare)
  }

  /// In 2019 the bank would: a prepositional phrase, then a subject and a verb.
  private func beginsFrontedPhrase(_ place: Int, _ end: Int) -> Bool {
    var comma = place
    while comma < min(end, place + 9) {
      if passage.has(comma, .comma) { return isNounStart(comma + 1) }
      comma += 1
    }
    return false
  }

  private func isNounStart(_ token: Int) -> Bool {
    passage.pronoun(token)?.isNominative == true || [.determiner, .name].contains(phrases.unit(token))
  }

  /// Of told lawmakers the plan: one noun or name is whom it was told.
  private func addresseeEnd(_ object: NounPhrase, _ end: Int) -> Int {
    let tokens = object.tokens
    var place = tokens.lowerBound
    if phrases.unit(place) == .determiner {
      place += 1
      while place < tokens.upperBound, phrases.unit(place) != .determiner { place += 1 }
      return place
    }
    if phrases.unit(place) == .name {
      while place < tokens.upperBound, [.name, .glue].contains(phrases.unit(place)) { place += 1 }
      return place
    }
    return place + 1
  }

  /// A clause has a verb: an auxiliary, or room for one.
  private func hasVerb(_ start: Int, _ end: Int) -> Bool {
    guard end - start >= 3 else { return false }
    if passage.pronoun(start)?.isNominative == true { return true }
    var words = 0
    var place = start
    while place < end {
      if passage.has(place, .auxiliary) { return true }
      if passage.isWord(place) { words += 1 }
      place += 1
    }
    return words >= 4
  }

  /// An auxiliary close to the start and outside any aside, or a pronoun that is a subject.
  private func hasEvidence(_ start: Int, _ end: Int) -> Bool {
    if let pronoun = passage.pronoun(start), pronoun.isNominative, !passage.has(start, .determiner) { return true }
    var place = start
    while place < min(end, start + 12) {
      let facts = passage[place]
      if facts.has([.comma, .relative]) && !facts.has(.auxiliary) || span(at: place) != nil { return false }
      if facts.has(.auxiliary), !passage.has(place - 1, .infinitiveSign), place > start { return true }
      place += 1
    }
    return false
  }

  /// Сказал: попробуй. After a colon without marks.
  private func colonClause(_ cueIndex: Int, _ from: Int, _ end: Int) -> Content? {
    var place = from
    while place < min(end, from + 10), span(at: place) == nil {
      if passage.has(place, .colon) {
        guard place + 1 < end, span(at: place + 1) == nil, !passage.isDash(place + 1) else { return nil }
        return Content(start: place + 1, end: end, pattern: .that)
      }
      if passage.has(place, .comma) || passage.isDash(place) { return nil }
      place += 1
    }
    return nil
  }

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
    if passage.lexicon.hasArticles, cues[cueIndex].isConverb, passage.startsParagraph(cues[cueIndex].tokens.lowerBound) || passage.has(cues[cueIndex].tokens.lowerBound - 1, [.preposition]) || cues[cueIndex].tokens.lowerBound <= sentenceStart(before: cues[cueIndex].tokens.lowerBound) + 1,
      let comma = (start..<limit).first(where: { passage.has($0, .comma) && span(at: $0) == nil })
    {
      return comma
    }
    var next = cueIndex + 1
    while next < cues.count, cues[next].tokens.lowerBound < limit {
      let other = cues[next]
      next += 1
      guard other.tokens.lowerBound > start + 1 else { continue }
      if case .verb(.negative) = other.entry.kind { continue }
      var border = other.tokens.lowerBound
      if !other.isConverb, case .verb = other.entry.kind, let subject = subject(before: border, from: start).first { border = subject.tokens.lowerBound }
      if !other.isConverb, other.verbClass != nil, passage.lexicon.hasArticles, let join = joinerBefore(other.tokens.lowerBound, after: start) {
        limit = join
        break
      }
      if !other.isConverb, other.verbClass != nil, let comma = coordinatedComma(before: other.tokens.lowerBound, after: start + 2) {
        limit = comma
        break
      }
      while border > start, passage.has(border - 1, .conjunction), !passage.has(border - 1, .complementizer) { border -= 1 }
      if passage.lexicon.hasArticles, border > start + 2, passage.has(border, .coordinator), !passage.has(border, .joiner), !other.isConverb, other.verbClass != nil {
        limit = border
        break
      }
      guard border - 1 > start, passage.has(border - 1, .comma) else { continue }
      if other.isConverb || other.phraseClass != nil && other.entry.side == .after && other.tokens.lowerBound == border {
        // …, adding that; …, according to
        if other.isConverb || other.phraseClass == .relay || other.phraseClass == .place { limit = border - 1; break }
      } else if passage.has(border, .coordinator) {
        limit = border - 1
        break
      }
    }
    // …, and has championed: the author goes on about the speaker.
    if passage.lexicon.hasArticles, let cut = (start + 3..<max(start + 3, limit - 1)).first(where: { passage.has($0, .comma) && passage.has($0 + 1, .joiner) && passage.has($0 + 2, .auxiliary) && span(at: $0) == nil }) { limit = cut }
    while limit > start, passage.has(limit - 1, [.comma, .colon]) || passage.isDash(limit - 1) { limit -= 1 }
    return limit
  }

  /// Said A and called on B: one speaker, two statements.
  private func joinerBefore(_ cue: Int, after start: Int) -> Int? {
    var place = cue - 1
    while place > start, isBetweenSubjectAndVerb(place) { place -= 1 }
    return place > start + 2 && passage.has(place, .joiner) ? place : nil
  }

  /// …, and more than four in ten said: the comma before the joiner of the next statement.
  private func coordinatedComma(before cue: Int, after start: Int) -> Int? {
    var place = cue - 1
    while place > max(start, cue - 9) {
      if passage.has(place, [.comma, .complementizer]) && !passage.has(place, .conjunction) || span(at: place) != nil { return nil }
      if passage.has(place, .coordinator), passage.has(place - 1, .comma) { return place - 1 }
      place -= 1
    }
    return nil
  }

  // MARK: - Called X “…”

  /// The verb names or blames, and some of it is in marks.
  private func readCalled(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    guard let index = spans.indices.first(where: { spans[$0].tokens.lowerBound >= cue.tokens.upperBound && spans[$0].tokens.lowerBound < end }),
      takenBy[index] == -1, spans[index].tokens.lowerBound - cue.tokens.upperBound <= 16, cue.entry.isAgentless == false
    else { return }
    let mayName = cue.verbClass == .call || !cue.takes.isDisjoint(with: [.of, .as, .noun])
      || cue.verbClass == .order || spans[index].tokens.lowerBound - cue.tokens.upperBound <= 6 && spans[index].inner.count >= 3
    guard mayName, spans[index].inner.count >= 2 || cue.verbClass == .call && spans[index].inner.count >= 2 else { return }
    let gap = cue.tokens.upperBound..<spans[index].tokens.lowerBound
    if cues.contains(where: { gap.contains($0.tokens.lowerBound) && $0.verbClass != nil }) { return }
    guard !gap.contains(where: { passage.has($0, [.semicolon, .colon]) || passage.isDash($0) || passage.has($0, .comma) && passage.lexicon.hasArticles }), cue.verbClass == .call || !isShownText(index) else { return }
    let isPassive = passage.lexicon.hasArticles && passage.has(cue.tokens.lowerBound - 1, .copula)
    var speakers = isPassive ? agent(after: cue, to: end) : subject(before: cue.tokens.lowerBound, from: start)
    if cue.isConverb, !isPassive, speakers.isEmpty || passage.has(cue.tokens.lowerBound - 1, .comma) { speakers = inheritedSpeakers(before: cueIndex, from: start) }
    guard !speakers.isEmpty else { return }
    var from = spans[index].tokens.lowerBound
    if passage.lexicon.calledObjectIsInside, !isPassive {
      from = cue.tokens.upperBound
    }
    let to = spans[index].tokens.upperBound
    cues[cueIndex].isUsed = true
    takeSpans(in: from..<to, by: Finding(kind: .mixed, tokens: from..<to, speakers: speakers, cue: cue.tokens, pattern: .called))
  }

  /// Criticised the tariff, called for talks, accused him of theft: the object is what is reported.
  private func readObject(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    guard cue.verbClass == .call || cue.verbClass == .order && cue.takes.contains(.noun), !cue.takes.isDisjoint(with: [.of, .as, .noun]),
      !passage.has(cue.tokens.lowerBound - 1, [.copula, .infinitiveSign]), passage.isWord(cue.tokens.upperBound),
      !passage.has(cue.tokens.upperBound, [.preposition, .conjunction, .auxiliary]) || passage.has(cue.tokens.upperBound, .determiner)
    else { return }
    var speakers = subject(before: cue.tokens.lowerBound, from: start)
    if cue.isConverb, speakers.isEmpty || passage.has(cue.tokens.lowerBound - 1, .comma) { speakers = inheritedSpeakers(before: cueIndex, from: start) }
    guard let first = speakers.first, first.anchor <= .pronoun, !isInsideQuestion(speakers) else { return }
    if let pronoun = first.pronoun, !isSayer(pronoun, cue) { return }
    var to = contentEnd(cue.tokens.upperBound, end, cueIndex)
    if let comma = (cue.tokens.upperBound..<to).first(where: { passage.has($0, .comma) || passage.isDash($0) }) { to = comma }
    if passage.has(first.tokens.lowerBound - 1, .manner) { return }
    // A single word in marks is a label, not something said.
    let content = cue.tokens.upperBound..<to
    if spans.contains(where: { content.contains($0.tokens.lowerBound) && $0.inner.count <= 1 }) { return }
    guard to - cue.tokens.upperBound >= 2, !findings.contains(where: { $0.tokens.overlaps(cue.tokens.upperBound..<to) }) else { return }
    cues[cueIndex].isUsed = true
    addReported(cue.tokens.upperBound..<to, speakers, cue.tokens, [], .noun)
  }

  // MARK: - The cue behind or in the midst of what it reports

  /// …, X said. / …, X said, …
  private func readFinalClause(_ cueIndex: Int, _ start: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    guard cue.takes.contains(.that), cue.verbClass != .call, !cue.isConverb, !cue.entry.isAgentless else { return false }
    var speakers = subject(before: cue.tokens.lowerBound, from: start)
    var border = cue.tokens.lowerBound
    var after = cue.tokens.upperBound
    if let first = speakers.first, let last = speakers.last, first.tokens.lowerBound < cue.tokens.lowerBound {
      border = first.tokens.lowerBound
      _ = last
    }
    while border > start, passage.has(border - 1, [.adverb]) { border -= 1 }
    if border > start, passage.has(border - 1, .manner) {
      border -= 1
      if border == start { return readManner(cueIndex, speakers, start, end) }
    }
    let isInverted = speakers.isEmpty
    guard border - 1 > start, passage.has(border - 1, .comma) || passage.isDash(border - 1) else { return false }
    if isInverted {
      speakers = phrases.phrases(beginningAt: after, to: end)
      guard let last = speakers.last, speakers[0].tokens.lowerBound - after <= 8 else { return false }
      after = last.tokens.upperBound
    }
    guard let first = speakers.first, first.anchor != .common || passage.has(first.tokens.lowerBound, .determiner) && !cue.entry.isWeak || !passage.lexicon.hasArticles else { return false }
    if passage.lexicon.hasArticles {
      if isInsideQuestion(speakers) || passage.has(cue.tokens.lowerBound - 1, [.infinitiveSign, .copula]) { return false }
      // He announced his resignation: an object follows, so nothing before is what he said.
      let next = passage[after]
      if after < end, !next.has([.comma, .preposition, .link, .time, .adverb, .conjunction, .relative, .converb, .opensBracket]), !passage.isDash(after) { return false }
      if next.has(.infinitiveSign), !next.has(.comma), passage.has(after + 1, .word), phrases.unit(after + 1) == .common { return false }
    }
    var contentEnd = border - 1
    while contentEnd > start, passage.has(contentEnd - 1, .comma) || passage.isDash(contentEnd - 1) { contentEnd -= 1 }
    // What follows must be no clause of its own.
    let rest = restBehind(after, end)
    guard rest.isTail else { return false }
    var from = start
    while from < contentEnd, passage.has(from, .conjunction), !passage.has(from, [.preposition, .complementizer]) { from += 1 }
    if passage.isDash(from) { from += 1 }
    guard contentEnd - from >= 1 else { return false }
    let isFronted = passage.lexicon.hasArticles && !isClause(from, contentEnd)
    if isFronted {
      guard let second = rest.second, second.count >= 3 else { return false }
      cues[cueIndex].isUsed = true
      addReported(second, speakers, cue.tokens, [], .aside)
      return true
    }
    if findings.contains(where: { $0.tokens.overlaps(from..<contentEnd) }) {
      guard let last = findings.last(where: { $0.tokens.overlaps(from..<contentEnd) }), last.tokens.upperBound < contentEnd - 2 else { return false }
      return false
    }
    cues[cueIndex].isUsed = true
    let pattern: Pattern = rest.second == nil ? .finalClause : .aside
    addReported(from..<contentEnd, speakers, cue.tokens, messengers(in: border..<end, besides: speakers), pattern)
    if let second = rest.second, second.count >= 2 { addReported(second, speakers, cue.tokens, [], pattern) }
    return true
  }

  /// Begins no adverbial, or has a verb of its own: in the long run is no clause.
  private func isClause(_ start: Int, _ end: Int) -> Bool {
    let facts = passage[start]
    if (start..<end).contains(where: { passage.has($0, .auxiliary) || span(at: $0) != nil }) { return true }
    if facts.has([.preposition, .time, .adverb]) && !facts.has(.determiner) { return false }
    if let pronoun = passage.pronoun(start), pronoun.isNominative { return true }
    return end - start >= 2
  }

  /// As the mayor noted, …
  private func readManner(_ cueIndex: Int, _ speakers: [NounPhrase], _ start: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    guard !speakers.isEmpty, let comma = (cue.tokens.upperBound..<min(end, cue.tokens.upperBound + 12)).first(where: { passage.has($0, .comma) }) else { return false }
    let to = contentEnd(comma + 1, end, cueIndex)
    guard to - comma > 2 else { return false }
    cues[cueIndex].isUsed = true
    addReported((comma + 1)..<to, speakers, cue.tokens, [], .finalClause)
    return true
  }

  /// Time, place and addressee behind a cue, and what goes on behind a comma.
  private func restBehind(_ start: Int, _ end: Int) -> (isTail: Bool, second: Range<Int>?) {
    var place = start
    while place < end, !passage.has(place, .comma), !passage.isDash(place) {
      if span(at: place) != nil || passage.has(place, [.complementizer]) && !passage.has(place, [.relative, .preposition, .conjunction]) || passage.has(place, .colon) {
        return (false, nil)
      }
      place += 1
    }
    guard place - start <= 22 else { return (false, nil) }
    guard place < end else { return (true, nil) }
    let next = place + 1
    // An apposition or relative clause of the speaker belongs to him.
    if passage.has(next, [.relative, .converb]) || passage.has(next, .determiner) && passage.lexicon.hasArticles && place - start <= 0 || passage.has(next, .conjunction) { return (true, nil) }
    if place > start + 6, !passage.isDash(place) { return (true, nil) }
    if passage.has(next, .startsRole) || place == start && phrases.unit(next) == .role { return (true, nil) }
    guard end - next >= 2 else { return (true, nil) }
    return (true, next..<end)
  }

  // MARK: - Phrases

  private func readPhrase(_ cueIndex: Int, _ start: Int, _ end: Int) {
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
      if passage.has(from, .comma), passage.has(from + 1, .complementizer) { from += 2 } else if !cue.entry.endsInComplementizer { return }
      var to = contentEnd(from, end, cueIndex)
      if let comma = (from..<max(from, to)).first(where: { passage.has($0, .comma) }), passage.has(cue.tokens.upperBound, .comma) { to = comma }
      if let verb = (from + 3..<max(from + 3, to)).first(where: { passage.has($0, .auxiliary) && passage.has($0 + 1, [.negation]) && passage.has($0 + 2, .auxiliary) }) { to = verb }
      guard to - from >= 2 else { return }
      cues[cueIndex].isUsed = true
      addReported(from..<to, speakers, cue.tokens, [], .noun)
      return
    }
    let phraseEnd = max(cue.tokens.upperBound, speakers.last?.tokens.upperBound ?? 0)
    // A statement from the observatory said: the verb that follows is its own.
    if let verb = indexOfCue(at: phraseEnd), cues[verb].takes.contains(.that), passage.lexicon.hasArticles, let content = contentBehind(verb, end) {
      cues[verb].isUsed = true
      cues[cueIndex].isUsed = true
      addReported(content.start..<content.end, speakers, cue.tokens, [], .accordingTo)
      return
    }
    var border = cue.tokens.lowerBound
    while border > start, passage.has(border - 1, [.adverb, .conjunction]), phrases.unit(border - 1) == .none { border -= 1 }
    let isFirst = border <= start
    var comma = phraseEnd
    while comma < end, !passage.has(comma, .comma), !passage.isDash(comma), span(at: comma) == nil { comma += 1 }
    // Relative and apposition behind the name: skip to the comma that closes them.
    if isFirst, comma < end, passage.has(comma + 1, [.relative, .determiner, .modifier]), comma - phraseEnd <= 1, let close = ((comma + 1)..<min(end, comma + 16)).first(where: { passage.has($0, .comma) }), passage.has(comma + 1, .relative) {
      comma = close
    }
    if isFirst, comma - phraseEnd == 0, speakers.count == 1, speakers[0].role?.kind == .unnamed, passage.has(comma + 1, [.modifier, .relative]),
      let close = ((comma + 1)..<min(end, comma + 10)).first(where: { passage.has($0, .comma) })
    {
      speakers[0].tokens = speakers[0].tokens.lowerBound..<close
      comma = close
    }
    let speakerList = speakers
    let via = messengers(in: start..<end, besides: speakerList)
    let before = reportedVerb(in: start..<cue.tokens.lowerBound)
    if isFirst {
      let from = comma < end && (comma - phraseEnd <= 14 || speakers[0].tokens.upperBound == comma) ? comma + 1 : phraseEnd
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
    while from < contentEnd, passage.has(from, .conjunction), !passage.has(from, [.preposition, .complementizer]) { from += 1 }
    guard contentEnd > from, !findings.contains(where: { $0.tokens.overlaps(from..<contentEnd) && $0.kind != .direct }) else { return }
    let hasCommas = passage.has(border - 1, .comma)
    cues[cueIndex].isUsed = true
    addReported(from..<contentEnd, speakerList, cue.tokens, via, .accordingTo)
    if hasCommas, comma < end, comma - phraseEnd <= 2, end - comma > (passage.lexicon.hasArticles ? 2 : 1), !passage.has(comma + 1, [.relative, .conjunction, .converb]) {
      addReported((comma + 1)..<end, speakerList, cue.tokens, via, .accordingTo)
    }
  }

  /// X made the suggestion that …
  private func readLightNoun(_ cueIndex: Int, _ start: Int, _ end: Int) -> Bool {
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
  private func reportedVerb(in range: Range<Int>) -> Int? {
    range.last { passage.has($0, .semicolon) }.map { $0 + 1 }
  }

  /// X was quoted by Y as saying …
  private func readPassive(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    if cue.entry.side == .after {
      // Как сообщается, …: nobody says it.
      var from = cue.tokens.upperBound
      if passage.has(from, .comma) { from += 1 }
      let to = contentEnd(from, end, cueIndex)
      guard to - from >= 2 else { return }
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
    if let first = cueIndex > 0 ? cues[cueIndex - 1] : nil, first.verbClass == .relay, cue.tokens.lowerBound - first.tokens.upperBound <= 12 {
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

  // MARK: - Relays

  /// NBC reported, citing sources, that …; со ссылкой на X газета пишет, что …
  private func readCiting(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    guard let speakers = phraseSpeakers(cue, from: start, to: end), !speakers.isEmpty else { return }
    // The verb of the messenger, before or behind.
    let others = cueIndices(in: start..<end).filter { $0 != cueIndex && cues[$0].verbClass != nil && cues[$0].verbClass != .negative }
    if let index = findings.lastIndex(where: { finding in others.contains { cues[$0].tokens == finding.cue } }) {
      // It was attributed to the messenger already.
      let messenger = findings[index].speakers
      findings[index].via = messenger
      findings[index].speakers = speakers
      findings[index].cue = cue.tokens
      findings[index].pattern = .relay
      let cut = max(findings[index].tokens.lowerBound, 0)
      if findings[index].tokens.contains(cue.tokens.lowerBound) { findings[index].tokens = cut..<max(cut + 1, trimmed(cue.tokens.lowerBound, from: cut)) }
      cues[cueIndex].isUsed = true
      return
    }
    guard let verb = others.min(by: { abs(cues[$0].tokens.lowerBound - cue.tokens.lowerBound) < abs(cues[$1].tokens.lowerBound - cue.tokens.lowerBound) }) else { return }
    let verbCue = cues[verb]
    var via = subject(before: verbCue.tokens.lowerBound, from: start)
    let speakerEnd = speakers.last?.tokens.upperBound ?? cue.tokens.upperBound
    if via.contains(where: { phrase in speakers.contains { $0.tokens.overlaps(phrase.tokens) } }) || via.isEmpty {
      via = subject(before: cue.tokens.lowerBound, from: start).filter { $0.anchor <= .role }
      if via.isEmpty, verbCue.tokens.lowerBound > speakerEnd { via = messengerPhrases(in: speakerEnd..<verbCue.tokens.lowerBound) }
      if via.isEmpty { via = messengerPhrases(in: verbCue.tokens.upperBound..<min(end, verbCue.tokens.upperBound + 6)).filter { phrase in !speakers.contains { $0.tokens.overlaps(phrase.tokens) } } }
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
    var border = min(via.first?.tokens.lowerBound ?? verbCue.tokens.lowerBound, verbCue.tokens.lowerBound, cue.tokens.lowerBound)
    while border > start, passage.has(border - 1, .comma) || passage.isDash(border - 1) { border -= 1 }
    guard border > start + 1 else { return }
    cues[cueIndex].isUsed = true
    cues[verb].isUsed = true
    addReported(start..<border, speakers, cue.tokens, via, .relay)
  }

  private func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, passage.has(end - 1, .comma) { end -= 1 }
    return end
  }

  /// The agency quoted X as saying …: its own `as saying` reads it. Цитирует without marks is no report.
  private func readQuoting(_ cueIndex: Int, _ start: Int, _ end: Int) {
    guard let content = contentBehind(cueIndex, end), content.pattern == .that else { return }
    let cue = cues[cueIndex]
    let speakers = subject(before: cue.tokens.lowerBound, from: start)
    guard !speakers.isEmpty else { return }
    finish(cueIndex, content, speakers, start, end)
  }

  // MARK: - Adding

  private func finish(_ cueIndex: Int, _ content: Content, _ speakers: [NounPhrase], _ start: Int, _ end: Int) {
    guard content.end - content.start >= 1 else { return }
    let cue = cues[cueIndex]
    cues[cueIndex].isUsed = true
    let via = messengers(in: start..<max(content.start, start), besides: speakers)
    addReported(content.start..<content.end, speakers, cue.tokens, via, cue.entry.isAgentless ? .agentless : content.pattern)
  }

  /// Adds a reported clause: mixed when words in marks are inside, direct when it is nothing else.
  func addReported(_ tokens: Range<Int>, _ speakers: [NounPhrase], _ cue: Range<Int>, _ via: [NounPhrase], _ pattern: Pattern) {
    var tokens = tokens
    // A clause never leaves half of a marked stretch outside.
    if let index = span(at: tokens.upperBound - 1), spans[index].tokens.upperBound > tokens.upperBound {
      tokens = tokens.lowerBound..<spans[index].tokens.upperBound
    }
    guard !tokens.isEmpty else { return }
    let inside = spans.indices.filter { tokens.contains(spans[$0].tokens.lowerBound) && spans[$0].tokens.upperBound <= tokens.upperBound && !spans[$0].isDialogue }
    let free = inside.filter { takenBy[$0] == -1 || takenBy[$0] == -2 }
    var kind = QuotationKind.indirect
    if free.contains(where: { !isTitle($0) }) { kind = .mixed }
    if let only = free.first, free.count == 1, spans[only].tokens == tokens, spans[only].inner.count > 1 { kind = .direct }
    takeSpans(in: tokens, by: Finding(kind: kind, tokens: tokens, speakers: speakers, cue: cue, via: via, pattern: pattern))
  }

  /// Marks inside a reported clause that hold a name only.
  private func isTitle(_ index: Int) -> Bool {
    isShownText(index) || isNameLike(spans[index]) && spans[index].inner.count <= 4 && !passage.has(spans[index].tokens.lowerBound - 1, .startsCue)
      && spans[index].inner.allSatisfy { passage.has($0, [.capitalised, .number, .hyphen]) || passage.has($0, Traits.function) || $0 > spans[index].inner.lowerBound }
  }

  func takeSpans(in tokens: Range<Int>, by finding: Finding) {
    add(finding)
    for index in spans.indices where spans[index].tokens.lowerBound >= tokens.lowerBound && spans[index].tokens.upperBound <= tokens.upperBound {
      if takenBy[index] < 0 { takenBy[index] = isTitle(index) && finding.kind == .indirect ? -2 : findings.count - 1 }
    }
  }
}
