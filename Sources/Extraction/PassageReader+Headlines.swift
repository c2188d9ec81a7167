// Headlines and transcripts: a name, a colon, and what is said without marks.
extension PassageReader {
  func attributeHeadlines() {
    var start = passage.tokens.lowerBound
    while start < passage.tokens.upperBound {
      var end = start + 1
      while end < passage.tokens.upperBound, !passage.startsParagraph(end) { end += 1 }
      readHeadline(start, end)
      start = end
    }
  }

  private func readHeadline(_ start: Int, _ end: Int) {
    guard let colon = (start..<min(end, start + 9)).first(where: { passage.has($0, .colon) }) ?? lastColon(start, end),
      colon > start, colon + 1 < end
    else { return }
    guard !passage.isJoinedToNext(colon) || passage.has(colon + 1, .word) && !passage.has(colon - 1, .number) else {
      return
    }
    if lastCue(in: start..<colon, where: { !passage.has($0.tokens.lowerBound, .capitalised) }) != nil { return }
    if colon - start <= 8, let name = namer(start..<colon) {
      // X: ‘No way’ I would go: words behind the marks are his too.
      if let index = span(at: colon + 1) {
        guard takenBy[index] == -1, spans[index].tokens.upperBound + 2 < end else { return }
      }
      guard end - colon > 2, !passage.isDash(colon + 1) else { return }
      let tokens = (colon + 1)..<end
      guard !isQuoted(tokens) else { return }
      let isQuoted = passage.has(colon + 1, .capitalised)
      addHeadline(tokens, name, isQuoted)
      return
    }
    // Bridge safe until spring: engineers
    guard end - colon <= 5, end - start <= 25, !passage.has(end - 1, Traits.terminators),
      let name = namer((colon + 1)..<end),
      name.role != nil || passage.mention(at: colon + 1) != nil,
      !(start..<colon).contains(where: { span(at: $0) != nil })
    else { return }
    addHeadline(start..<colon, name, true)
  }

  private func lastColon(_ start: Int, _ end: Int) -> Int? {
    (max(start, end - 6)..<end).last { passage.has($0, .colon) }
  }

  private func addHeadline(_ tokens: Range<Int>, _ name: NounPhrase, _ isQuoted: Bool) {
    var kind = isQuoted ? QuotationKind.direct : .indirect
    if isTitleLine(tokens) {
      kind = spanIndices(in: tokens).contains { takenBy[$0] < 0 && !isTitle($0) } ? .mixed : .indirect
    }
    for index in spanIndices(in: tokens) where takenBy[index] == -1 {
      takenBy[index] = -2
    }
    add(Finding(kind: kind, tokens: tokens, speakers: [name], cue: nil, via: [], pattern: .headline))
  }

  /// The article's title, or a line in a title's capitals: it tells in short what somebody said, so that only its words in
  /// marks are his own. The lines of an interview are his.
  private func isTitleLine(_ tokens: Range<Int>) -> Bool {
    let isFirst =
      passage.tokens.lowerBound == 0
      && !(passage.tokens.lowerBound..<tokens.lowerBound).dropFirst().contains { passage.startsParagraph($0) }
    if isFirst, passage.tokens.upperBound < passage.text.tokens.count { return true }
    let words = tokens.filter { passage.has($0, .word) && !passage.has($0, Traits.function) }
    return words.count >= 3 && words.allSatisfy { passage.has($0, .capitalised) }
  }

  /// The phrase is one name or role and nothing else, of somebody who can speak.
  private func namer(_ tokens: Range<Int>) -> NounPhrase? {
    guard !tokens.isEmpty,
      tokens.allSatisfy({
        [.name, .role, .glue].contains(phrases.unit($0)) || isTitleStop($0)
          || passage.lexicon.isVerbLast && passage.isWord($0) && tokens.count <= 3
      }),
      let phrase = phrases.describe(tokens)
    else { return nil }
    if let role = phrase.role { return [.person, .group, .body, .unnamed, .outlet].contains(role.kind) ? phrase : nil }
    guard phrase.anchor == .name else { return nil }
    let isKnown = tokens.contains {
      passage.mention(at: $0) != nil || passage.has($0, [.givenName, .masculine, .feminine])
    }
    // The title may name whom nothing else tells as a person.
    let isTitle =
      passage.tokens.lowerBound == 0 && !passage.startsParagraph(tokens.upperBound) && tokens.count <= 4
      && (tokens.count >= 2 || isNamedAgain(tokens.lowerBound)) && !passage.lexicon.isVerbLast
      && tokens.lowerBound == 0 && !tokens.contains { passage.has($0, .startsLabel) }
    return isKnown || isTitle
      || tokens.allSatisfy { passage.has($0, .allCapitals) } && tokens.count <= 2
        && passage[tokens.lowerBound].isInitial == false && !passage.has(tokens.lowerBound, .startsLabel)
      ? phrase : nil
  }

  /// Dr. Omarov: the full stop of an abbreviated title.
  private func isTitleStop(_ token: Int) -> Bool {
    passage.has(token, .stop) && passage.isJoinedToPrevious(token) && phrases.unit(token - 1) == .role
  }

  /// The word is a name further on in the article, inside a sentence. Linear; asked of titles.
  private func isNamedAgain(_ token: Int) -> Bool {
    let text = passage.text
    guard passage.has(token, .capitalised), !passage.has(token, Traits.function) else { return false }
    return (passage.tokens.upperBound..<max(passage.tokens.upperBound, text.tokens.count)).contains {
      text.tokens[$0].word == text.tokens[token].word && !text.isJoinedToNext($0)
        && text.tokens[$0 - 1].byteRange.upperBound < text.tokens[$0].byteRange.lowerBound
        && text.word($0 - 1).kind != .mark
    }
  }
}
