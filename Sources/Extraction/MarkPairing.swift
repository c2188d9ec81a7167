/// Pairs the quotation marks of a passage. No text is refused: a mark without its partner gets the likeliest border.
struct MarkPairing {
  private struct Open {
    let token: Int
    let mark: Unicode.Scalar
  }

  private enum Turn { case open, close, neither }

  let passage: Passage
  let range: Range<Int>
  private(set) var spans: [Span] = []
  /// A mark that opened and did not close, at the outermost level.
  private(set) var unclosed: (token: Int, mark: Unicode.Scalar)?
  /// The first mark closed what no mark here opened.
  private(set) var closesFirst = false

  /// Linear but for single marks, whose partner is looked for.
  init(_ passage: Passage, _ range: Range<Int>) {
    self.passage = passage
    self.range = range
    pair()
  }

  /// Marks inside marks inside marks: beyond this depth a text is broken and further openings are passed over.
  private static let deepest = 8

  /// The marks that open only and are more than those that close them.
  private var lacking: Set<Unicode.Scalar> = []

  private mutating func countMarks() {
    let marks = passage.lexicon.marks
    var open: [Unicode.Scalar: Int] = [:]
    for token in range where passage.has(token, .quotationMark) {
      let mark = passage.mark(token)
      if marks.isNeutral(mark) || marks.isSingle(mark) { continue }
      if marks.opens(mark), !standsAsClosing(token) {
        if !passage.startsParagraph(token) || token == range.lowerBound { open[mark, default: 0] += 1 }
      } else {
        for one in open.keys where marks.closes(mark, one) || mark == one { open[one, default: 0] -= 1 }
      }
    }
    lacking = Set(
      open.filter { mark, count in
        count > 0 && !open.keys.contains { $0 != mark && marks.closes(mark, $0) }
      }.keys)
  }

  private mutating func pair() {
    let marks = passage.lexicon.marks
    countMarks()
    var stack: [Open] = []
    var paragraphStart = true
    var token = range.lowerBound
    while token < range.upperBound {
      defer { token += 1 }
      if token > range.lowerBound { paragraphStart = passage.startsParagraph(token) }
      guard passage.has(token, .quotationMark) else { continue }
      let mark = passage.mark(token)
      // Each paragraph of one quotation opens again; only the last closes.
      if paragraphStart, let first = stack.first, first.mark == mark, !marks.isNeutral(mark) || token > range.lowerBound
      {
        stack.removeSubrange(1...)
        continue
      }
      switch turn(of: mark, at: token, stack) {
      case .neither: continue
      case .open:
        // “A, X said. “B”: the first was never closed.
        if let first = stack.first, first.mark == mark,
          lacksClosing(mark) || isUnclosed(first.token, token) && !isNameAmongAuthorWords(token)
        {
          let end =
            isPartial(first.token)
            ? firstSentenceEnd(after: first.token, before: token)
            : lacksClosing(mark) ? sentenceEnd(after: first.token, before: token) : token
          spans.append(
            Span(tokens: first.token..<end, inner: (first.token + 1)..<end, pair: spans.count, isComplete: false))
          stack = []
        }
        if stack.count < Self.deepest { stack.append(Open(token: token, mark: mark)) }
      case .close:
        guard let place = stack.lastIndex(where: { marks.closes(mark, $0.mark) }) ?? stack.indices.last else {
          closeWithoutOpener(token)
          continue
        }
        let open = stack[place]
        stack.removeSubrange(place...)
        if stack.isEmpty { append(open.token, closing: token) }
      }
    }
    if let first = stack.first {
      unclosed = (first.token, first.mark)
      // What closed inside an outer mark that never closes was paired in vain: the outer one goes to the passage's end.
      appendUnclosed(first.token)
    }
  }

  private mutating func append(_ open: Int, closing close: Int) {
    spans.append(Span(tokens: open..<(close + 1), inner: (open + 1)..<max(open + 1, close), pair: spans.count))
  }

  private func turn(of mark: Unicode.Scalar, at token: Int, _ stack: [Open]) -> Turn {
    let marks = passage.lexicon.marks
    let spaceBefore = token == range.lowerBound || !passage.isJoinedToPrevious(token) || passage.startsParagraph(token)
    let spaceAfter =
      token + 1 == range.upperBound || !passage.isJoinedToNext(token) || passage.startsParagraph(token + 1)
    if marks.isSingle(mark) {
      return turnOfSingle(mark, at: token, stack, spaceBefore: spaceBefore, spaceAfter: spaceAfter)
    }
    if marks.isNeutral(mark) {
      let isOpen = stack.contains { $0.mark == mark }
      if spaceBefore && !spaceAfter { return .open }
      if spaceAfter && !spaceBefore { return .close }
      let opensAfter = passage.has(token - 1, [.opensBracket, .dash, .colon, .quotationMark])
      if !spaceAfter, !spaceBefore {
        return isOpen ? .close : (opensAfter || passage.isWord(token + 1) ? .open : .close)
      }
      return isOpen ? .close : .open
    }
    if marks.opens(mark), standsAsClosing(token) { return .close }
    let mayClose = marks.closes(mark)
    let mayOpen = marks.opens(mark)
    if mayOpen && mayClose {
      // “ closes „ and opens by itself.
      if stack.contains(where: { marks.closes(mark, $0.mark) }), !(spaceBefore && !spaceAfter) { return .close }
      return spaceAfter && !spaceBefore ? .close : .open
    }
    // ”…”: a closing mark that stands where only an opening one can.
    if !mayOpen, stack.isEmpty, spaceBefore, !spaceAfter, passage.isWord(token + 1) { return .open }
    return mayOpen ? .open : .close
  }

  private func turnOfSingle(
    _ mark: Unicode.Scalar, at token: Int, _ stack: [Open], spaceBefore: Bool, spaceAfter: Bool
  ) -> Turn {
    let marks = passage.lexicon.marks
    let isOpen = stack.contains { marks.closes(mark, $0.mark) }
    if mark == "\u{2018}" { return spaceAfter ? .neither : .open }
    if isOpen, closesSingle(token, spaceBefore: spaceBefore, spaceAfter: spaceAfter) {
      // An apostrophe that ends a plural stands before a small letter, and the true partner comes later.
      if !passage.has(token - 1, Traits.terminators.union(.comma)), spaceAfter, passage.has(token + 1, .word),
        hasLaterPartner(token)
      {
        return .neither
      }
      return .close
    }
    if mark == "'", !isOpen, spaceBefore, !spaceAfter, passage.isWord(token + 1), hasLaterPartner(token) {
      return .open
    }
    return .neither
  }

  private func closesSingle(_ token: Int, spaceBefore: Bool, spaceAfter: Bool) -> Bool {
    !spaceBefore && (spaceAfter || !passage.isWord(token + 1))
  }

  /// A single mark that closes stands further on in the paragraph, after a mark of punctuation or before one.
  private func hasLaterPartner(_ token: Int) -> Bool {
    var place = token + 1
    while place < min(range.upperBound, token + 400), !passage.startsParagraph(place) {
      if passage.has(place, .apostrophe), passage.has(place, .quotationMark) {
        let mark = passage.mark(place)
        if mark == "\u{2018}" { return false }
        let isBorder =
          passage.has(place - 1, Traits.terminators.union(.comma)) || place + 1 == range.upperBound
          || (!passage.isWord(place + 1) || !passage.isJoinedToNext(place))
        if passage.isJoinedToPrevious(place), isBorder { return true }
      }
      place += 1
    }
    return false
  }

  /// A mark that closes what nobody opened: the quotation begins where its sentence does, after the last one.
  private mutating func closeWithoutOpener(_ token: Int) {
    closesFirst = closesFirst || spans.isEmpty
    if passage.lexicon.marks.isSingle(passage.mark(token)) || passage.has(token - 1, .number) { return }
    var start = spans.last?.tokens.upperBound ?? range.lowerBound
    let isBehindMarks = start > range.lowerBound
    var nearest: Int?
    let author = isBehindMarks ? behindAuthor(in: start..<token) : nil
    start = author ?? start
    var place = author == nil ? token - 2 : start - 1
    while place >= start {
      if passage.startsParagraph(place + 1) || passage.has(place, .colon) {
        start = nearest ?? (place + 1)
        nearest = nil
        break
      }
      // “A,” X said. B. C.”: the sentence after the author's cue opened again.
      if passage.endsSentence(place) {
        if reports(endingAt: place, from: start) {
          start = place + 1
          nearest = nil
          break
        }
        if isBehindMarks, nearest == nil { nearest = place + 1 }
      }
      place -= 1
    }
    start = nearest ?? start
    if author == nil { start = behindCue(in: start..<token) ?? start }
    guard start < token else { return }
    spans.append(Span(tokens: start..<(token + 1), inner: start..<token, pair: spans.count, isComplete: false))
  }

  /// “A,” X said. B. C.”; “A,” X said, B.”: what follows the author's cue between the last marks and this one.
  private func behindAuthor(in words: Range<Int>) -> Int? {
    var place = words.lowerBound
    var sawCue = false
    while place < words.upperBound, place - words.lowerBound < 30 {
      if passage.startsParagraph(place) { return nil }
      if !sawCue, let cue = passage.cue(at: place, before: words.upperBound), case .verb = cue.entry.kind,
        cue.entry.takes.contains(.direct)
      {
        sawCue = true
        place = cue.end
        continue
      }
      if passage.endsSentence(place) || sawCue && passage.has(place, .comma) {
        return sawCue && words.upperBound - place > 2 ? place + 1 : nil
      }
      if !sawCue, place - words.lowerBound > 10 { return nil }
      place += 1
    }
    return nil
  }

  /// He said that it was a term of honour”: what a cue in the same sentence reports, unless the author speaks behind the mark.
  private func behindCue(in words: Range<Int>) -> Int? {
    let close = words.upperBound
    if passage.has(close - 1, .comma) || passage.has(close + 1, .comma) || passage.isDash(close + 1) { return nil }
    var place = words.lowerBound
    while place < close {
      if passage.endsSentence(place) { return nil }
      if let cue = passage.cue(at: place, before: close), case .verb = cue.entry.kind, cue.entry.takes.contains(.direct)
      {
        var start = cue.end
        while start < close, passage.has(start, [.comma, .complementizer]) { start += 1 }
        return close - start >= 2 ? start : nil
      }
      place += 1
    }
    return nil
  }

  /// Called it a “waste of time: a mark inside a sentence before a small letter takes in no further sentence.
  private func isPartial(_ open: Int) -> Bool {
    open > range.lowerBound && passage.isWord(open - 1) && passage.has(open + 1, .word)
      && !passage.has(open + 1, .capitalised)
  }

  private func firstSentenceEnd(after open: Int, before limit: Int) -> Int {
    var place = open + 1
    while place < limit, !passage.endsSentence(place), !passage.startsParagraph(place + 1) { place += 1 }
    return min(limit, place + 1)
  }

  /// “We wait“, he said: the mark that opens is typed where only one that closes can stand.
  private func standsAsClosing(_ token: Int) -> Bool {
    guard token > range.lowerBound, passage.isJoinedToPrevious(token), !passage.startsParagraph(token),
      passage.isWord(token - 1) || passage.has(token - 1, Traits.terminators.union(.comma))
    else { return false }
    return token + 1 == range.upperBound || !passage.isJoinedToNext(token) || passage.startsParagraph(token + 1)
      || passage.has(token + 1, Traits.terminators.union([.comma, .semicolon, .colon, .closesBracket]))
  }

  /// “A, X said. “B”: the author's cue stands close before the second mark.
  private func isUnclosed(_ open: Int, _ next: Int) -> Bool {
    SpanSplitter(passage: passage).missingMark(in: max(open + 1, next - 24)..<next) != nil
  }

  /// «А, — сказал он газете «Б». — В»: what opens here is a name, behind which a dash takes up what is quoted, in marks that
  /// close later.
  private func isNameAmongAuthorWords(_ open: Int) -> Bool {
    guard let close = NounPhraseReader(passage: passage).closing(open, before: range.upperBound) else { return false }
    var place = close + 1
    while place < close + 4, passage.isWord(place) { place += 1 }
    if passage.has(place, [.stop, .comma]) { place += 1 }
    guard place < range.upperBound, passage.isDash(place) else { return false }
    while place < range.upperBound, !passage.startsParagraph(place) {
      if passage.has(place, .quotationMark) { return turn(of: passage.mark(place), at: place, []) == .close }
      place += 1
    }
    return false
  }

  /// Of a mark that opens only, the passage has fewer that close: one of those that opened was never closed, and the
  /// nearest to the next is the likeliest.
  private func lacksClosing(_ mark: Unicode.Scalar) -> Bool { lacking.contains(mark) }

  /// Where the sentence ends in which the next mark opens: what is before may be quoted.
  private func sentenceEnd(after open: Int, before next: Int) -> Int {
    var place = next
    while place > open + 2, !passage.endsSentence(place - 1), !passage.startsParagraph(place) { place -= 1 }
    return place > open + 2 ? place : next
  }

  /// Somebody says something in the sentence that ends with a token: then it is the author's.
  private func reports(endingAt end: Int, from start: Int) -> Bool {
    var place = end
    while place > start, place > end - 60, place == end || !passage.endsSentence(place - 1) {
      if let cue = passage.cue(at: place, before: range.upperBound), cue.entry.takes.contains(.direct) { return true }
      place -= 1
    }
    return false
  }

  private mutating func appendUnclosed(_ open: Int) {
    let end = isPartial(open) ? firstSentenceEnd(after: open, before: range.upperBound) : range.upperBound
    spans.append(Span(tokens: open..<end, inner: (open + 1)..<end, pair: spans.count, isComplete: false))
  }
}
