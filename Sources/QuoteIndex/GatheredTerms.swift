/// The terms of one document while they are gathered; its memory is used again for the next.
struct GatheredTerms: ~Copyable {
  /// Words at positions that count up in each run.
  var words = NumberList()
  private(set) var wordRuns: [PreparedDocument.Run] = []
  private(set) var placed: [(term: UInt32, position: UInt32)] = []
  /// Terms without positions, each once.
  private(set) var unplaced = NumberList()
  /// By term: the document that it was last added to without a position.
  private var lastDocument: [UInt32] = []
  /// Counts up from 1.
  private(set) var document: UInt32 = 0
  private var runStart: UInt32 = 0
  private var firstOfRun = 0

  /// Forgets the document before.
  mutating func begin() {
    words.count = 0
    wordRuns.removeAll(keepingCapacity: true)
    placed.removeAll(keepingCapacity: true)
    unplaced.count = 0
    document += 1
  }

  /// The words added from now on stand at `position` and after it.
  mutating func beginRun(at position: UInt32) {
    runStart = position
    firstOfRun = words.count
  }

  mutating func endRun() { wordRuns.append(.init(position: runStart, end: words.count)) }

  /// Where the next word stands.
  var position: UInt32 { runStart + UInt32(words.count - firstOfRun) }

  mutating func add(_ term: UInt32, at position: UInt32) { placed.append((term, position)) }

  @inline(__always)
  mutating func add(_ term: UInt32) {
    let index = Int(term)
    if index >= lastDocument.count { makeRoom(index + 1) }
    if lastDocument[index] == document { return }
    lastDocument[index] = document
    unplaced.append(term)
  }

  /// Adds terms without positions.
  ///
  /// - Parameter termCount: above all their numbers.
  mutating func add(_ terms: UnsafeBufferPointer<UInt32>, below termCount: Int) {
    if termCount > lastDocument.count { makeRoom(termCount) }
    unplaced.reserve(terms.count)
    let (unplaced, document) = (self.unplaced.start, document)
    var count = self.unplaced.count
    lastDocument.withUnsafeMutableBufferPointer { last in
      for term in terms {
        unplaced[count] = term
        count &+= last[Int(term)] == document ? 0 : 1
        last[Int(term)] = document
      }
    }
    self.unplaced.count = count
  }

  @inline(never)
  private mutating func makeRoom(_ count: Int) {
    lastDocument.append(contentsOf: repeatElement(0, count: count + count / 2 + 1024 - lastDocument.count))
  }
}
