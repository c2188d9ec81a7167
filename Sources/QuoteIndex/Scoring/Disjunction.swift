import Segments

/// Terms of one file of which a document has any: MaxScore (Turtle and Flood 1995) by windows, with the maxima of blocks in
/// place of those of whole terms (Ding and Suel 2011). One is for one thread.
struct Disjunction {
  private let owned: [WindowClause]
  /// The terms with what each can add in the present window, the least first. Not counted as owned, which `owned` does: a
  /// count would go up and down for every document.
  private var clauses: [(bound: Int32, clause: Unmanaged<WindowClause>)]
  private let file: ScoringFile
  private let index: Int
  private let sums: WindowSums

  /// - Parameters:
  ///   - infos: of the terms, nil where the file has none.
  ///   - index: of the file.
  ///   - sums: empty, and left so.
  init(
    _ infos: [TermInfo?], _ weights: [Float], _ norms: LengthNorms, _ file: ScoringFile, _ index: Int,
    _ sums: WindowSums
  ) throws(SegmentError) {
    var owned: [WindowClause] = []
    for (info, weight) in zip(infos, weights) {
      guard let info else { continue }
      let cursor = try file.reader.postings(info)
      let follower =
        cursor.hasBitmap
        ? try Follower(try file.reader.postings(info), weight: weight, norms: norms, codes: file.codes) : nil
      owned.append(
        WindowClause(TermScorer(cursor, weight: weight, norms: norms, codes: file.codes), follower))
    }
    self.owned = owned
    clauses = owned.map { (0, .passUnretained($0)) }
    (self.file, self.index, self.sums) = (file, index, sums)
  }

  /// Offers the documents.
  mutating func run(_ top: inout TopK) throws(SegmentError) {
    let documents = file.reader.documentCount
    var start: UInt32 = 0
    while start < documents, !clauses.isEmpty {
      let end = min(documents, start + UInt32(WindowSums.length))
      if try enter(start, end) > top.threshold { try look(start..<end, &top) }
      start = end
    }
  }

  /// Orders the terms by what they can add in a window; gives what all can add together.
  private mutating func enter(_ start: UInt32, _ end: UInt32) throws(SegmentError) -> Int32 {
    var most: Int32 = 0
    for number in clauses.indices {
      var next = clauses[number]
      next.bound = try next.clause.with { clause throws(SegmentError) in
        try clause.enter(start, end)
        return clause.bound
      }
      most &+= next.bound
      var at = number
      while at > 0, clauses[at - 1].bound > next.bound {
        clauses[at] = clauses[at - 1]
        at -= 1
      }
      clauses[at] = next
    }
    return most
  }

  /// One window: terms that cannot lift a document over the threshold even together are only asked about documents that
  /// the other terms bring close to it.
  private func look(_ window: Range<UInt32>, _ top: inout TopK) throws(SegmentError) {
    var optional = 0
    var optionalBound: Int32 = 0
    while optional < clauses.count, optionalBound &+ clauses[optional].bound <= top.threshold {
      optionalBound &+= clauses[optional].bound
      optional += 1
    }
    if optional + 1 == clauses.count {
      try clauses[optional].clause.with { only throws(SegmentError) in
        try only.forEach(in: window, above: { max(0, top.threshold &- optionalBound) }) {
          (document, own) throws(SegmentError) in
          try offer(document, own, optional, optionalBound, &top)
        }
      }
      return
    }
    for (bound, clause) in clauses[optional...] where bound > 0 {
      try clause.with { clause throws(SegmentError) in try clause.add(window, to: sums) }
    }
    try sums.drain(above: { max(0, top.threshold &- optionalBound) }) { (place, sum) throws(SegmentError) in
      try offer(window.lowerBound &+ UInt32(truncatingIfNeeded: place), sum, optional, optionalBound, &top)
    }
  }

  /// Completes a document's score by what the first, optional terms add, as long as it could be among the best.
  @inline(__always)
  private func offer(
    _ document: UInt32, _ sum: Int32, _ optional: Int, _ optionalBound: Int32, _ top: inout TopK
  ) throws(SegmentError) {
    var score = sum
    var rest = optionalBound
    for number in (0..<optional).reversed() {
      if score &+ rest <= top.threshold { return }
      let (bound, clause) = clauses[number]
      rest &-= bound
      score &+= try clause.with { clause throws(SegmentError) in try clause.score(of: document) }
    }
    if score > top.threshold, file.isLive(document) { top.offer(score, index, document) }
  }
}
