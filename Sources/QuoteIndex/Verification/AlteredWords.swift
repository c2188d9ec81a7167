/// The steps of an alignment, gathered into what a person would call one change.
struct AlteredWords {
  struct Run: Equatable {
    let kind: Alteration.Kind
    /// Tokens.
    let text: Range<Int>
    let found: Range<Int>
  }

  /// In the order of the verified text.
  let runs: [Run]
  /// Tokens that are the same at the same place.
  let sameCount: Int
  /// The found tokens from the first that the verified text has to the last.
  let found: Range<Int>
  /// How far the texts are apart, in words.
  let distance: Double

  /// The number of words that stand in both texts, squared, and the numbers of those that differ, multiplied.
  ///
  /// - Parameter isSpoken: whether a found token belongs to the speech.
  init(_ steps: [AlignmentStep], _ text: ComparableText, _ found: ComparableText, isSpoken: (Int) -> Bool) {
    let blocks = SharedBlocks(steps, text, found, isSpoken: isSpoken)
    sameCount = blocks.inOrder.reduce(0) { $0 + $1.count }
    var gaps = AlterationGaps(steps, blocks, isSpoken: isSpoken)
    gaps.gather(textCount: text.tokens.count)
    runs = (gaps.runs + blocks.moved.map { Run(kind: .moved, text: $0.textRange, found: $0.foundRange) }).sorted {
      ($0.text.lowerBound, $0.found.lowerBound) < ($1.text.lowerBound, $1.found.lowerBound)
    }
    let all = blocks.inOrder + blocks.moved
    self.found =
      all.isEmpty ? 0..<0 : all.map(\.foundRange.lowerBound).min()!..<all.map(\.foundRange.upperBound).max()!
    var exchanged: Set<Int> = []
    for step in steps { if case .changed(let place, _) = step { exchanged.insert(place) } }
    distance = runs.reduce(0) { sum, run in
      // Words that changed places with others are no farther from what was said than other words there would be.
      let isExchanged = run.kind == .moved && run.text.allSatisfy(exchanged.contains)
      return sum + (isExchanged ? min(Double(run.text.count), Self.weight(run)) : Self.weight(run))
    }
  }

  /// Leaving out several words at once is one decision; putting words into a mouth is one for every word. Moving them is
  /// more than leaving them out, and less than that and putting them in again.
  private static func weight(_ run: Run) -> Double {
    switch run.kind {
    case .cut, .interruption: 0
    case .added: Double(run.text.count)
    case .dropped: 1 + 0.15 * Double(run.found.count - 1)
    case .moved: 1.25 + 0.25 * Double(run.text.count - 1)
    case .changed: Double(run.text.count) + 0.15 * Double(max(0, run.found.count - run.text.count))
    }
  }
}
