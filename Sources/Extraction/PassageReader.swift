/// Attributes what one passage quotes: first what stands in marks, then what is reported, then what is left in marks.
final class PassageReader {
  let passage: Passage
  let phrases: NounPhraseReader
  var spans: [Span]
  /// The span that a token belongs to; -1 in the author's words.
  let spanOfToken: [Int32]
  var cues: [Cue] = []
  private(set) var hasPlaceCue = false
  var findings: [Finding] = []
  /// For each cue the index of the finding that it attributes; -1 for none.
  private var findingOfCue: [Int32] = []
  /// For each span the index of the finding that took it; -1 none, -2 inside a longer one.
  var takenBy: [Int]
  /// Who spoke last before this passage.
  let speakersBefore: [NounPhrase]
  /// The paragraph before ended with a colon: its cue, when it has one, is that of what follows.
  let introduction: (isThere: Bool, cue: Range<Int>?)
  /// The cue of what was quoted last before this passage: words that go on in marks are its too.
  let cueBefore: Range<Int>?

  /// For each token, whether a finding holds it: 1 a direct one, 2 another, 4 a speaker's phrase.
  private var holds: [UInt8] = []

  init(
    _ passage: Passage, spans: [Span], speakersBefore: [NounPhrase], introduction: (isThere: Bool, cue: Range<Int>?),
    cueBefore: Range<Int>?
  ) {
    self.introduction = introduction
    self.cueBefore = cueBefore
    self.passage = passage
    self.phrases = NounPhraseReader(passage: passage)
    self.spans = spans
    self.speakersBefore = speakersBefore
    self.takenBy = [Int](repeating: -1, count: spans.count)
    var spanOfToken = [Int32](repeating: -1, count: spans.isEmpty ? 0 : passage.tokens.count)
    for (index, span) in spans.enumerated() {
      for token in span.tokens { spanOfToken[token - passage.tokens.lowerBound] = Int32(index) }
    }
    self.spanOfToken = spanOfToken
    findCues()
  }

  func read() {
    attributeMarked()
    attributeHeadlines()
    if passage.lexicon.isVerbLast { readReportedBefore() } else { readReported() }
    attributeFreeStanding()
  }

  private func findCues() {
    let finder = CueFinder(passage: passage)
    var start = passage.tokens.lowerBound
    for token in passage.tokens where passage.has(token, .startsCue) && span(at: token) == nil {
      guard token >= start else { continue }
      // Cues never reach over a mark or a paragraph's end.
      var end = token
      while end < passage.tokens.upperBound, span(at: end) == nil, end == token || !passage.startsParagraph(end) {
        end += 1
      }
      cues += finder.cues(in: token..<end)
      start = end
    }
    hasPlaceCue = cues.contains { $0.phraseClass == .place }
    findingOfCue = [Int32](repeating: -1, count: cues.count)
  }

  /// The finding that one of some cues attributes.
  func finding(ofCue index: Int) -> Int? {
    findingOfCue[index] < 0 ? nil : Int(findingOfCue[index])
  }

  /// The last cue of a kind that ends in a range.
  func lastCue(in range: Range<Int>, where isWanted: (Cue) -> Bool) -> Cue? {
    cueIndices(in: range).last { isWanted(cues[$0]) }.map { cues[$0] }
  }

  func span(at token: Int) -> Int? {
    guard !spanOfToken.isEmpty, passage.tokens.contains(token) else { return nil }
    let index = spanOfToken[token - passage.tokens.lowerBound]
    return index < 0 ? nil : Int(index)
  }

  // MARK: - Borders

  /// In tokens; beyond it a text has no sentences, and looking on for their ends would take the square of its length.
  static let longestSentence = 250

  /// Where the author's sentence that a token stands in begins; no further back than the paragraph, or than marked words
  /// that are attributed or end a sentence.
  func sentenceStart(before token: Int) -> Int {
    var place = token
    while place > passage.tokens.lowerBound, token - place < Self.longestSentence {
      if passage.startsParagraph(place) { return afterDateline(place, before: token) }
      let previous = place - 1
      if let index = span(at: previous) {
        if isSpoken(index) || endsThought(spans[index]) { return place }
        place = spans[index].tokens.lowerBound
        continue
      }
      if passage.endsSentence(previous) || passage.has(previous, .semicolon) { return place }
      place = previous
    }
    return place == passage.tokens.lowerBound ? afterDateline(place, before: token) : place
  }

  /// Where the author's sentence ends: the token after its last word, its full stop not counted.
  func sentenceEnd(after token: Int) -> Int {
    var place = token
    while place < passage.tokens.upperBound, place - token < Self.longestSentence {
      if place > token, passage.startsParagraph(place) { return place }
      if let index = span(at: place) {
        let end = spans[index].tokens.upperBound
        if isSpoken(index) { return place }
        if endsThought(spans[index]),
          end >= passage.tokens.upperBound || passage.startsParagraph(end)
            || passage.has(end, .capitalised) && !passage.isDash(end)
        {
          return end
        }
        place = end
        continue
      }
      if passage.has(place, .semicolon) { return place }
      if passage.endsSentence(place) { return passage.has(place, Traits.terminators) ? place : place + 1 }
      place += 1
    }
    return place
  }

  /// Ends with a full stop, question or exclamation inside its marks.
  func endsThought(_ span: Span) -> Bool {
    passage.has(lastSpoken(span), Traits.terminators)
  }

  /// Attributed as a whole by itself, not inside a longer clause.
  func isSpoken(_ index: Int) -> Bool {
    takenBy[index] >= 0 && findings[takenBy[index]].tokens == spans[index].tokens
  }

  /// The last token inside that is no mark of quotation.
  func lastSpoken(_ span: Span) -> Int {
    var place = span.inner.upperBound - 1
    while place > span.inner.lowerBound, passage.has(place, .quotationMark) { place -= 1 }
    return place
  }

  func firstCue(in range: Range<Int>) -> Int? {
    cueIndices(in: range).first
  }

  func cueIndices(in range: Range<Int>) -> [Int] {
    var low = 0
    var high = cues.count
    while low < high {
      let middle = (low + high) / 2
      if cues[middle].tokens.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low < cues.count, cues[low].tokens.upperBound <= range.upperBound {
      found.append(low)
      low += 1
    }
    return found
  }

  /// The cue that begins with a token.
  func indexOfCue(at token: Int) -> Int? {
    guard passage.has(token, .startsCue) else { return nil }
    var low = 0
    var high = cues.count
    while low < high {
      let middle = (low + high) / 2
      if cues[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low < cues.count && cues[low].tokens.lowerBound == token ? low : nil
  }

  // MARK: - Subjects

  /// The subject that stands before a verb: past adverbs, auxiliaries and an aside between commas.
  func subject(before cue: Int, from start: Int) -> [NounPhrase] {
    var end = cue
    while end > start, isBetweenSubjectAndVerb(end - 1) { end -= 1 }
    guard end > start else { return [] }
    // Кашеваров в эфире «Сарыарка-24» заявил: the place is no subject.
    if hasPlaceCue,
      let place = lastCue(
        in: max(start + 1, end - 20)..<end,
        where: { $0.phraseClass == .place && $0.entry.side == .after && end - $0.tokens.upperBound <= 7 })
    {
      let found = phrases.phrases(endingAt: place.tokens.lowerBound, from: start)
      if let last = found.last, last.anchor <= .pronoun { return found }
    }
    // The mayor, who called it “a mistake,” said: American marks hold the comma that closes the aside.
    let marked = span(at: end - 1).flatMap { passage.lexicon.hasArticles && endsWithComma(spans[$0]) ? spans[$0] : nil }
    if passage.has(end - 1, .comma) || marked != nil {
      var place = marked.map { $0.tokens.lowerBound - 1 } ?? end - 2
      while place > start, place > end - 40 {
        if passage.has(place, .comma) {
          let found = phrases.phrases(endingAt: place, from: start)
          // A member of Parliament, Margaret Hodge, asked: the aside is the name.
          if let name = phrases.describe((place + 1)..<(end - 1)), name.anchor == .name,
            name.tokens.allSatisfy({ phrases.unit($0) == .name || phrases.unit($0) == .glue }),
            let role = found.last, role.anchor != .name || role.role != nil
          {
            return [NounPhrase(tokens: name.tokens, anchor: .name, role: role.role)]
          }
          if let last = found.last,
            last.anchor <= .role || last.anchor == .pronoun && end - place <= 6
              || passage.lexicon.hasArticles && startsWithDeterminer(last),
            last.tokens.upperBound == place,
            !isAside(last.tokens.lowerBound, after: start)
          {
            return found
          }
        }
        if passage.has(place, .semicolon) || span(at: place).map({ !isNameLike(spans[$0]) }) ?? false { break }
        place -= 1
      }
      // He hinted at A, called B a “C” and left: the verbs of a list have one subject.
      if passage.lexicon.hasArticles, end == cue, passage.has(cue, .finite),
        let last = cueIndices(in: start..<cue).last.flatMap(finding(ofCue:)), findings[last].tokens.upperBound <= end
      {
        return findings[last].speakers
      }
      return []
    }
    if passage.has(end - 1, .joiner) || passage.has(end - 1, .coordinator) && passage.lexicon.hasArticles {
      // Said A and called on B: the speaker goes on.
      if let last = cueIndices(in: start..<cue).last(where: { finding(ofCue: $0) != nil }).flatMap(finding(ofCue:)),
        !findings[last].speakers.isEmpty
      {
        return findings[last].speakers
      }
      return clauseSubject(from: start, to: end - 1).filter { $0.anchor != .common || startsWithDeterminer($0) }
    }
    if passage.has(end - 1, .infinitiveSign), passage.lexicon.hasArticles {
      return clauseSubject(from: start, to: end - 1).filter { $0.anchor <= .pronoun }
    }
    if passage.has(end - 1, .closesBracket) {
      var place = end - 2
      while place > start, !passage.has(place, .opensBracket) { place -= 1 }
      return phrases.phrases(endingAt: place, from: start)
    }
    if let index = span(at: end - 1) {
      let found = subjectWithMarkedName(endingAt: end, from: start)
      if found.isEmpty, !passage.lexicon.hasArticles, spans[index].tokens.lowerBound > start {
        return subject(before: spans[index].tokens.lowerBound, from: start)
      }
      return found
    }
    let found = phrases.phrases(endingAt: end, from: start)
    if !passage.lexicon.hasArticles, let first = found.first, first.tokens.lowerBound - 1 > start,
      passage.has(first.tokens.lowerBound - 1, .preposition)
    {
      // Я на заседании комиссии сказал: the subject stands before the place.
      let before = subject(before: first.tokens.lowerBound - 1, from: start)
      if let last = before.last, last.anchor <= .pronoun { return before }
    }
    return found
  }

  /// Газета «Берег» сообщила: the marks hold a name.
  private func subjectWithMarkedName(endingAt end: Int, from start: Int) -> [NounPhrase] {
    guard let index = span(at: end - 1), spans[index].tokens.count <= 8, takenBy[index] == -1 else { return [] }
    let before = spans[index].tokens.lowerBound
    takenBy[index] = -2
    var tokens = spans[index].tokens
    guard before > start, [.role, .common, .name].contains(phrases.unit(before - 1)) else {
      return isNameLike(spans[index]) && !passage.lexicon.hasArticles
        ? [NounPhrase(tokens: spans[index].tokens, anchor: .name, role: nil)] : []
    }
    if before > start, [.role, .common, .name].contains(phrases.unit(before - 1)),
      let head = phrases.phrases(endingAt: before, from: start).last
    {
      tokens = head.tokens.lowerBound..<end
      return [NounPhrase(tokens: tokens, anchor: .name, role: head.role)]
    }
    return [NounPhrase(tokens: tokens, anchor: .name, role: nil)]
  }

  private func startsWithDeterminer(_ phrase: NounPhrase) -> Bool { passage.has(phrase.tokens.lowerBound, .determiner) }

  /// The phrase is itself an aside: X, 35, the daughter of Y, said.
  private func isAside(_ phrase: Int, after start: Int) -> Bool {
    guard passage.lexicon.hasArticles, passage.has(phrase - 1, [.comma]), phrase - 2 > start else { return false }
    return passage.has(phrase, .determiner) || passage.has(phrase, .number)
  }

  func isBetweenSubjectAndVerb(_ token: Int) -> Bool {
    let facts = passage[token]
    if facts.has(.time) { return true }
    if facts.has([.preposition, .link]), passage.has(token + 1, .time) { return true }
    if facts.has(.relative) || facts.has(.joiner) { return false }
    if facts.has(.capitalised), !phrases.startsSentence(token) { return false }
    if let pronoun = passage.pronoun(token) {
      return pronoun.isOblique && !pronoun.isNominative && !facts.has(.determiner) && !passage.lexicon.hasArticles
    }
    return facts.has([.adverb, .auxiliary, .particle, .negation]) && !facts.has([.preposition, .conjunction])
  }

  /// The subject of the clause that begins at `start`: its first phrase that may be one.
  func clauseSubject(from start: Int, to end: Int) -> [NounPhrase] {
    var place = start
    // A prepositional phrase that a comma closes goes before.
    if passage.has(place, [.preposition, .conjunction, .converb]), passage.lexicon.hasArticles {
      var comma = place
      while comma < end, !passage.has(comma, .comma) { comma += 1 }
      if comma < end { place = comma + 1 }
    } else if passage.has(place, .preposition), !passage.lexicon.isVerbLast,
      let comma = (place..<end).last(where: { passage.has($0, .comma) && startsSubject($0 + 1) })
    {
      // На вопрос журналистов, встретится ли он с ними, Ванин покачал головой.
      place = comma + 1
    }
    while place < end, passage.has(place, [.conjunction, .adverb, .comma]), phrases.unit(place) == .none { place += 1 }
    return place < end ? phrases.phrases(beginningAt: place, to: end) : []
  }

  private func startsSubject(_ token: Int) -> Bool {
    [.name, .role].contains(phrases.unit(token)) && !phrases.isOblique(token)
  }

  /// The cue's speaker phrase: in front of the verb, else behind it.
  func speakers(of cue: Cue, from start: Int, to end: Int) -> [NounPhrase] {
    let before = subject(before: cue.tokens.lowerBound, from: start)
    if !before.isEmpty { return before }
    return phrases.phrases(beginningAt: cue.tokens.upperBound, to: end)
  }

  /// Takes in a finding; marks that are part of a name in it quote nobody.
  func add(_ finding: Finding) {
    findings.append(finding)
    if let cue = finding.cue, let index = indexOfCue(at: cue.lowerBound) {
      findingOfCue[index] = Int32(findings.count - 1)
    }
    note(finding.tokens, finding.kind == .direct ? 1 : 2)
    for phrase in finding.speakers { note(phrase.tokens, 4) }
    guard !spans.isEmpty else { return }
    for phrase in finding.speakers + finding.via {
      for token in phrase.tokens where passage.tokens.contains(token) {
        if let index = span(at: token), takenBy[index] == -1, !finding.tokens.overlaps(spans[index].tokens) {
          takenBy[index] = -2
        }
      }
    }
  }

  private func note(_ tokens: Range<Int>, _ bit: UInt8) {
    if holds.isEmpty { holds = [UInt8](repeating: 0, count: passage.tokens.count) }
    for token in tokens where passage.tokens.contains(token) { holds[token - passage.tokens.lowerBound] |= bit }
  }

  /// Some of the tokens are quoted already.
  func isQuoted(_ tokens: Range<Int>, butDirect: Bool = false) -> Bool {
    let bits: UInt8 = butDirect ? 2 : 3
    return !holds.isEmpty
      && tokens.contains { passage.tokens.contains($0) && holds[$0 - passage.tokens.lowerBound] & bits != 0 }
  }

  /// The token belongs to a phrase that names a speaker.
  func isInSpeaker(_ token: Int) -> Bool {
    !holds.isEmpty && passage.tokens.contains(token) && holds[token - passage.tokens.lowerBound] & 4 != 0
  }

  /// The spans that begin in some tokens.
  func spanIndices(in range: Range<Int>) -> Range<Int> {
    let first = firstSpan(from: range.lowerBound)
    var last = first
    while last < spans.count, spans[last].tokens.lowerBound < range.upperBound { last += 1 }
    return first..<last
  }

  /// The first span that begins at or behind a token; `spans.count` for none.
  func firstSpan(from token: Int) -> Int {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
