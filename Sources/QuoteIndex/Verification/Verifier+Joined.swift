/// A text that joins what was said apart.
extension Verifier {
  /// A stretch of the text with where it was found.
  struct JoinedPart {
    let tokens: Range<Int>
    let text: ComparedText
    let wording: FoundWording
  }

  /// So many words at a time are looked for, and so many further on the next.
  private static let window = 8
  private static let step = 4
  /// A stretch of fewer words may stand anywhere.
  static let leastJoinedWords = 4
  private static let candidates = 6

  /// Stretches of the text that stand in quotations, in the order of the text, none overlapping; the longest are taken
  /// first.
  func joined(_ text: ComparedText, _ comparison: SpeakerComparison?) throws(IndexError) -> [JoinedPart] {
    guard text.count >= Self.window else { return [] }
    var found: [JoinedPart] = []
    var seen: Set<String> = []
    for start in stride(from: 0, through: max(0, text.count - Self.leastJoinedWords), by: Self.step) {
      let window = try compared(text, start..<min(text.count, start + Self.window))
      for wording in try quotations(like: window, comparison).filter({ $0.isNear(window) }).sorted(
        by: FoundWording.precedes
      ).prefix(Self.candidates) {
        guard let quotation = wording.quotation, seen.insert(quotation.id).inserted else { continue }
        if let part = part(of: text, in: quotation, comparison) { found.append(part) }
      }
    }
    found.sort { left, right in
      if left.wording.words.sameCount != right.wording.words.sameCount {
        return left.wording.words.sameCount > right.wording.words.sameCount
      }
      return FoundWording.precedes(left.wording, right.wording)
    }
    var taken: [JoinedPart] = []
    for part in found where !taken.contains(where: { $0.tokens.overlaps(part.tokens) }) { taken.append(part) }
    return taken.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// A window of the text with the terms of its own words only.
  private func compared(_ text: ComparedText, _ tokens: Range<Int>) throws(IndexError) -> ComparedText {
    let part = text.part(tokens)
    var terms: [[UInt8]] = []
    for token in part.comparable.tokens {
      let word = comparer.vocabulary[token.word]
      let term = TermKind.word.term(word.folded)
      if word.kind != .mark, !terms.contains(term) { terms.append(term) }
    }
    return ComparedText(
      bytes: part.bytes, comparable: part.comparable, terms: terms, weights: part.weights,
      leastEvidence: part.leastEvidence)
  }

  /// The stretch of the text that a quotation has, at its longest.
  private func part(
    of text: ComparedText, in quotation: FoundQuotation, _ comparison: SpeakerComparison?
  ) -> JoinedPart? {
    let found = comparer.read(quotation.text)
    let alignment = TokenAlignment(text.comparable, found.tokens[...])
    // The stretch with the most that is the same over what is not (Kadane's maximum sum).
    var best: (sum: Int, range: Range<Int>) = (0, 0..<0)
    var (sum, start) = (0, 0)
    for step in alignment.steps {
      let place: Int
      switch step {
      case .same(let text, _): (place, sum) = (text, sum + 1)
      case .changed(let text, _), .added(let text): (place, sum) = (text, sum - 2)
      case .dropped, .cut: continue
      }
      if sum <= 0 { (sum, start) = (0, place + 1) }
      if sum > best.sum { best = (sum, start..<place + 1) }
    }
    guard best.range.count >= Self.leastJoinedWords else { return nil }
    let part = text.part(best.range)
    let wording = wording(of: part, in: quotation, comparison)
    guard wording.isNear(part), wording.evidence >= part.leastEvidence else { return nil }
    return JoinedPart(tokens: best.range, text: part, wording: wording)
  }
}
