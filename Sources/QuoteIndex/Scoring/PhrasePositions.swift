import Segments

/// Whether the words of a phrase follow one another in a document that has all of them. One is for one thread.
final class PhrasePositions {
  /// Whose words these are, and where in their lists the positions of a document stand.
  let terms: Conjunction
  // Counted as owned by the conjunction.
  private let cursors: [Unmanaged<PostingsCursor>]
  /// How far each stands from the leader, in the order of the conjunction; below zero, distances wrap around.
  private let distances: [UInt32]
  private var starts: UnsafeMutablePointer<UInt32>
  private var capacity = 64

  /// - Parameter terms: in the order of the phrase; at least one.
  init(_ terms: Conjunction) {
    self.terms = terms
    cursors = terms.cursors.map { .passUnretained($0) }
    distances = terms.order.map { UInt32(truncatingIfNeeded: $0) &- UInt32(truncatingIfNeeded: terms.order[0]) }
    starts = .allocate(capacity: capacity)
  }

  deinit { starts.deallocate() }

  /// The least of the words' frequencies in the document at a place of the leader's block, which the phrase's cannot exceed.
  func leastFrequency(at place: Int) -> UInt32 {
    var least = terms.counts[place]
    for number in 1..<max(1, cursors.count) { least = min(least, terms.counts[number &* 128 &+ place]) }
    return least
  }

  private func positions(_ number: Int, at place: Int) throws(SegmentError) -> (UnsafePointer<UInt32>, Int) {
    let (start, count) = (terms.starts[number &* 128 &+ place], Int(terms.counts[number &* 128 &+ place]))
    return try cursors[number].with { cursor throws(SegmentError) in
      (try cursor.positions(from: start, count: count), count)
    }
  }

  /// How often the phrase stands in the document at a place of the leader's block.
  func occurrences(at place: Int) throws(SegmentError) -> UInt32 {
    var (known, count) = try positions(0, at: place)
    for number in 1..<max(1, cursors.count) {
      let (positions, frequency) = try positions(number, at: place)
      let distance = distances[number]
      if count == 1, frequency == 1 {
        if known[0] &+ distance != positions[0] { return 0 }
        continue
      }
      if number == 1 { reserve(count) }
      count = Self.follow(known, count, positions, frequency, distance, starts)
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
