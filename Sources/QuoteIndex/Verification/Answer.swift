/// Makes a `Verification` of what was found.
struct Answer {
  let text: String
  let speaker: String?
  let compared: ComparedText
  let limit: Int

  /// Stretches of several quotations must make up this share of a text for it to be joined of them.
  private static let leastJoined = 0.7
  /// Less like the text than this, what was found is not worth showing.
  private static let leastSimilarity = 0.4

  private var words: Int { compared.count }

  /// - Parameter count: in how many documents the words are, where that is known.
  func verification(_ found: [FoundWording], count: Int?) -> Verification {
    let near = found.filter { $0.isNear(compared) }.sorted(by: FoundWording.precedes)
    guard let best = near.first else { return absent(nearest: nil) }
    let isQuoted = best.quotation != nil
    let wording = best.wording
    var places: [VerificationPlace] = []
    for one in near {
      guard one.wording == wording, (one.quotation != nil) == isQuoted, one.match == best.match,
        !places.contains(where: { $0.article == one.place.article && $0.byteRange.overlaps(one.place.byteRange) })
      else { continue }
      places.append(one.place)
    }
    places.sort(by: VerificationPlace.precedes)
    return Verification(
      text: text, speaker: speaker, verdict: verdict(best), extent: best.extent, isExact: best.isExact,
      similarity: best.similarity(compared), speakerMatch: best.match, parts: [best.part(of: compared)],
      places: Array(places.prefix(limit)), placeCount: max(count ?? 0, places.count), wordCount: words)
  }

  private func verdict(_ wording: FoundWording) -> Verification.Verdict {
    if wording.quotation == nil { return .unattributed }
    if wording.match == .other { return .otherSpeaker }
    return wording.isExact ? .exact : .altered
  }

  private func covered(_ parts: [Verifier.JoinedPart]) -> Int { parts.reduce(0) { $0 + $1.tokens.count } }

  private func isJoined(_ parts: [Verifier.JoinedPart]) -> Bool {
    parts.count > 1 && Double(covered(parts)) >= Self.leastJoined * Double(words)
  }

  /// How far the text is from its parts, in words: each seam counts for one.
  private func distance(_ parts: [Verifier.JoinedPart]) -> Double {
    parts.reduce(Double(words - covered(parts) + parts.count - 1)) { $0 + $1.wording.distance }
  }

  /// Whether the text is sooner joined of these parts than an alteration of one quotation.
  func isBetter(_ parts: [Verifier.JoinedPart], than one: FoundWording) -> Bool {
    isJoined(parts) && distance(parts) < one.distance
  }

  /// - Parameter nearest: what the whole text is most like.
  func verification(joining parts: [Verifier.JoinedPart], nearest: FoundWording?) -> Verification {
    guard isJoined(parts) else {
      return absent(nearest: parts.max { $0.tokens.count < $1.tokens.count } ?? nearest.map(whole))
    }
    var made: [Verification.Part] = []
    for (index, part) in parts.enumerated() {
      let own = part.wording.part(of: part.text)
      let next = index + 1 < parts.count ? parts[index + 1].tokens.lowerBound : words
      let before = index == 0 ? added(0..<part.tokens.lowerBound, at: own.foundRange.lowerBound) : []
      let after = added(part.tokens.upperBound..<next, at: own.foundRange.upperBound)
      made.append(
        Verification.Part(
          textRange: own.textRange, quotation: own.quotation, article: own.article, foundRange: own.foundRange,
          found: own.found, alterations: before + own.alterations + after))
    }
    let matches = parts.compactMap(\.wording.match)
    let order: [SpeakerMatch] = [.other, .unnamed, .perhaps, .same]
    let match = order.first(where: matches.contains)
    return Verification(
      text: text, speaker: speaker, verdict: match == .other ? .otherSpeaker : .altered, extent: .joined,
      isExact: false, similarity: max(0, 1 - distance(parts) / Double(words)), speakerMatch: match, parts: made,
      places: parts.map(\.wording.place).sorted(by: VerificationPlace.precedes), placeCount: parts.count,
      wordCount: words)
  }

  private func added(_ tokens: Range<Int>, at place: Int) -> [Alteration] {
    if tokens.isEmpty { return [] }
    let range = compared.comparable.byteRange(tokens)
    return [
      Alteration(
        kind: .added, textRange: range, text: compared.string(range), foundRange: place..<place, found: "")
    ]
  }

  private func whole(_ wording: FoundWording) -> Verifier.JoinedPart {
    .init(tokens: 0..<words, text: compared, wording: wording)
  }

  private func absent(nearest: Verifier.JoinedPart?) -> Verification {
    let similarity =
      nearest.map {
        max(0, 1 - ($0.wording.distance + Double(words - $0.tokens.count)) / Double(max(1, words)))
      } ?? 0
    let isShown = similarity >= Self.leastSimilarity
    return Verification(
      text: text, speaker: speaker, verdict: .absent, extent: nil, isExact: false, similarity: similarity,
      speakerMatch: nil, parts: isShown ? nearest.map { [$0.wording.part(of: $0.text)] } ?? [] : [], places: [],
      placeCount: 0, wordCount: words)
  }
}
