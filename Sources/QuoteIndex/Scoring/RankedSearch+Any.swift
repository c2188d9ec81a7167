import Segments

extension RankedSearch {
  /// How many documents are looked at together.
  private static let windowLength = 4096

  /// The best documents that have any of the terms: MaxScore (Turtle and Flood 1995) by windows, with the maxima of blocks
  /// in place of those of whole terms (Ding and Suel 2011).
  package func best(_ limit: Int, any terms: [[UInt8]]) throws(SegmentError) -> [Found] {
    let (infos, weights) = try look(up: terms)
    return try best(limit, any: infos, weights)
  }

  /// The same for terms looked up already.
  func best(_ limit: Int, any infos: [[TermInfo?]], _ weights: [Float]) throws(SegmentError) -> [Found] {
    var top = TopK(limit: limit)
    let sums = UnsafeMutablePointer<Int32>.allocate(capacity: Self.windowLength)
    sums.initialize(repeating: 0, count: Self.windowLength)
    defer { sums.deallocate() }
    for (index, file) in files.enumerated() {
      var clauses: [WindowClause] = []
      for (info, weight) in zip(infos[index], weights) {
        if let info { clauses.append(WindowClause(try scorer(info, weight, file))) }
      }
      var start: UInt32 = 0
      while start < file.reader.documentCount, !clauses.isEmpty {
        let end = min(file.reader.documentCount, start + UInt32(Self.windowLength))
        var most: Int32 = 0
        for clause in clauses {
          try clause.enter(start, end)
          most &+= clause.bound
        }
        if most > top.threshold {
          clauses.sort { $0.bound < $1.bound }
          try sum(clauses, start..<end, sums, index, file, &top)
        }
        start = end
      }
    }
    return found(top)
  }

  /// One window: terms that cannot lift a document over the threshold even together are only asked about documents that
  /// the other terms bring close to it.
  private func sum(
    _ clauses: [WindowClause], _ window: Range<UInt32>, _ sums: UnsafeMutablePointer<Int32>, _ index: Int,
    _ file: ScoringFile, _ top: inout TopK
  ) throws(SegmentError) {
    var optional = 0
    var optionalBound: Int32 = 0
    while optional < clauses.count, optionalBound &+ clauses[optional].bound <= top.threshold {
      optionalBound &+= clauses[optional].bound
      optional += 1
    }
    if optional + 1 == clauses.count, let only = clauses.last {
      try only.forEach(in: window, above: { max(0, top.threshold &- optionalBound) }) {
        (document, own) throws(SegmentError) in
        try offer(document, own, clauses[..<optional], optionalBound, index, file, &top)
      }
      return
    }
    for clause in clauses[optional...] where clause.bound > 0 { try clause.add(window, to: sums) }
    let length = Int(window.upperBound - window.lowerBound)
    var at = 0
    let step = 16
    let raw = UnsafeMutableRawPointer(sums)
    while at < length {
      // A last step may go over the window's end, into sums that are zero.
      let needed = max(0, top.threshold &- optionalBound)
      if Self.exceeds(raw + at * 4, needed) {
        for place in at..<min(at + step, length) where sums[place] > max(0, top.threshold &- optionalBound) {
          try offer(
            window.lowerBound + UInt32(place), sums[place], clauses[..<optional], optionalBound, index, file, &top)
        }
      }
      for part in 0..<4 {
        raw.storeBytes(of: SIMD4<Int32>(repeating: 0), toByteOffset: at * 4 + part * 16, as: SIMD4<Int32>.self)
      }
      at += step
    }
  }

  /// Completes a document's score by what the terms left out add, as long as it could be among the best.
  @inline(__always)
  private func offer(
    _ document: UInt32, _ sum: Int32, _ optional: ArraySlice<WindowClause>, _ optionalBound: Int32, _ index: Int,
    _ file: ScoringFile, _ top: inout TopK
  ) throws(SegmentError) {
    var score = sum
    var rest = optionalBound
    for clause in optional.reversed() {
      if score &+ rest <= top.threshold { return }
      rest &-= clause.bound
      score &+= try clause.score(of: document)
    }
    if score > top.threshold, file.isLive(document) { top.offer(score, index, document) }
  }

  /// Whether one of sixteen sums is above a limit: by the signs of differences, which are far from overflowing.
  @inline(__always)
  private static func exceeds(_ sums: UnsafeMutableRawPointer, _ limit: Int32) -> Bool {
    let limit = SIMD4<Int32>(repeating: limit)
    var signs = limit &- sums.loadUnaligned(as: SIMD4<Int32>.self)
    for part in 1..<4 { signs |= limit &- sums.loadUnaligned(fromByteOffset: part * 16, as: SIMD4<Int32>.self) }
    let halves = unsafeBitCast(signs, to: SIMD2<UInt64>.self)
    return (halves.x | halves.y) & 0x8000_0000_8000_0000 != 0
  }

  /// How many documents have any of the terms.
  package func count(any terms: [[UInt8]]) throws(SegmentError) -> Int {
    try count(any: look(up: terms).infos)
  }

  func count(any infos: [[TermInfo?]]) throws(SegmentError) -> Int {
    var count = 0
    for (file, infos) in zip(files, infos) {
      var bits = [UInt64](repeating: 0, count: (Int(file.reader.documentCount) + 63) / 64)
      for info in infos {
        guard let info else { continue }
        try forEachDocument(info, file) { document in
          if file.isLive(document) { bits[Int(document / 64)] |= 1 << UInt64(document % 64) }
        }
      }
      count += bits.reduce(0) { $0 + $1.nonzeroBitCount }
    }
    return count
  }
}
