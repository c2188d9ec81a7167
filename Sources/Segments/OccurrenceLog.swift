import Glibc

/// The occurrences of terms in the order in which they were added: four bytes each, and sixteen for every run of them, in
/// which positions count up or are none. Sorted by term only once, when all are there.
struct OccurrenceLog: ~Copyable {
  /// Stands for the position of a term without.
  static let noPosition = UInt32.max

  /// Occurrences that stand together in one document.
  private struct Run {
    let start: UInt32
    var end: UInt32
    var document: UInt32
    /// Of the first; the others count up from it, unless it is `noPosition`.
    let position: UInt32
  }

  /// A term for each occurrence; while sorting, its rank in the order.
  private var terms: UnsafeMutablePointer<UInt32>
  private var capacity = 1 << 14
  private(set) var count = 0
  private var runs: [Run] = []
  /// While sorting, by rank: how many occurrences a term has; once its round was sorted, where they end.
  private var ends: [UInt32] = []
  /// The rank after the last that was sorted, and the occurrences of its round: document above position.
  private var roundEnd = 0
  private var roundLength = 1
  private var sorted: UnsafeMutablePointer<UInt64>?
  private var sortedCapacity = 0
  private var gathered = 0

  init() { terms = Self.memory(nil, capacity) }

  deinit {
    free(terms)
    sorted?.deallocate()
  }

  var memoryUse: Int { count * 5 + runs.count * MemoryLayout<Run>.stride }

  private static func memory(_ old: UnsafeMutablePointer<UInt32>?, _ capacity: Int) -> UnsafeMutablePointer<UInt32> {
    // The system moves large allocations without copying them.
    guard let memory = realloc(old, capacity * 4) else { fatalError("no memory for \(capacity) occurrences") }
    return memory.assumingMemoryBound(to: UInt32.self)
  }

  private mutating func reserve(_ more: Int) throws(SegmentError) {
    guard count + more > capacity else { return }
    guard count + more < Int(UInt32.max) else {
      throw .unacceptable(place: "a collection", expected: "fewer than 2³² − 1 occurrences", found: "more")
    }
    while count + more > capacity { capacity += max(capacity / 2, 1 << 14) }
    terms = Self.memory(terms, capacity)
  }

  /// Adds one occurrence in a document, which is the last one's or a later.
  mutating func append(_ term: UInt32, document: UInt32, position: UInt32) throws(SegmentError) {
    try reserve(1)
    terms[count] = term
    note(1, document, position)
  }

  /// Adds terms at positions that count up from `position`, or at none.
  mutating func append(
    _ run: UnsafeBufferPointer<UInt32>, document: UInt32, from position: UInt32
  ) throws(SegmentError) {
    guard let base = run.baseAddress, run.count > 0 else { return }
    try reserve(run.count)
    (terms + count).update(from: base, count: run.count)
    note(run.count, document, position)
  }

  /// The last run goes on where it can.
  private mutating func note(_ more: Int, _ document: UInt32, _ position: UInt32) {
    let end = UInt32(count + more)
    if let last = runs.last, last.document == document {
      let next = last.position == Self.noPosition ? Self.noPosition : last.position &+ (last.end - last.start)
      if next == position, (last.position == Self.noPosition) == (position == Self.noPosition) {
        runs[runs.count - 1].end = end
        count += more
        return
      }
    }
    runs.append(Run(start: UInt32(count), end: end, document: document, position: position))
    count += more
  }

  /// Makes ready to give the occurrences term by term, in the given order. Nothing can be added afterwards.
  ///
  /// - Parameter numbers: by document, its new number, or `UInt32.max` to leave it out; nil to keep all as they are.
  mutating func sort(order: [Int], numbers: [UInt32]? = nil) {
    if let numbers { renumber(numbers) }
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, term) in order.enumerated() { ranks[term] = UInt32(rank) }
    ends = [UInt32](repeating: 0, count: order.count)
    let terms = terms
    var kept = 0
    ranks.withUnsafeBufferPointer { ranks in
      ends.withUnsafeMutableBufferPointer { ends in
        for run in runs {
          kept += Int(run.end - run.start)
          for index in Int(run.start)..<Int(run.end) {
            let rank = ranks[Int(terms[index])]
            terms[index] = rank
            ends[Int(rank)] &+= 1
          }
        }
      }
    }
    roundLength = max(kept / 10, 1)
  }

  private mutating func renumber(_ numbers: [UInt32]) {
    for index in runs.indices { runs[index].document = numbers[Int(runs[index].document)] }
    runs.removeAll { $0.document == .max }
    // Runs of one document stay in the order in which they were added.
    runs.sort { ($0.document, $0.start) < ($1.document, $1.start) }
  }

  /// Sorts the occurrences of as many next terms as make a tenth of all, by counting: in rounds, so that they need
  /// little memory besides and stay near the processor.
  private mutating func sortRound() {
    let first = roundEnd
    var total: UInt32 = 0
    while roundEnd < ends.count, total == 0 || Int(total) + Int(ends[roundEnd]) <= roundLength {
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
    let (terms, span, base) = (terms, UInt32(roundEnd - first), UInt32(first))
    ends.withUnsafeMutableBufferPointer { ends in
      for run in runs {
        let document = UInt64(run.document) << 32
        let step: UInt32 = run.position == Self.noPosition ? 0 : 1
        var position = run.position
        for index in Int(run.start)..<Int(run.end) {
          if terms[index] &- base < span {
            let rank = Int(terms[index])
            sorted[Int(ends[rank])] = document | UInt64(position)
            ends[rank] &+= 1
          }
          position &+= step
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
