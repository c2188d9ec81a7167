import Segments

extension RankedSearch {
  /// The best documents that have any of the terms.
  package func best(_ limit: Int, any terms: [[UInt8]]) throws(SegmentError) -> [Found] {
    let (infos, weights) = try look(up: terms)
    return try best(limit, any: infos, weights)
  }

  /// The same for terms looked up already.
  func best(_ limit: Int, any infos: [[TermInfo?]], _ weights: [Float]) throws(SegmentError) -> [Found] {
    var top = TopK(limit: limit)
    let sums = WindowSums()
    for (index, file) in files.enumerated() {
      var terms = try Disjunction(infos[index], weights, norms, file, index, sums)
      try terms.run(&top)
    }
    return found(top)
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
