import Segments

/// One term of a disjunction, window by window.
final class WindowClause {
  private let scorer: TermScorer
  /// The same term asked about single documents, by its bitmap; nil for a term without one.
  private let follower: Follower?
  /// The bound of each block, below zero until it is known.
  private let bounds: UnsafeMutablePointer<Int32>

  // One thread's, and no call comes back into it.
  /// The first block that is not wholly before the window.
  @exclusivity(unchecked) private var block = 0
  /// What the term can add to a document of the window.
  @exclusivity(unchecked) private(set) var bound: Int32 = 0

  init(_ scorer: TermScorer, _ follower: Follower?) {
    self.scorer = scorer
    self.follower = follower
    bounds = .allocate(capacity: scorer.cursor.blockCount)
    bounds.initialize(repeating: -1, count: scorer.cursor.blockCount)
  }

  deinit { bounds.deallocate() }

  /// Looks at the bounds of the blocks in the window from `start` to below `end`, without decoding any.
  func enter(_ start: UInt32, _ end: UInt32) throws(SegmentError) {
    let cursor = scorer.cursor
    block = cursor.block(holding: DocumentID(start), from: block)
    bound = 0
    var next = block
    // A block begins after the one before it ends, so one that ends behind the window is the last to have part in it.
    while next < cursor.blockCount {
      if bounds[next] < 0 { bounds[next] = try scorer.bound(ofBlock: next) }
      bound = max(bound, bounds[next])
      if cursor.lastDocument(ofBlock: next) >= end &- 1 { break }
      next += 1
    }
  }

  /// Calls `body` for each run of places of a scored block whose documents are in a window, with scores and documents from
  /// there on.
  @inline(__always)
  private func forEachRun(
    in window: Range<UInt32>,
    _ body: (UnsafePointer<UInt32>, UnsafePointer<Int32>, Int) throws(SegmentError) -> Void
  ) throws(SegmentError) {
    guard try scorer.seek(window.lowerBound) else { return }
    while true {
      let (documents, start, count) = (scorer.documents, scorer.place, scorer.count)
      let goesOn = documents[count &- 1] < window.upperBound
      let end = goesOn ? count : BlockSearch.place(of: window.upperBound, in: documents)
      if end > start {
        try scorer.scoreBlock()
        try body(documents + start, UnsafePointer(scorer.scores) + start, end &- start)
      }
      // The last of the block stands for those before it, where nothing is left of it.
      scorer.place = min(end, count &- 1)
      if !goesOn || documents[count &- 1] == window.upperBound &- 1 { return }
      try scorer.load(scorer.block + 1)
      if scorer.isAtEnd { return }
    }
  }

  /// Adds what the term adds to the documents of a window.
  func add(_ window: Range<UInt32>, to sums: WindowSums) throws(SegmentError) {
    try forEachRun(in: window) { documents, scores, count in
      for index in 0..<count { sums.add(scores[index], to: Int(documents[index] &- window.lowerBound)) }
    }
  }

  /// Calls `body` for the documents of a window to which the term adds more than `limit`, with what it adds.
  @inline(__always)
  func forEach(
    in window: Range<UInt32>, above limit: () -> Int32, _ body: (UInt32, Int32) throws(SegmentError) -> Void
  ) throws(SegmentError) {
    try forEachRun(in: window) { (documents, scores, count) throws(SegmentError) in
      var least = limit()
      var index = 0
      while index < count {
        if index &+ 16 <= count, !WindowSums.exceeds(scores + index, least) {
          index &+= 16
          continue
        }
        for place in index..<min(index &+ 16, count) where scores[place] > least {
          try body(documents[place], scores[place])
          least = limit()
        }
        index &+= 16
      }
    }
  }

  /// What the term adds to a document, which is never before an earlier one.
  @inline(__always)
  func score(of document: UInt32) throws(SegmentError) -> Int32 {
    if let follower { return try follower.score(of: document) }
    guard try scorer.seek(document), scorer.documents[scorer.place] == document else { return 0 }
    return try scorer.score(at: scorer.place)
  }
}
