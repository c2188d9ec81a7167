import Segments

/// Whether the words of a phrase follow one another in a document on which all of them stand. One is for one thread.
final class PhrasePositions {
  private struct Part {
    let scorer: Unmanaged<TermScorer>
    /// How far it stands from the rarest; below zero, distances wrap around.
    let distance: UInt32

    @inline(__always)
    func positions() throws(SegmentError) -> (UnsafePointer<UInt32>, Int) {
      try scorer.with { scorer throws(SegmentError) in
        let count = try scorer.frequency()
        return (try scorer.cursor.positions(at: scorer.place), Int(count))
      }
    }
  }

  private let owned: [TermScorer]
  /// The rarest first.
  private let first: Part
  private let others: [Part]
  private var starts: UnsafeMutablePointer<UInt32>
  private var capacity = 64

  /// - Parameter scorers: in the order of the phrase; at least one.
  init(_ scorers: [TermScorer]) {
    owned = scorers
    let order = scorers.indices.sorted {
      (scorers[$0].cursor.info.occurrences, $0) < (scorers[$1].cursor.info.occurrences, $1)
    }
    let parts = order.map {
      Part(scorer: .passUnretained(scorers[$0]), distance: UInt32($0) &- UInt32(order[0]))
    }
    first = parts[0]
    others = Array(parts[1...])
    starts = .allocate(capacity: capacity)
  }

  deinit { starts.deallocate() }

  /// The least of the words' frequencies in the present document, which the phrase's cannot exceed.
  func leastFrequency() throws(SegmentError) -> UInt32 {
    var least = try first.scorer.with { scorer throws(SegmentError) in try scorer.frequency() }
    for part in others {
      least = min(
        least, try part.scorer.with { scorer throws(SegmentError) in try scorer.frequency() })
    }
    return least
  }

  /// How often the phrase stands in the present document.
  func occurrences() throws(SegmentError) -> UInt32 {
    var (known, count) = try first.positions()
    for (index, part) in others.enumerated() {
      let (positions, frequency) = try part.positions()
      if count == 1, frequency == 1 {
        if known[0] &+ part.distance != positions[0] { return 0 }
        continue
      }
      if index == 0 { reserve(count) }
      count = Self.follow(known, count, positions, frequency, part.distance, starts)
      if count == 0 { return 0 }
      known = UnsafePointer(starts)
    }
    return UInt32(count)
  }

  private func reserve(_ count: Int) {
    if count <= capacity { return }
    starts.deallocate()
    capacity = count * 2
    starts = .allocate(capacity: capacity)
  }

  /// Moves to `kept` those of `starts` from which one of `positions` is as far as it should be; `kept` may be `starts`.
  private static func follow(
    _ starts: UnsafePointer<UInt32>, _ count: Int, _ positions: UnsafePointer<UInt32>, _ others: Int,
    _ distance: UInt32, _ target: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var (kept, next) = (0, 0)
    for index in 0..<count {
      let start = starts[index]
      let wanted = Int64(start) &+ Int64(Int32(bitPattern: distance))
      while next < others, Int64(positions[next]) < wanted { next &+= 1 }
      if next == others { break }
      if Int64(positions[next]) == wanted {
        target[kept] = start
        kept &+= 1
      }
    }
    return kept
  }
}
