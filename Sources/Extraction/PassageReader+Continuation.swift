// What goes on in a second pair of marks.
extension PassageReader {
  /// “…,” X said. “…”: the author's words between two spans are the cue of both.
  func attributeContinuation(_ index: Int) -> Bool {
    guard index > 0, takenBy[index - 1] >= 0 else { return false }
    let before = findings[takenBy[index - 1]]
    let between = spans[index - 1].tokens.upperBound..<spans[index].tokens.lowerBound
    guard between.count < 60 else { return false }
    let crossesParagraph =
      between.upperBound < passage.tokens.upperBound
      && (between.lowerBound...between.upperBound).contains { passage.startsParagraph($0) }
    guard !crossesParagraph, before.pattern != .freeStanding else { return false }
    let isPair = spans[index].pair == spans[index - 1].pair
    if !isPair {
      // One sentence of the author's, and it is the cue's; a full stop, a comma or a dash before the mark.
      guard let cue = before.cue, between.contains(cue.lowerBound) || between.isEmpty else { return false }
      let stops = between.filter { passage.endsSentence($0) && $0 != between.lowerBound }
      guard stops.count <= 1, stops.allSatisfy({ $0 >= between.upperBound - 2 }) else { return false }
      let last = between.upperBound - 1
      guard between.isEmpty || passage.has(last, Traits.terminators.union([.comma, .colon])) || passage.isDash(last)
      else { return false }
      guard spans[index].inner.count >= 2 || endsThought(spans[index]) else { return false }
      // Another cue beside the comma has its own words.
      if let other = cueIndices(in: cue.upperBound..<between.upperBound).last, isDirectCue(cues[other]),
        !cues[other].isUsed, passage.has(last, [.comma, .colon]), !passage.lexicon.isVerbLast
      {
        return false
      }
    }
    add(
      Finding(
        kind: .direct, tokens: spans[index].tokens, speakers: before.speakers, cue: before.cue, via: before.via,
        pattern: .continuation))
    takenBy[index] = findings.count - 1
    return true
  }
}
