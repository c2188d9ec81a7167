/// What stands between the blocks that two texts share in the same order: words changed, added, dropped, cut or interrupting.
struct AlterationGaps {
  private(set) var runs: [AlteredWords.Run] = []
  private let blocks: SharedBlocks
  /// Found tokens that interrupt the speech.
  private var unspoken: Set<Int> = []
  private let movedText: Set<Int>
  private let movedFound: Set<Int>
  /// Found tokens that stand in the place of others.
  private var exchanged: Set<Int> = []
  private var cut: Set<Int> = []

  init(_ steps: [AlignmentStep], _ blocks: SharedBlocks, isSpoken: (Int) -> Bool) {
    self.blocks = blocks
    movedText = Set(blocks.moved.flatMap(\.textRange))
    movedFound = Set(blocks.moved.flatMap(\.foundRange))
    for step in steps {
      switch step {
      case .changed(_, let found): exchanged.insert(found)
      case .cut(let found): cut.insert(found)
      case .dropped(let found): if !isSpoken(found) { unspoken.insert(found) }
      case .same, .added: break
      }
    }
  }

  mutating func gather(textCount: Int) {
    guard let first = blocks.inOrder.first, let last = blocks.inOrder.last else {
      if textCount > 0 { runs = [.init(kind: .added, text: 0..<textCount, found: 0..<0)] }
      return
    }
    take(text: 0..<first.text, found: edge(in: exchanged.filter { $0 < first.found }, or: first.found))
    for (left, right) in zip(blocks.inOrder, blocks.inOrder.dropFirst()) {
      take(
        text: left.textRange.upperBound..<right.text, found: left.foundRange.upperBound..<right.found)
    }
    let end = last.foundRange.upperBound
    take(text: last.textRange.upperBound..<textCount, found: edge(in: exchanged.filter { $0 >= end }, or: end))
  }

  /// Beyond the first and the last word that is the same nothing is missing: only what others stand for belongs to it.
  private func edge(in found: Set<Int>, or place: Int) -> Range<Int> {
    guard let first = found.min(), let last = found.max() else { return place..<place }
    return first..<last + 1
  }

  private mutating func take(text: Range<Int>, found: Range<Int>) {
    let own = Self.contiguous(text.filter { !movedText.contains($0) })
    let isEdge =
      blocks.inOrder.first.map { found.upperBound <= $0.found } ?? true
      || blocks.inOrder.last.map { found.lowerBound >= $0.foundRange.upperBound } ?? true
    let left = found.filter { !movedFound.contains($0) }
    for range in Self.contiguous(left.filter(cut.contains)) {
      runs.append(.init(kind: .cut, text: text.lowerBound..<text.lowerBound, found: range))
    }
    for range in Self.contiguous(left.filter { unspoken.contains($0) && !cut.contains($0) }) {
      runs.append(.init(kind: .interruption, text: text.lowerBound..<text.lowerBound, found: range))
    }
    var other = Self.contiguous(left.filter { !unspoken.contains($0) && !cut.contains($0) })[...]
    if isEdge, own.isEmpty { return }
    var place = found.lowerBound
    for range in own {
      if let partner = other.popFirst() {
        runs.append(.init(kind: .changed, text: range, found: partner))
        place = partner.upperBound
      } else {
        runs.append(.init(kind: .added, text: range, found: place..<place))
      }
    }
    for range in other { runs.append(.init(kind: .dropped, text: text.upperBound..<text.upperBound, found: range)) }
  }

  /// Ascending numbers as ranges.
  private static func contiguous(_ places: [Int]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for place in places {
      if let last = ranges.last, last.upperBound == place {
        ranges[ranges.count - 1] = last.lowerBound..<place + 1
      } else {
        ranges.append(place..<place + 1)
      }
    }
    return ranges
  }
}
