import Glibc

/// The occurrences of terms in the order in which they were added: four bytes each, with four more from the moment that
/// positions do not simply count up from a document's first. Sorted by term only once, when all are there.
struct OccurrenceLog: ~Copyable {
  /// Stands for the position of a term without.
  static let noPosition = UInt32.max

  /// A term for each occurrence; while sorting, its rank in the order.
  private var terms: UnsafeMutablePointer<UInt32>
  private var positions: UnsafeMutablePointer<UInt32>?
  private var capacity = 1 << 14
  private(set) var count = 0
  /// Where each document's occurrences begin.
  private var starts: [UInt32] = []
  /// While sorting, by rank: how many occurrences a term has; once its round was sorted, where they end.
  private var ends: [UInt32] = []
  /// The rank after the last that was sorted, and the occurrences of its round: document above position.
  private var roundEnd = 0
  private var sorted: UnsafeMutablePointer<UInt64>?
  private var sortedCapacity = 0
  private var gathered = 0

  init() { terms = Self.memory(nil, capacity) }

  deinit {
    free(terms)
    free(positions)
    sorted?.deallocate()
  }

  var memoryUse: Int { count * (positions == nil ? 5 : 9) + starts.count * 4 }

  private static func memory(_ old: UnsafeMutablePointer<UInt32>?, _ capacity: Int) -> UnsafeMutablePointer<UInt32> {
    // The system moves large allocations without copying them.
    guard let memory = realloc(old, capacity * 4) else { fatalError("no memory for \(capacity) occurrences") }
    return memory.assumingMemoryBound(to: UInt32.self)
  }

  mutating func beginDocument() { starts.append(UInt32(count)) }

  private mutating func reserve(_ more: Int) throws(SegmentError) {
    guard count + more > capacity else { return }
    guard count + more < Int(UInt32.max) else {
      throw .unacceptable(place: "a collection", expected: "fewer than 2³² − 1 occurrences", found: "more")
    }
    while count + more > capacity { capacity += max(capacity / 2, 1 << 14) }
    terms = Self.memory(terms, capacity)
    if positions != nil { positions = Self.memory(positions, capacity) }
  }

  /// Where the last document's next occurrence would be if its positions simply counted up.
  private var simplePosition: UInt32 { UInt32(count) - (starts.last ?? 0) }

  private mutating func keepPositions() {
    let made = Self.memory(nil, capacity)
    for (document, start) in starts.enumerated() {
      let end = document + 1 < starts.count ? Int(starts[document + 1]) : count
      for index in Int(start)..<end { made[index] = UInt32(index) - start }
    }
    positions = made
  }

  /// Adds one occurrence in the last document.
  mutating func append(_ term: UInt32, position: UInt32) throws(SegmentError) {
    try reserve(1)
    if positions == nil, position != simplePosition { keepPositions() }
    terms[count] = term
    if let positions { positions[count] = position }
    count += 1
  }

  /// Adds terms at positions that count up from `position`.
  mutating func append(_ run: UnsafeBufferPointer<UInt32>, from position: UInt32) throws(SegmentError) {
    guard let base = run.baseAddress else { return }
    try reserve(run.count)
    if positions == nil, position != simplePosition { keepPositions() }
    (terms + count).update(from: base, count: run.count)
    if let positions {
      for index in 0..<run.count { positions[count + index] = position + UInt32(index) }
    }
    count += run.count
  }

  /// Makes ready to give the occurrences term by term, in the given order. Nothing can be added afterwards.
  mutating func sort(order: [Int]) {
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, term) in order.enumerated() { ranks[term] = UInt32(rank) }
    ends = [UInt32](repeating: 0, count: order.count)
    let (terms, count) = (terms, count)
    ranks.withUnsafeBufferPointer { ranks in
      ends.withUnsafeMutableBufferPointer { ends in
        for index in 0..<count {
          let rank = ranks[Int(terms[index])]
          terms[index] = rank
          ends[Int(rank)] &+= 1
        }
      }
    }
  }

  /// Sorts the occurrences of as many next terms as make a tenth of all, by counting: in rounds, so that they need
  /// little memory besides and stay near the processor.
  private mutating func sortRound() {
    let first = roundEnd
    var total: UInt32 = 0
    while roundEnd < ends.count, total == 0 || Int(total) + Int(ends[roundEnd]) <= max(count / 10, 1) {
      let own = ends[roundEnd]
      ends[roundEnd] = total
      total += own
      roundEnd += 1
    }
    if Int(total) > sortedCapacity {
      sorted?.deallocate()
      sorted = .allocate(capacity: Int(total))
      sortedCapacity = Int(total)
    }
    gathered = 0
    guard let sorted else { return }
    let (terms, positions, span, base) = (terms, positions, UInt32(roundEnd - first), UInt32(first))
    ends.withUnsafeMutableBufferPointer { ends in
      for document in starts.indices {
        let start = Int(starts[document])
        let end = document + 1 < starts.count ? Int(starts[document + 1]) : count
        for index in start..<end where terms[index] &- base < span {
          let rank = Int(terms[index])
          let position = positions.map { $0[index] } ?? UInt32(truncatingIfNeeded: index &- start)
          sorted[Int(ends[rank])] = UInt64(truncatingIfNeeded: document) << 32 | UInt64(position)
          ends[rank] &+= 1
        }
      }
    }
  }

  /// The postings of the next term, the one of this rank in the order; false if it has none.
  mutating func next(_ rank: Int, into postings: inout TermPostings) throws(SegmentError) -> Bool {
    if rank == roundEnd { sortRound() }
    let end = Int(ends[rank])
    guard end > gathered, let sorted else { return false }
    try gather(UnsafeBufferPointer(start: sorted + gathered, count: end - gathered), into: &postings)
    gathered = end
    return true
  }

  private func gather(
    _ occurrences: UnsafeBufferPointer<UInt64>, into postings: inout TermPostings
  ) throws(SegmentError) {
    postings.removeAll()
    postings.reserve(documents: occurrences.count, positions: occurrences.count)
    postings.hasPositions = UInt32(truncatingIfNeeded: occurrences[0]) != Self.noPosition
    var document = UInt64.max
    for occurrence in occurrences {
      if occurrence >> 32 != document {
        document = occurrence >> 32
        postings.begin(document: UInt32(truncatingIfNeeded: document))
      }
      let position = UInt32(truncatingIfNeeded: occurrence)
      guard (position != Self.noPosition) == postings.hasPositions else {
        throw .unacceptable(
          place: "a term", expected: "positions in all of its documents or in none", found: "some of both")
      }
      if !postings.hasPositions {
        postings.setFrequency(1)
      } else if !postings.add(position: position) {
        throw .unacceptable(place: "a position", expected: "one after the one before", found: "\(position)")
      }
    }
  }
}
