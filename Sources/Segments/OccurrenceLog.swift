import Glibc

/// The occurrences of terms in the order in which they were added: four bytes each, and sixteen for every run of them, in
/// which positions count up or are none. Once it is sealed it is only read, and several threads may read it together.
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

  /// A term for each occurrence; once sealed, its rank in the order.
  private var terms: UnsafeMutablePointer<UInt32>
  private var capacity = 1 << 14
  private(set) var count = 0
  private var runs: [Run] = []
  init() { terms = Self.memory(nil, capacity) }

  deinit { free(terms) }

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

  /// Puts ranks in the place of terms; nothing can be added afterwards. O(occurrences).
  ///
  /// - Parameters:
  ///   - ranks: by term, its place in the order of all terms.
  ///   - rankCount: how many places there are.
  ///   - numbers: by document, its new number, or `UInt32.max` to leave it out; nil to keep all as they are.
  /// - Returns: by rank, how many occurrences there are.
  mutating func seal(ranks: [UInt32], rankCount: Int, numbers: [UInt32]? = nil) -> [UInt32] {
    if let numbers { renumber(numbers) }
    var counts = [UInt32](repeating: 0, count: rankCount)
    let terms = terms
    ranks.withUnsafeBufferPointer { ranks in
      counts.withUnsafeMutableBufferPointer { counts in
        for run in runs {
          for index in Int(run.start)..<Int(run.end) {
            let rank = ranks[Int(terms[index])]
            terms[index] = rank
            counts[Int(rank)] &+= 1
          }
        }
      }
    }
    return counts
  }

  private mutating func renumber(_ numbers: [UInt32]) {
    for index in runs.indices { runs[index].document = numbers[Int(runs[index].document)] }
    runs.removeAll { $0.document == .max }
    // Runs of one document stay in the order in which they were added.
    runs.sort { ($0.document, $0.start) < ($1.document, $1.start) }
  }

  /// Puts the occurrences of some ranks where they belong: document above position.
  ///
  /// - Parameters:
  ///   - ends: by rank from the first of `wanted` on, where its next occurrence goes; moved on by each.
  ///   - firstDocument: the number of the document that is this log's first.
  func collect(
    _ wanted: Range<Int>, ends: UnsafeMutableBufferPointer<UInt32>, firstDocument: UInt32,
    into sorted: UnsafeMutablePointer<UInt64>
  ) {
    let (terms, span, base) = (terms, UInt32(wanted.count), UInt32(wanted.lowerBound))
    for run in runs {
      let document = UInt64(run.document &+ firstDocument) << 32
      let step: UInt32 = run.position == Self.noPosition ? 0 : 1
      var position = run.position
      for index in Int(run.start)..<Int(run.end) {
        let rank = terms[index] &- base
        if rank < span {
          sorted[Int(ends[Int(rank)])] = document | UInt64(position)
          ends[Int(rank)] &+= 1
        }
        position &+= step
      }
    }
  }
}
