// What stands in the sentence before, and who said it in this one: Бұл туралы X айтты; об этом сообщил X.
extension PassageReader {
  /// Об этом сообщил X; …, об этом рассказал X.
  func readPointedBack(_ cueIndex: Int, _ start: Int, _ end: Int) -> Bool {
    let cue = cues[cueIndex]
    guard !passage.lexicon.hasArticles, cue.takes.contains(.that), !cue.isConverb, !cue.entry.isAgentless,
      let pointer = (max(start, cue.tokens.lowerBound - 9)..<cue.tokens.lowerBound).last(where: {
        passage.has($0, .preposition) && passage.has($0 + 1, .pointsBack)
      }), pointer == start || passage.has(pointer - 1, .comma),
      !(pointer + 2..<end).contains(where: { passage.has($0, [.complementizer, .colon]) })
    else { return false }
    var speakers = subject(before: cue.tokens.lowerBound, from: pointer + 2)
    // Об этом «Листку» рассказала X: in marks stands whom it was told.
    if let first = speakers.first, span(at: first.tokens.lowerBound) != nil,
      case let behind = phrases.phrases(beginningAt: cue.tokens.upperBound, to: end), let sayer = behind.first,
      sayer.anchor <= .role
    {
      speakers = behind
    }
    if speakers.isEmpty { speakers = phrases.phrases(beginningAt: cue.tokens.upperBound, to: end) }
    guard let first = speakers.first, first.anchor <= .role else { return false }
    let via = messengers(in: pointer..<end, besides: speakers)
    if pointer > start {
      guard pointer - 1 - start >= 2, !isQuoted(start..<pointer - 1) else { return false }
      cues[cueIndex].isUsed = true
      addReported(start..<pointer - 1, speakers, cue.tokens, via, .sentenceBefore)
      return true
    }
    return takeSentence(before: start, cueIndex, speakers, via)
  }

  /// Gives the sentence before a token, or the marks that it ends with, to some speakers; to a messenger, what somebody was
  /// found to have said in it.
  func takeSentence(before start: Int, _ cueIndex: Int, _ speakers: [NounPhrase], _ via: [NounPhrase]) -> Bool {
    var stop = start
    while stop > passage.tokens.lowerBound, passage.has(stop - 1, Traits.terminators) { stop -= 1 }
    guard stop > passage.tokens.lowerBound else { return false }
    if let index = span(at: stop - 1) {
      guard takenBy[index] == -1 else { return true }
      take(index, speakers: speakers, cue: cueIndex, via: via, pattern: .sentenceBefore)
      return true
    }
    let from = sentenceStart(before: stop)
    guard stop - from >= 2 else { return false }
    if let known = findings.lastIndex(where: { $0.tokens.lowerBound >= from && $0.tokens.upperBound <= stop }) {
      guard speakers.allSatisfy(isMessenger) else { return false }
      cues[cueIndex].isUsed = true
      findings[known].via += speakers.map(asOutlet)
      return true
    }
    guard !isQuoted(from..<stop) else { return false }
    cues[cueIndex].isUsed = true
    addReported(from..<stop, speakers, cues[cueIndex].tokens, via, .sentenceBefore)
    return true
  }
}
