/// The terms of one document while they are gathered; its memory is used again for the next.
struct GatheredTerms: ~Copyable {
  /// Words at positions that count up in each run.
  private(set) var words: [UInt32] = []
  private(set) var wordRuns: [PreparedDocument.Run] = []
  private(set) var placed: [(term: UInt32, position: UInt32)] = []
  /// Terms without positions, each once.
  private(set) var unplaced: [UInt32] = []
  /// By term: the document that it was last added to without a position.
  private var lastDocument: [UInt32] = []
  /// Counts up from 1.
  private(set) var document: UInt32 = 0
  private var runStart: UInt32 = 0

  /// Forgets the document before.
  mutating func begin() {
    words.removeAll(keepingCapacity: true)
    wordRuns.removeAll(keepingCapacity: true)
    placed.removeAll(keepingCapacity: true)
    unplaced.removeAll(keepingCapacity: true)
    document += 1
  }

  /// The words added from now on stand at `position` and after it.
  mutating func beginRun(at position: UInt32) { runStart = position }

  mutating func endRun() { wordRuns.append(.init(position: runStart, end: words.count)) }

  @inline(__always)
  mutating func add(word: UInt32) { words.append(word) }

  mutating func add(_ term: UInt32, at position: UInt32) { placed.append((term, position)) }

  @inline(__always)
  mutating func add(_ term: UInt32) {
    let index = Int(term)
    if index >= lastDocument.count { makeRoom(index) }
    if lastDocument[index] == document { return }
    lastDocument[index] = document
    unplaced.append(term)
  }

  @inline(never)
  private mutating func makeRoom(_ index: Int) {
    lastDocument.append(contentsOf: repeatElement(0, count: index + index / 2 + 1024 - lastDocument.count))
  }
}
