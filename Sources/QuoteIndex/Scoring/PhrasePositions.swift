import Segments

/// The words of a phrase in one file, and whether they follow one another where all of them stand. One is for one thread.
final class PhrasePositions {
  /// The rarest first.
  let sorted: [TermScorer]
  /// In that order, the place of each in the phrase.
  private let offsets: [UInt32]
  private var starts: UnsafeMutablePointer<UInt32>
  private var positions: UnsafeMutablePointer<UInt32>
  private var capacity = 64

  /// - Parameter scorers: in the order of the phrase; nil if a word is not in the file.
  init?(_ scorers: [TermScorer]?) {
    guard let scorers else { return nil }
    let order = scorers.indices.sorted {
      (scorers[$0].cursor.info.occurrences, $0) < (scorers[$1].cursor.info.occurrences, $1)
    }
    sorted = order.map { scorers[$0] }
    offsets = order.map { UInt32($0) }
    starts = .allocate(capacity: capacity)
    positions = .allocate(capacity: capacity)
  }

  deinit {
    starts.deallocate()
    positions.deallocate()
  }

  /// The least of the words' frequencies in the present document, which the phrase's cannot exceed.
  func leastFrequency() throws(SegmentError) -> UInt32 {
    var least = UInt32.max
    for scorer in sorted { least = min(least, try scorer.frequency()) }
    return least
  }

  private func reserve(_ count: Int) {
    if count <= capacity { return }
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: count * 2)
    larger.update(from: starts, count: capacity)
    starts.deallocate()
    positions.deallocate()
    starts = larger
    positions = .allocate(capacity: count * 2)
    capacity = count * 2
  }

  /// How often the phrase stands in the present document, on which all words stand.
  func occurrences() throws(SegmentError) -> UInt32 {
    let first = sorted[0]
    var count = Int(try first.frequency())
    reserve(count)
    try first.cursor.readPositions(at: first.place, count: count, into: starts)
    for word in 1..<max(1, sorted.count) {
      let scorer = sorted[word]
      let frequency = Int(try scorer.frequency())
      reserve(frequency)
      try scorer.cursor.readPositions(at: scorer.place, count: frequency, into: positions)
      count = Self.follow(starts, count, positions, frequency, offsets[word] &- offsets[0])
      if count == 0 { return 0 }
    }
    return UInt32(count)
  }

  /// Keeps those of `starts` from which one of `positions` is as far as it should be; below zero, distances wrap around.
  private static func follow(
    _ starts: UnsafeMutablePointer<UInt32>, _ count: Int, _ positions: UnsafeMutablePointer<UInt32>, _ others: Int,
    _ distance: UInt32
  ) -> Int {
    var (kept, next) = (0, 0)
    for index in 0..<count {
      let start = starts[index]
      let wanted = Int64(start) &+ Int64(Int32(bitPattern: distance))
      while next < others, Int64(positions[next]) < wanted { next &+= 1 }
      if next == others { break }
      if Int64(positions[next]) == wanted {
        starts[kept] = start
        kept &+= 1
      }
    }
    return kept
  }
}
