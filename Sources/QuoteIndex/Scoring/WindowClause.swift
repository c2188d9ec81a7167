import Segments

/// One term of a disjunction, window by window.
final class WindowClause {
  private let scorer: TermScorer
  /// The first block that is not wholly before the window.
  private var block = 0
  /// What the term can add to a document of the window.
  private(set) var bound: Int32 = 0
  /// The bound of each block, below zero until it is known.
  private var bounds: [Int32]

  init(_ scorer: TermScorer) {
    self.scorer = scorer
    bounds = [Int32](repeating: -1, count: scorer.cursor.blockCount)
  }

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

  /// Adds what the term adds to the documents of a window.
  func add(_ window: Range<UInt32>, to sums: UnsafeMutablePointer<Int32>) throws(SegmentError) {
    guard try scorer.seek(window.lowerBound) else { return }
    let (documents, scores) = (scorer.documents, scorer.scores)
    while true {
      try scorer.scoreBlock()
      var place = scorer.place
      let count = scorer.count
      while place < count, documents[place] < window.upperBound {
        sums[Int(documents[place] &- window.lowerBound)] &+= scores[place]
        place &+= 1
      }
      if place < count {
        scorer.place = place
        return
      }
      if documents[count &- 1] >= window.upperBound &- 1 {
        scorer.place = count &- 1
        return
      }
      try scorer.load(scorer.block + 1)
      if scorer.isAtEnd { return }
    }
  }

  /// Calls `body` for the documents of a window to which the term adds more than `limit`, with what it adds.
  @inline(__always)
  func forEach(
    in window: Range<UInt32>, above limit: () -> Int32, _ body: (UInt32, Int32) throws(SegmentError) -> Void
  ) throws(SegmentError) {
    guard try scorer.seek(window.lowerBound) else { return }
    let (documents, scores) = (scorer.documents, scorer.scores)
    while true {
      try scorer.scoreBlock()
      var place = scorer.place
      let count = scorer.count
      var least = limit()
      while place < count, documents[place] < window.upperBound {
        if scores[place] > least {
          try body(documents[place], scores[place])
          least = limit()
        }
        place &+= 1
      }
      if place < count {
        scorer.place = place
        return
      }
      scorer.place = count &- 1
      if documents[count &- 1] >= window.upperBound &- 1 { return }
      try scorer.load(scorer.block + 1)
      if scorer.isAtEnd { return }
    }
  }

  /// What the term adds to a document, which is never before an earlier one.
  func score(of document: UInt32) throws(SegmentError) -> Int32 {
    guard try scorer.seek(document), scorer.documents[scorer.place] == document else { return 0 }
    return try scorer.score(at: scorer.place)
  }
}
