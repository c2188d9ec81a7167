// Words in marks with no cue of their own.
extension PassageReader {
  func attributeFreeStanding() {
    for index in spans.indices where takenBy[index] == -1 {
      if isShownText(index) { continue }
      if attributeContinuation(index) { continue }
      attributeAlone(index)
    }
  }

  /// A whole sentence in marks belongs to whoever the sentence before is about.
  private func attributeAlone(_ index: Int) {
    let span = spans[index]
    if span.isDialogue {
      take(index, speakers: [], cue: nil, via: [], pattern: .freeStanding)
      return
    }
    let start = span.tokens.lowerBound
    let after = span.tokens.upperBound
    let beginsSentence =
      start == passage.tokens.lowerBound || passage.startsParagraph(start) || sentenceStart(before: start) == start
    let endsSentence =
      endsThought(span) || after >= passage.tokens.upperBound || passage.startsParagraph(after)
      || passage.has(after, .stop)
    guard beginsSentence, endsSentence, span.inner.count >= 2,
      passage.has(span.inner.lowerBound, [.capitalised, .number]) || span.inner.count > 5
    else { return }
    var speakers: [NounPhrase] = []
    var cue: Int?
    var pattern = Pattern.freeStanding
    if start > passage.tokens.lowerBound, !passage.startsParagraph(start) {
      let before = sentenceStart(before: start - 1)
      if let cueIndex = cueIndices(in: before..<start).last, start - cues[cueIndex].tokens.upperBound <= 2,
        isDirectCue(cues[cueIndex])
      {
        cue = cueIndex
        speakers =
          passage.lexicon.isVerbLast
          ? verbLastSubject(from: before, to: cues[cueIndex].tokens.lowerBound)
          : subject(before: cues[cueIndex].tokens.lowerBound, from: before)
      }
      if speakers.isEmpty,
        let last = findings.last(where: { $0.tokens.upperBound <= start && start - $0.tokens.upperBound < 25 })
      {
        speakers = last.speakers
        cue = nil
      }
      if speakers.isEmpty {
        speakers =
          passage.lexicon.isVerbLast ? verbLastSubject(from: before, to: start) : clauseSubject(from: before, to: start)
        speakers = speakers.filter { $0.anchor != .common || passage.has($0.tokens.lowerBound, .determiner) }
      }
    } else {
      // Words that fill a paragraph go on from the paragraph before.
      speakers = speakersBefore
      if introduction.isThere, start == passage.tokens.lowerBound, !speakers.isEmpty {
        add(
          Finding(
            kind: .direct, tokens: span.tokens, speakers: speakers, cue: introduction.cue, via: [],
            pattern: introduction.cue == nil ? .introduced : .cueInFront))
        takenBy[index] = findings.count - 1
        return
      }
      if after < passage.tokens.upperBound, !passage.startsParagraph(after) {
        // That is how X describes …: the sentence behind tells.
        let end = sentenceEnd(after: after)
        if let cueIndex = cueIndices(in: after..<end).first, isDirectCue(cues[cueIndex]), !cues[cueIndex].isUsed {
          let found = subject(before: cues[cueIndex].tokens.lowerBound, from: after)
          if !found.isEmpty, cues[cueIndex].tokens.lowerBound - after <= 6 {
            speakers = found
            cue = cueIndex
          }
        }
      }
      pattern = .freeStanding
    }
    guard !speakers.isEmpty else { return }
    take(index, speakers: speakers, cue: cue, via: [], pattern: pattern)
  }

  /// Who is to speak in the next paragraph, when this one ends with a colon, and by which cue.
  func introducer() -> (speakers: [NounPhrase], cue: Range<Int>?)? {
    let end = passage.tokens.upperBound - 1
    let start = sentenceStart(before: end)
    guard start < end else { return nil }
    if let index = cueIndices(in: start..<end).last(where: { isDirectCue(cues[$0]) && !cues[$0].isUsed }) {
      let cue = cues[index]
      let speakers: [NounPhrase]
      if passage.lexicon.isVerbLast {
        speakers =
          cue.phraseClass != nil
          ? verbLastPhraseSpeaker(cue, from: start) : verbLastSubject(from: start, to: cue.tokens.lowerBound)
      } else if cue.phraseClass != nil {
        speakers = phraseSpeakers(cue, from: start, to: end) ?? []
      } else {
        speakers = self.speakers(of: cue, from: start, to: end)
      }
      if !speakers.isEmpty { return (speakers, cue.tokens) }
    }
    let speakers =
      passage.lexicon.isVerbLast ? verbLastSubject(from: start, to: end) : clauseSubject(from: start, to: end)
    let sure = speakers.filter { $0.anchor <= .pronoun }
    return sure.isEmpty ? nil : (sure, nil)
  }
}
