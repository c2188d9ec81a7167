import Segments

extension RankedSearch {
  /// The best documents that have the term and pass the filters. Blocks that cannot hold a better one are not decoded.
  package func best(
    _ limit: Int, term: [UInt8], where filters: [ColumnRange] = []
  ) throws(SegmentError) -> [Found] {
    let (infos, weights) = try look(up: [term])
    var top = TopK(limit: limit)
    for (index, file) in files.enumerated() {
      guard let info = infos[index][0] else { continue }
      let scorer = try scorer(info, weights[0], file)
      guard let tests = try ColumnTests(filters, file.reader) else { continue }
      for block in 0..<scorer.cursor.blockCount {
        if try scorer.bound(ofBlock: block) <= top.threshold { continue }
        try scorer.load(block)
        if tests.isEmpty {
          try scorer.scoreBlock()
          top.offer(scorer.scores, scorer.documents, count: scorer.count, index, file)
        } else {
          let (documents, count) = (scorer.documents, scorer.count)
          for place in 0..<count where tests.accept(documents[place]) {
            let score = try scorer.score(at: place)
            if score > top.threshold, file.isLive(documents[place]) { top.offer(score, index, documents[place]) }
          }
        }
      }
    }
    return found(top)
  }

  /// How many documents have the term and pass the filters.
  package func count(term: [UInt8], where filters: [ColumnRange] = []) throws(SegmentError) -> Int {
    var count = 0
    for file in files {
      guard let info = try file.reader.find(term) else { continue }
      if filters.isEmpty, file.deletions == nil {
        count += Int(info.documentFrequency)
        continue
      }
      guard let tests = try ColumnTests(filters, file.reader) else { continue }
      try forEachDocument(info, file) { if tests.accept($0), file.isLive($0) { count += 1 } }
    }
    return count
  }

  /// How many documents with the term have each string of a column.
  package func facets(term: [UInt8], column name: String) throws(SegmentError) -> [(value: [UInt8], count: Int)] {
    var result: [(value: [UInt8], count: Int)] = []
    for file in files {
      guard let info = try file.reader.find(term), let column = try file.reader.column(named: name),
        let values = try column.values()
      else { continue }
      // A raw value is below 2 to the power of the width, so a table of that size needs no check.
      let size = max(Int(column.distinctCount) + 1, 1 << min(values.width, 24))
      guard values.width <= 24 else {
        throw .unacceptable(place: "facets", expected: "at most 2²⁴ strings", found: "\(column.distinctCount)")
      }
      let counts = UnsafeMutablePointer<Int>.allocate(capacity: size)
      counts.initialize(repeating: 0, count: size)
      defer { counts.deallocate() }
      try forEachDocument(info, file) { if file.isLive($0) { counts[Int(values[$0])] &+= 1 } }
      for ordinal in 0..<Int(column.distinctCount) where counts[ordinal + 1] > 0 {
        let value = try column.string(UInt32(ordinal))
        if let known = result.firstIndex(where: { $0.value == value }) {
          result[known].count += counts[ordinal + 1]
        } else {
          result.append((value, counts[ordinal + 1]))
        }
      }
    }
    return result
  }

  @inline(__always)
  func forEachDocument(_ info: TermInfo, _ file: ScoringFile, _ body: (UInt32) -> Void) throws(SegmentError) {
    let cursor = try file.reader.postings(info)
    let documents = cursor.documents
    for block in 0..<cursor.blockCount {
      try cursor.load(block: block)
      let count = cursor.count
      for place in 0..<count { body(documents[place]) }
    }
  }
}
