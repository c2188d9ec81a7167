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

  // MARK: - Speakers

  /// The nominative that the sentence begins with, past adverbs and what stands in other cases.
  func verbLastSubject(from start: Int, to end: Int) -> [NounPhrase] {
    var place = start
    var begin = start
    while place < end {
      if let index = span(at: place) {
        // «Дала жаршысы» газеті: the name of a body.
        let after = spans[index].tokens.upperBound
        if isNameLike(spans[index]), let label = labelEnd(after, end), label < end {
          takenBy[index] = -2
          return [NounPhrase(tokens: place..<label, anchor: .name, role: RoleEntry(kind: .outlet, lemma: -1, isFirstForm: true))]
        }
        return []
      }
      let facts = passage[place]
      if facts.has([.comma, .colon, .semicolon]) || passage.isDash(place) {
        place += 1
        begin = place
        continue
      }
      if let pronoun = passage.pronoun(place), !facts.has(.determiner) {
        if pronoun.isNominative { return joined(NounPhrase(tokens: place..<(place + 1), anchor: .pronoun, pronoun: pronoun), end) }
        place += 1
        begin = place
        continue
      }
      if facts.has([.time, .postposition, .conjunction, .determiner]) || facts.has(.adverb) && !facts.has(.capitalised) {
        place += 1
        begin = place
        continue
      }
      if isNameHere(place) || passage.role(at: place, before: end) != nil {
        var last = place
        var stop = chunkEnd(place, end)
        // Roles and names go on until one is no nominative.
        while stop < end, !isCaseMarked(last, stop), goesOn(at: stop, after: last, end) {
          last = stop
          stop = chunkEnd(stop, end)
        }
        if !isCaseMarked(last, stop) {
          if passage.has(stop, .closesClause) || stop < end && passage.has(stop, .clauseEnd) { return [] }
          return joined(phrases.describe(leftBorder(begin, place)..<stop) ?? NounPhrase(tokens: place..<stop, anchor: .name), end)
        }
        let genitive = passage.has(stop - 1, .genitive)
        place = stop
        // министрліктің баспасөз қызметі: a genitive before a role belongs to it; before anything else it is of the clause.
        if !genitive { begin = stop } else if !(isNameHere(stop) || passage.role(at: stop, before: end) != nil) { return [] }
        continue
      }
      if facts.has(.oblique) || facts.has(.genitive) {
        if facts.has(.genitive) { return [] }
        place += 1
        begin = place
        continue
      }
      if place - begin >= 4 { return [] }
      place += 1
    }
    return []
  }

  /// A role or name that goes on with the phrase, and is no other case.
  private func goesOn(at token: Int, after last: Int, _ end: Int) -> Bool {
    let isAfterName = passage.role(at: last, before: end) == nil
    if let role = passage.role(at: token, before: end) {
      if isCaseMarked(token, role.end) { return false }
      return isAfterName ? [.body, .outlet, .honorific].contains(role.role.kind) && !role.role.isFirstForm : role.role.kind != .qualifier
    }
    guard isNameHere(token) else { return false }
    return !isCaseMarked(token, chunkEnd(token, end))
  }

  private func labelEnd(_ token: Int, _ end: Int) -> Int? {
    if let role = passage.role(at: token, before: end), role.role.kind == .outlet || role.role.kind == .body { return role.end }
    return passage.hasLabel(at: token, before: end)
  }

  private func leftBorder(_ begin: Int, _ place: Int) -> Int { begin }

  /// One role, or one name with its hyphen.
  private func chunkEnd(_ place: Int, _ end: Int) -> Int {
    if let role = passage.role(at: place, before: end) {
      var stop = role.end
      if passage.isInnerHyphen(stop), stop + 1 < end { stop += 2 }
      return stop
    }
    var stop = place + 1
    while stop < end {
      if passage.isInnerHyphen(stop), stop + 1 < end { stop += 2; continue }
      if phrases.unit(stop) == .glue { stop += 1; continue }
      break
    }
    return stop
  }

  /// A capital that is more than the sentence's first letter.
  private func isNameHere(_ token: Int) -> Bool {
    guard passage.has(token, .capitalised), !passage.has(token, .time), passage.pronoun(token) == nil else { return false }
    if !phrases.startsSentence(token) { return true }
    if passage.mention(at: token) != nil { return true }
    return passage.has(token, [.givenName, .masculine, .feminine, .allCapitals]) || passage.has(token + 1, .capitalised)
      || passage.isInnerHyphen(token + 1) || passage.has(token + 1, .stop) && passage.isJoinedToNext(token)
  }

  private func isCaseMarked(_ first: Int, _ end: Int) -> Bool {
    let last = end - 1
    if let role = passage.role(at: first, before: end), role.end == end {
      if role.role.isFirstForm { return false }
      return passage.has(last, [.oblique, .genitive])
    }
    if let mention = passage.mention(at: last), mention.tokens.upperBound == end, passage.has(last, [.oblique]), !passage.has(last, .genitive) {
      return passage.has(last - 1, .hyphen)
    }
    return passage.has(last, [.oblique, .genitive]) && !passage.has(last, [.masculine, .feminine])
  }

  /// Қарабұлақов пен Сарыжазов: several of one statement.
  private func joined(_ first: NounPhrase, _ end: Int) -> [NounPhrase] {
    let after = first.tokens.upperBound
    guard after + 1 < end, passage.has(after, .joiner), isNameHere(after + 1) || passage.role(at: after + 1, before: end) != nil else { return [first] }
    var stop = chunkEnd(after + 1, end)
    while stop < end, isNameHere(stop) { stop = chunkEnd(stop, end) }
    guard !isCaseMarked(after + 1, stop), let second = phrases.describe((after + 1)..<stop) else { return [first] }
    return [first, second]
  }

  /// The genitive phrase before a token: министрдің, облыс әкімі Сарыжазовтың.
  func genitiveBefore(_ end: Int, from start: Int) -> NounPhrase? {
    var stop = end
    while stop > start, passage.has(stop - 1, [.adverb]) { stop -= 1 }
    guard stop > start else { return nil }
    return nominalBefore(stop, from: start)
  }

  /// The row of names, roles and plain nouns before a token, back to a border.
  func nominalBefore(_ end: Int, from start: Int) -> NounPhrase? {
    var place = end
    var steps = 0
    while place > start, steps < 9 {
      let token = place - 1
      let facts = passage[token]
      if span(at: token) != nil {
        guard place < end, let index = span(at: token), isNameLike(spans[index]), labelEnd(place, end) != nil || passage.role(at: place, before: end) != nil else { break }
        takenBy[index] = -2
        place = spans[index].tokens.lowerBound
        break
      }
      if let pronoun = passage.pronoun(token), !facts.has(.determiner) {
        if place == end { return NounPhrase(tokens: token..<end, anchor: .pronoun, pronoun: pronoun) }
        break
      }
      if facts.has([.time, .conjunction, .postposition, .adverb, .auxiliary, .joiner, .closesClause]) && !facts.has(.capitalised) { break }
      if phrases.unit(token) == .glue { place = token; continue }
      guard facts.has([.word, .number]) else { break }
      // An oblique or genitive word that is not the last belongs to what went before, unless a role follows.
      if place < end, facts.has(.oblique), !facts.has([.genitive, .masculine, .feminine]), passage.role(at: token, before: end) == nil, !passage.isInnerHyphen(place) { break }
      if place < end, facts.has(.clauseEnd) { break }
      if cues.contains(where: { $0.tokens.contains(token) }) { break }
      place = token
      steps += 1
    }
    while place < end, phrases.unit(place) == .glue { place += 1 }
    guard place < end else { return nil }
    return phrases.describe(place..<end)
  }

  func verbLastPhraseSpeaker(_ cue: Cue, from start: Int) -> [NounPhrase] {
    guard let last = nominalBefore(cue.tokens.lowerBound, from: start) else { return [] }
    return [last]
  }

  /// Делінген компанияның мәлімдемесінде: whose statement it is.
  func possessor(after start: Int, to end: Int) -> [NounPhrase] {
    var place = start
    while place < min(end, start + 4) {
      if passage.has(place, .genitive), let phrase = phrases.describe(start..<(place + 1)) { return [phrase] }
      place += 1
    }
    return []
  }

  /// «…», деді: the subject may stand before the marks.
  func subjectInFront(_ index: Int, of cue: Cue, or behind: [NounPhrase]) -> [NounPhrase] {
    let start = sentenceStart(before: spans[index].tokens.lowerBound)
    let found = verbLastSubject(from: start, to: spans[index].tokens.lowerBound)
    if !found.isEmpty { return found }
    let border = spans[index].tokens.lowerBound
    if border > start, behind.isEmpty {
      // Тұрғындар «…» деп: a plain noun that is no case form.
      if let phrase = nominalBefore(border, from: start), !passage.has(border - 1, [.oblique, .genitive]) { return [phrase] }
    }
    if let plain = behind.first, !phrases.isOblique(plain.tokens.upperBound - 1), plain.tokens.count <= 3 { return behind }
    return []
  }

  // MARK: - Clauses

  private func readVerbLast(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    let sentence = start
    // Prairie News-ке берген сұхбатында …: the place goes before what is said.
    let start = cues.last { $0.phraseClass == .place && $0.tokens.lowerBound >= sentence && $0.tokens.upperBound <= cue.tokens.lowerBound }
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
      if let index = span(at: last - 1), spans[index].tokens.upperBound == last, takenBy[index] == -1, isClauseEnd(lastSpoken(spans[index]), cue) { break }
      if passage.has(last - 1, .comma) || span(at: last - 1) != nil { return }
      last -= 1
      steps += 1
    }
    guard last > start, steps < 7, isClauseEnd(last - 1, cue) || span(at: last - 1) != nil else { return }
    let isAgentless = cue.entry.isAgentless
    var speakers: [NounPhrase] = []
    var contentStart = start
    if !isAgentless {
      if steps > 0, let between = nominalBefore(border, from: last), !passage.has(border - 1, [.oblique, .genitive]) || between.anchor <= .role {
        speakers = [between]
      } else {
        speakers = verbLastSubject(from: start, to: last - 1)
        if let phrase = speakers.last { contentStart = phrase.tokens.upperBound }
      }
    }
    if speakers.isEmpty, !isAgentless {
      let behind = phrases.phrases(beginningAt: cue.tokens.upperBound, to: end)
      if let first = behind.first, first.anchor <= .role { speakers = behind }
    }
    contentStart = skipFront(contentStart, last)
    // Тараптарды келіссөзге оралуға шақырды: whom it is said to stands in the accusative.
    if cue.verbClass == .order, passage.has(last - 1, .clauseEndOrder), contentStart + 1 < last, passage.has(contentStart, .finite), !passage.has(contentStart, .clauseEndOrder) { contentStart += 1 }
    guard contentStart < last else { return }
    finishVerbLast(cueIndex, contentStart..<last, speakers, start, end, passage.has(last - 1, .clauseEndOrder) ? .infinitive : .participle)
  }

  private func isDeclared(_ cue: Cue) -> Bool { cue.takes.contains(.dep) && cue.takes == [.direct, .dep] && cue.tokens.count == 1 && !passage.has(cue.tokens.lowerBound, .closesClause) && cue.tokens.lowerBound > 0 && isSpeechOfWords(cue) }

  /// деседі, делінген: what is said stands right before, and nothing joins it.
  private func isSpeechOfWords(_ cue: Cue) -> Bool {
    passage.lexicon.isBareVerb(passage.text.word(cue.tokens.lowerBound).folded)
  }

  private func isClauseEnd(_ token: Int, _ cue: Cue) -> Bool {
    let facts = passage[token]
    if facts.has(.clauseEnd) { return !cue.entry.isAgentless || true }
    if cue.entry.isAgentless { return facts.has(.clauseEndAgentless) }
    return facts.has(.clauseEndOrder) && cue.verbClass == .order
  }

  /// X … деп cue.
  private func readClosed(_ cueIndex: Int, _ start: Int, _ end: Int, contentEnd: Int) {
    let cue = cues[cueIndex]
    var limit = contentEnd
    while limit > start, passage.has(limit - 1, .comma) || passage.isDash(limit - 1) { limit -= 1 }
    guard limit > start else { return }
    var speakers: [NounPhrase] = []
    var contentStart = start
    // Marks right before деп are what is said.
    if let index = span(at: limit - 1), spans[index].tokens.upperBound == limit {
      guard takenBy[index] == -1, !isShownText(index) else { return }
      speakers = verbLastSubject(from: start, to: spans[index].tokens.lowerBound)
      if cue.verbClass == .call || true, let subject = speakers.last, subject.tokens.upperBound < spans[index].tokens.lowerBound, cue.verbClass != .call {
        contentStart = subject.tokens.upperBound
        finishVerbLast(cueIndex, skipFront(contentStart, limit)..<limit, speakers, start, end, .dep)
        return
      }
      if speakers.isEmpty { speakers = phrases.phrases(beginningAt: cue.tokens.upperBound, to: end).filter { $0.anchor <= .pronoun } }
      take(index, speakers: speakers, cue: cueIndex, via: messengers(in: start..<end, besides: speakers), pattern: .cueBehind)
      return
    }
    if passage.has(start, .closesClause) { return }
    let behind = phrases.phrases(beginningAt: cue.tokens.upperBound, to: end)
    if let first = behind.first, first.anchor != .common, first.tokens.lowerBound - cue.tokens.upperBound <= 2 {
      speakers = behind
    } else {
      speakers = verbLastSubject(from: start, to: limit)
      if let phrase = speakers.last { contentStart = phrase.tokens.upperBound }
      if speakers.isEmpty, let first = behind.first, first.tokens.count <= 3, !phrases.isOblique(first.tokens.upperBound - 1), passage.endsSentence(first.tokens.upperBound) || first.tokens.upperBound == end {
        speakers = behind
      }
      if speakers.isEmpty { speakers = plainSubject(start, limit); if let phrase = speakers.last { contentStart = phrase.tokens.upperBound } }
    }
    contentStart = skipFront(contentStart, limit)
    guard contentStart < limit, limit - contentStart >= 1 else { return }
    finishVerbLast(cueIndex, contentStart..<limit, speakers, start, end, .dep)
  }

  /// Фермерлер жем қымбаттады деседі: a plural that begins the sentence.
  private func plainSubject(_ start: Int, _ end: Int) -> [NounPhrase] {
    guard start + 2 < end, passage.has(start, .word), !passage.has(start, Traits.function.union([.oblique, .genitive, .time])), passage.has(start, .plural) else { return [] }
    return [NounPhrase(tokens: start..<(start + 1), anchor: .common)]
  }

  private func skipFront(_ start: Int, _ end: Int) -> Int {
    var place = start
    while place < end, passage.has(place, [.comma, .colon]) || passage.isDash(place) { place += 1 }
    return place
  }

  private func finishVerbLast(_ cueIndex: Int, _ tokens: Range<Int>, _ speakers: [NounPhrase], _ start: Int, _ end: Int, _ pattern: Pattern) {
    guard !tokens.isEmpty, !findings.contains(where: { $0.tokens.overlaps(tokens) }) else { return }
    cues[cueIndex].isUsed = true
    var speakers = speakers
    var via = messengers(in: sentenceStart(before: start)..<end, besides: speakers)
    var cue = cues[cueIndex].tokens
    // X-қа сілтеме жасап: the one who is cited speaks, the subject passes on.
    if let relay = cueIndices(in: start..<end).first(where: { cues[$0].phraseClass == .relay }) {
      let messenger = speakers.isEmpty || speakers[0].tokens.lowerBound > cues[relay].tokens.lowerBound
        ? verbLastSubject(from: start, to: cues[relay].tokens.lowerBound) : speakers
      let border = messenger.last.map { $0.tokens.upperBound <= cues[relay].tokens.lowerBound ? $0.tokens.upperBound : start } ?? start
      let cited = verbLastPhraseSpeaker(cues[relay], from: border)
      if let phrase = cited.first {
        via = messenger
        speakers = [trimmedFront(phrase, after: border)]
        cue = cues[relay].tokens
        cues[relay].isUsed = true
        var content = tokens
        if content.contains(cue.lowerBound) { content = skipFront(cue.upperBound, tokens.upperBound)..<tokens.upperBound }
        addReported(content, speakers, cue, via, .relay)
        return
      }
    }
    addReported(tokens, speakers, cue, via, pattern)
  }

  private func trimmedFront(_ phrase: NounPhrase, after start: Int) -> NounPhrase {
    guard phrase.tokens.lowerBound < start, start < phrase.tokens.upperBound else { return phrase }
    return phrases.describe(start..<phrase.tokens.upperBound) ?? phrase
  }

  // MARK: - Phrases

  private func readVerbLastPhrase(_ cueIndex: Int, _ start: Int, _ end: Int) {
    let cue = cues[cueIndex]
    switch cue.phraseClass {
    case .relay, .passive: return
    case .place:
      // Х арнасының хабарлауынша, …: a messenger alone; of a verb in the same sentence it is via.
      let others = cueIndices(in: start..<end).filter { $0 != cueIndex && cues[$0].verbClass != nil && cues[$0].verbClass != .negative }
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
    let isMessenger = cue.phraseClass == .place
    let isFirst = front <= start || (start..<front).allSatisfy { passage.has($0, [.adverb, .conjunction, .time, .oblique, .comma]) }
    if !isFirst, front < phraseStart {
      addReported(start..<front, isMessenger ? [] : speakers, cue.tokens, isMessenger ? speakers : [], .accordingTo)
    }
    guard !findings.contains(where: { $0.tokens.overlaps(from..<end) }) else { return }
    addReported(from..<end, isMessenger ? [] : speakers, cue.tokens, isMessenger ? speakers : [], .accordingTo)
  }

  // MARK: - The sentence before

  /// Бұл туралы X мәлімдеді; Осылай деді X: what the sentence before says.
  private func readSentenceBefore(_ cueIndex: Int, _ start: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    guard passage.has(start, .pointsBack), start > passage.tokens.lowerBound, !passage.startsParagraph(start) || start > passage.tokens.lowerBound else { return false }
    // Nothing is reported in this sentence itself, and nothing follows in marks.
    if (start..<cue.tokens.lowerBound).contains(where: { passage.has($0, [.clauseEnd, .closesClause]) }) { return false }
    var speakers = verbLastSubject(from: start + 1, to: cue.tokens.lowerBound)
    if speakers.isEmpty || speakers[0].anchor == .pronoun { 
      let behind = phrases.phrases(beginningAt: cue.tokens.upperBound, to: end)
      if let first = behind.first, first.anchor <= .role { speakers = behind }
    }
    guard let first = speakers.first, first.anchor <= .role else { return false }
    if let next = spans.indices.first(where: { spans[$0].tokens.lowerBound >= end }), spans[next].tokens.lowerBound - end <= 2, takenBy[next] == -1, endsThought(spans[next]) || restEnds(next) {
      take(next, speakers: speakers, cue: cueIndex, via: [], pattern: .sentenceBefore)
      return true
    }
    var stop = start
    while stop > passage.tokens.lowerBound, passage.has(stop - 1, Traits.terminators) { stop -= 1 }
    guard stop > passage.tokens.lowerBound else { return false }
    if let index = span(at: stop - 1) {
      guard takenBy[index] == -1 else { return true }
      take(index, speakers: speakers, cue: cueIndex, via: [], pattern: .sentenceBefore)
      return true
    }
    let from = sentenceStart(before: stop)
    guard stop - from >= 2, !findings.contains(where: { $0.tokens.overlaps(from..<stop) }) else { return false }
    cues[cueIndex].isUsed = true
    addReported(from..<stop, speakers, cue.tokens, [], .sentenceBefore)
    return true
  }

  private func restEnds(_ index: Int) -> Bool {
    let after = spans[index].tokens.upperBound
    return after >= passage.tokens.upperBound || passage.has(after, Traits.terminators)
  }
}
