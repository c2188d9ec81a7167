import Segments

/// Whether the words of a phrase follow one another in a document that has all of them. One is for one thread.
final class PhrasePositions {
  /// Whose words these are, and where in their lists the positions of a document stand.
  let terms: Conjunction
  private let owned: [PostingsCursor]
  /// The word that leads, and the others with how far each stands from it; below zero, distances wrap around. Not counted as
  /// owned for every document.
  private let first: Unmanaged<PostingsCursor>
  private let others: UnsafeMutablePointer<(cursor: Unmanaged<PostingsCursor>, distance: UInt32)>
  private let otherCount: Int
  /// What the conjunction tells, word after word.
  private let firstStarts: UnsafeMutablePointer<Int>
  private let firstCounts: UnsafeMutablePointer<UInt32>
  private var starts: UnsafeMutablePointer<UInt32>
  private var capacity = 64

  /// - Parameter terms: in the order of the phrase; at least one.
  init(_ terms: Conjunction) {
    self.terms = terms
    owned = terms.cursors
    first = .passUnretained(owned[0])
    otherCount = owned.count - 1
    others = .allocate(capacity: max(1, otherCount))
    for number in 0..<otherCount {
      let distance = UInt32(truncatingIfNeeded: terms.order[number + 1]) &- UInt32(truncatingIfNeeded: terms.order[0])
      (others + number).initialize(to: (.passUnretained(owned[number + 1]), distance))
    }
    (firstStarts, firstCounts) = (terms.starts, terms.counts)
    starts = .allocate(capacity: capacity)
  }

  deinit {
    starts.deallocate()
    others.deallocate()
  }

  /// The least of the words' frequencies in the document at a place of the leader's block, which the phrase's cannot exceed.
  @inline(__always)
  func leastFrequency(at place: Int) -> UInt32 {
    var least = firstCounts[place]
    for number in 0..<otherCount { least = min(least, firstCounts[(number &+ 1) &* 128 &+ place]) }
    return least
  }

  /// How often the phrase stands in the document at a place of the leader's block.
  func occurrences(at place: Int) throws(SegmentError) -> UInt32 {
    var count = Int(firstCounts[place])
    var known = try first.with { cursor throws(SegmentError) in
      try cursor.positions(from: firstStarts[place], count: count)
    }
    for number in 0..<otherCount {
      let (cursor, distance) = others[number]
      let at = (number &+ 1) &* 128 &+ place
      let frequency = Int(firstCounts[at])
      let positions = try cursor.with { cursor throws(SegmentError) in
        try cursor.positions(from: firstStarts[at], count: frequency)
      }
      if count == 1, frequency == 1 {
        if known[0] &+ distance != positions[0] { return 0 }
        continue
      }
      if otherCount == 1, count <= 4, frequency <= 4 {
        return Self.pairs(known, count, positions, frequency, distance)
      }
      if number == 0 { reserve(count) }
      count = Self.follow(known, count, positions, frequency, distance, starts)
      if count == 0 { return 0 }
      known = UnsafePointer(starts)
    }
    return UInt32(count)
  }

  /// From how many of at most four starts one of at most four positions is as far as it should be: all with all, as a branch
  /// for each would be foreseen wrongly.
  @inline(__always)
  private static func pairs(
    _ starts: UnsafePointer<UInt32>, _ count: Int, _ positions: UnsafePointer<UInt32>, _ others: Int,
    _ distance: UInt32
  ) -> UInt32 {
    // Each has room for four; what is behind the last one does not count.
    let wanted =
      UnsafeRawPointer(starts).loadUnaligned(as: SIMD4<UInt32>.self) &+ SIMD4<UInt32>(repeating: distance)
    let own = UnsafeRawPointer(positions).loadUnaligned(as: SIMD4<UInt32>.self)
    let ones = SIMD4<UInt32>(repeating: 1)
    var found = SIMD4<UInt32>(repeating: 0)
    for index in 0..<4 {
      let one = SIMD4<UInt32>(repeating: index < others ? 1 : 0)
      found |= one.replacing(with: 0, where: wanted .!= SIMD4(repeating: own[index]))
    }
    found &= ones.replacing(with: 0, where: SIMD4<UInt32>(0, 1, 2, 3) .>= SIMD4(repeating: UInt32(count)))
    return found.wrappedSum()
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
