/// Runs of words that two texts share, and which of them stand in the same order in both.
struct SharedBlocks {
  struct Block: Equatable {
    /// The first token in the verified text and in the found one.
    let text: Int
    let found: Int
    let count: Int

    var textRange: Range<Int> { text..<text + count }
    var foundRange: Range<Int> { found..<found + count }
  }

  /// In the order of both texts.
  let inOrder: [Block]
  /// In the order of the verified text.
  let moved: [Block]

  init(_ steps: [AlignmentStep], _ text: ComparableText, _ found: ComparableText, isSpoken: (Int) -> Bool) {
    var blocks: [Block] = []
    var textOpen: [Int] = []
    var foundOpen: [Int] = []
    for step in steps {
      switch step {
      case .same(let place, let other):
        if let last = blocks.last, last.textRange.upperBound == place, last.foundRange.upperBound == other {
          blocks[blocks.count - 1] = Block(text: last.text, found: last.found, count: last.count + 1)
        } else {
          blocks.append(Block(text: place, found: other, count: 1))
        }
      case .changed(let place, let other):
        textOpen.append(place)
        foundOpen.append(other)
      case .added(let place): textOpen.append(place)
      case .dropped(let other): if isSpoken(other) { foundOpen.append(other) }
      case .cut: break
      }
    }
    if let first = blocks.first, let last = blocks.last {
      // What was moved to an edge stands just outside of the stretch that was aligned.
      let region = first.found..<last.foundRange.upperBound
      let before = max(0, region.lowerBound - textOpen.count)..<region.lowerBound
      let after = region.upperBound..<min(found.tokens.count, region.upperBound + textOpen.count)
      let inside = foundOpen.filter(region.contains)
      blocks += Self.elsewhere(textOpen, before.filter(isSpoken) + inside + after.filter(isSpoken), text, found)
    }
    blocks.sort { $0.text < $1.text }
    let chain = Self.longestChain(blocks)
    inOrder = chain.map { blocks[$0] }
    let isInOrder = Set(chain)
    moved = blocks.indices.filter { !isInOrder.contains($0) }.map { blocks[$0] }
  }

  /// The longest runs of words that are missing at one place and stand at another, the longest first.
  private static func elsewhere(
    _ textOpen: [Int], _ foundOpen: [Int], _ text: ComparableText, _ found: ComparableText
  ) -> [Block] {
    var freeText = Set(textOpen)
    var freeFound = Set(foundOpen)
    var blocks: [Block] = []
    while true {
      var best: Block?
      for i in textOpen where freeText.contains(i) {
        for j in foundOpen where freeFound.contains(j) {
          var count = 0
          while freeText.contains(i + count), freeFound.contains(j + count),
            text.tokens[i + count].isSame(found.tokens[j + count])
          { count += 1 }
          if count > best?.count ?? 0 { best = Block(text: i, found: j, count: count) }
        }
      }
      guard let best else { return blocks }
      freeText.subtract(best.textRange)
      freeFound.subtract(best.foundRange)
      blocks.append(best)
    }
  }

  /// The blocks, in the order of the one text, that have the most words in the order of the other: the heaviest increasing
  /// subsequence.
  private static func longestChain(_ blocks: [Block]) -> [Int] {
    var best: [(words: Int, before: Int?)] = []
    for (place, block) in blocks.enumerated() {
      var own: (words: Int, before: Int?) = (block.count, nil)
      for earlier in 0..<place
      where blocks[earlier].foundRange.upperBound <= block.found && best[earlier].words + block.count > own.words {
        own = (best[earlier].words + block.count, earlier)
      }
      best.append(own)
    }
    var chain: [Int] = []
    var next = best.indices.max { (best[$0].words, $1) < (best[$1].words, $0) }
    while let place = next {
      chain.append(place)
      next = best[place].before
    }
    return chain.reversed()
  }
}
