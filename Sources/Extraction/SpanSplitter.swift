/// Cuts spans where the author speaks inside one pair of marks («Мы, — сказал он, — готовы»), shortens those whose mark is
/// missing, and finds the lines of a dialogue that only a dash opens.
struct SpanSplitter {
  let passage: Passage

  func split(_ spans: [Span], in range: Range<Int>) -> [Span] {
    var result: [Span] = []
    for span in spans { result += parts(of: span) }
    result += dialogue(in: range, besides: result)
    result.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return result
  }

  /// The parts of what is quoted between dashes that hold the author's words; the first element is where one begins.
  private func parts(of span: Span) -> [Span] {
    var parts: [Span] = []
    var start = span.tokens.lowerBound
    var place = span.inner.lowerBound + 1
    while place < span.inner.upperBound {
      guard let author = authorWords(at: place, to: span.inner.upperBound, isComplete: span.isComplete) else {
        place += 1
        continue
      }
      let inner = parts.isEmpty ? span.inner.lowerBound : start
      let end = passage.has(author.border - 1, .comma) ? author.border - 1 : author.border
      guard end > inner else { place += 1; continue }
      parts.append(
        Span(tokens: start..<end, inner: inner..<end, isDialogue: span.isDialogue, pair: span.pair, isComplete: true))
      start = author.end
      place = author.end + 1
      if start >= span.inner.upperBound { break }
    }
    guard !parts.isEmpty else { return [shortened(span)] }
    if start < span.inner.upperBound {
      parts.append(
        Span(
          tokens: start..<span.tokens.upperBound, inner: start..<span.inner.upperBound, isDialogue: span.isDialogue,
          pair: span.pair, isComplete: span.isComplete))
      if !span.isComplete { parts[parts.count - 1] = shortened(parts[parts.count - 1]) }
    }
    return parts
  }

  /// A dash behind a comma or a terminator, a cue close behind it, and the dash that ends the author's words.
  private func authorWords(at place: Int, to end: Int, isComplete: Bool) -> (border: Int, end: Int)? {
    guard passage.isDash(place), passage.has(place - 1, Traits.terminators.union(.comma)) else { return nil }
    var token = place + 1
    var sawCue = false
    while token < min(end, place + 30) {
      if passage.startsParagraph(token) { break }
      if !sawCue, token <= place + 6, let cue = passage.cue(at: token, before: end), isSpoken(cue.entry) {
        sawCue = true
        token = cue.end
        continue
      }
      if passage.isDash(token) {
        guard sawCue,
          passage.has(token - 1, Traits.terminators.union([.comma, .colon])) || passage.has(place - 1, .comma)
        else { return nil }
        return (place, token + 1)
      }
      if passage.has(token, .quotationMark) {
        // «А, — сказал он газете «Б». — В»: a name in marks is the author's word like others.
        guard sawCue, let close = NounPhraseReader(passage: passage).closing(token, before: end) else { break }
        token = close + 1
        continue
      }
      if !sawCue, token > place + 6 { return nil }
      if passage.endsSentence(token), sawCue {
        // The author's sentence ends and nothing parts it from the next: only where the mark is missing anyway.
        return isComplete ? nil : (place, token + 1)
      }
      token += 1
    }
    return sawCue && (!isComplete) ? (place, token) : nil
  }

  private func isSpoken(_ entry: CueEntry) -> Bool {
    switch entry.kind {
    case .verb(.negative), .none: false
    case .verb: entry.takes.contains(.direct)
    case .phrase: false
    }
  }

  /// Where the author's cue begins in words that a mark opened and none closed: the mark is missing there. Nil when nothing
  /// in the range looks like one.
  func missingMark(in range: Range<Int>) -> Int? {
    let reader = NounPhraseReader(passage: passage)
    return range.dropFirst().first {
      (passage.has($0, [.comma, .question, .exclamation]) && isCueClause($0 + 1, range.upperBound, reader)
        || closesBeforeCue($0, range.upperBound)) && endsThere($0 + 1, range.upperBound)
    }
  }

  /// The author's clause is short and nothing follows it in the range.
  private func endsThere(_ start: Int, _ end: Int) -> Bool {
    end - start <= 20 && !(start..<(end - 1)).contains { passage.endsSentence($0) }
  }

  /// Without a closing mark: up to the cue that follows a comma, else to the sentence's end.
  private func shortened(_ span: Span) -> Span {
    guard !span.isComplete, span.tokens.upperBound == span.inner.upperBound, !span.isDialogue else { return span }
    let reader = NounPhraseReader(passage: passage)
    var place = span.inner.lowerBound
    var sawMark = false
    let end = span.inner.upperBound
    while place < end {
      if place > span.inner.lowerBound, passage.startsParagraph(place) { return ended(span, place) }
      if passage.has(place, [.comma, .question, .exclamation]), isCueClause(place + 1, end, reader) {
        let isInside = passage.has(place, [.question, .exclamation]) || !passage.lexicon.commaStandsOutside
        return ended(span, isInside ? place + 1 : place)
      }
      // Marks inside are somebody else's words, and the verb behind them is theirs.
      if passage.has(place, .quotationMark) { sawMark = true }
      if place > span.inner.lowerBound, !sawMark, closesBeforeCue(place, end) { return ended(span, place) }
      place += 1
    }
    if passage.lexicon.commaStandsOutside, passage.has(end - 1, .stop), end - 1 > span.inner.lowerBound {
      return ended(span, end - 1)
    }
    return span
  }

  /// «Су керек деп айтты: the word that parts what is said from its verb, and a verb of saying close behind it.
  private func closesBeforeCue(_ token: Int, _ end: Int) -> Bool {
    guard passage.lexicon.isVerbLast, passage.has(token, .closesClause) else { return false }
    // … деп айтқанмын: who says I tells of himself, and is still quoted.
    if let cue = passage.cue(at: token, before: end), cue.end > token + 1 {
      return isSpoken(cue.entry) && !cue.entry.isFirstPerson
    }
    return (token + 1..<max(token + 1, min(end, token + 3))).contains {
      passage.cue(at: $0, before: end).map { isSpoken($0.entry) && !$0.entry.isFirstPerson } ?? false
    }
  }

  private func ended(_ span: Span, _ end: Int) -> Span {
    Span(
      tokens: span.tokens.lowerBound..<end, inner: span.inner.lowerBound..<end, isDialogue: span.isDialogue,
      pair: span.pair, isComplete: false)
  }

  private func isCueClause(_ start: Int, _ end: Int, _ reader: NounPhraseReader) -> Bool {
    var token = passage.isDash(start) ? start + 1 : start
    let limit = min(end, token + 8)
    while token < limit {
      if let cue = passage.cue(at: token, before: end), isSpoken(cue.entry) { return true }
      guard passage.isWord(token) || reader.unit(token) == .glue, !passage.has(token, [.complementizer, .conjunction])
      else { return false }
      token += 1
    }
    return false
  }

  // MARK: - Dialogue

  private func dialogue(in range: Range<Int>, besides spans: [Span]) -> [Span] {
    var found: [Span] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + 1
      while end < range.upperBound, !passage.startsParagraph(end) { end += 1 }
      defer { start = end }
      guard passage.isDash(start), !spans.contains(where: { $0.tokens.overlaps(start..<end) }) else { continue }
      let line = Span(
        tokens: (start + 1)..<end, inner: (start + 1)..<end, isDialogue: true, pair: 1000 + found.count,
        isComplete: true)
      if let cut = cutLine(line, to: end) {
        found += cut
      } else if isQuestion(end - 1), range.upperBound > end || range.lowerBound < start {
        found.append(line)
      }
    }
    return found
  }

  private func isQuestion(_ token: Int) -> Bool { passage.has(token, [.question, .exclamation]) }

  /// The spoken parts of a line whose author's words a dash sets off.
  private func cutLine(_ line: Span, to end: Int) -> [Span]? {
    var parts: [Span] = []
    var start = line.inner.lowerBound
    var place = start + 1
    while place < end {
      guard passage.isDash(place), passage.has(place - 1, Traits.terminators.union(.comma)) else {
        place += 1; continue
      }
      var token = place + 1
      var sawCue = false
      while token < end {
        if !sawCue, token <= place + 5, let cue = passage.cue(at: token, before: end), isSpoken(cue.entry) {
          sawCue = true
          token = cue.end
          continue
        }
        if passage.isDash(token), passage.has(token - 1, Traits.terminators.union(.comma)) { break }
        if !sawCue, token > place + 5 { break }
        token += 1
      }
      guard sawCue else { place += 1; continue }
      let border = passage.has(place - 1, .comma) ? place - 1 : place
      if border > start { parts.append(part(line, start..<border)) }
      start = min(end, token + 1)
      place = start + 1
    }
    guard !parts.isEmpty else { return nil }
    if start < end {
      let border = passage.has(end - 1, .stop) ? end - 1 : end
      if border > start { parts.append(part(line, start..<border)) }
    }
    return parts
  }

  private func part(_ line: Span, _ tokens: Range<Int>) -> Span {
    Span(tokens: tokens, inner: tokens, isDialogue: true, pair: line.pair, isComplete: true)
  }
}
