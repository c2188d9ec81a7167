/// The best documents so far. Of equal scores the document offered first stays, so documents are offered in their order.
struct TopK {
  /// A document of a file with its score.
  struct Entry {
    let score: Int32
    let file: Int32
    let document: UInt32
  }

  /// How many are kept.
  let limit: Int
  /// Best first.
  private(set) var entries: [Entry] = []
  /// What a score must exceed to be kept.
  private(set) var threshold: Int32 = 0

  init(limit: Int) {
    self.limit = limit
    entries.reserveCapacity(limit + 1)
    threshold = limit > 0 ? 0 : .max
  }

  /// Keeps the document if it is among the best. O(limit), and O(1) for most.
  @inline(__always)
  mutating func offer(_ score: Int32, _ file: Int, _ document: UInt32) {
    if score > threshold { insert(Entry(score: score, file: Int32(truncatingIfNeeded: file), document: document)) }
  }

  /// Offers the live documents of a block.
  @inline(__always)
  mutating func offer(
    _ scores: UnsafePointer<Int32>, _ documents: UnsafePointer<UInt32>, count: Int, _ index: Int, _ file: ScoringFile
  ) {
    var threshold = self.threshold
    for place in 0..<count where scores[place] > threshold && file.isLive(documents[place]) {
      offer(scores[place], index, documents[place])
      threshold = self.threshold
    }
  }

  @inline(never)
  private mutating func insert(_ entry: Entry) {
    var at = entries.count
    if at < limit { entries.append(entry) } else { at -= 1 }
    entries.withUnsafeMutableBufferPointer { entries in
      while at > 0, entries[at - 1].score < entry.score {
        entries[at] = entries[at - 1]
        at -= 1
      }
      entries[at] = entry
    }
    if entries.count == limit { threshold = entries[limit - 1].score }
  }
}
