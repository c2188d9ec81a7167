import Segments

extension RankedSearch {
  /// The first documents that have a term that begins so: all score alike, so the order of the index decides.
  package func first(_ limit: Int, prefix: [UInt8]) throws(SegmentError) -> [Found] {
    var found: [Found] = []
    for (index, file) in files.enumerated() where found.count < limit {
      // Ascending, each once; a document beyond the last of them is not wanted when there are enough.
      var least: [UInt32] = []
      let wanted = limit - found.count
      try forEachTerm(prefix, file) { (info) throws(SegmentError) in
        try file.reader.forFirstDocuments(info) { document, _ in
          if least.count == wanted, document >= least[wanted - 1] { return false }
          guard file.isLive(document) else { return true }
          let place = least.firstIndex { $0 >= document } ?? least.count
          if place == least.count || least[place] != document {
            if least.count == wanted { least.removeLast() }
            least.insert(document, at: place)
          }
          return true
        }
      }
      found += least.map { Found(file: index, document: DocumentID($0), score: Int32(LengthNorms.unit)) }
    }
    return found
  }

  /// How many documents have a term that begins so.
  package func count(prefix: [UInt8]) throws(SegmentError) -> Int {
    var infos: [[TermInfo?]] = []
    for file in files {
      var own: [TermInfo?] = []
      try forEachTerm(prefix, file) { own.append($0) }
      infos.append(own)
    }
    return try count(any: infos)
  }

  /// The best documents that have a term within a few slips of the pen of a word.
  ///
  /// - Parameter field: what terms of words begin with.
  package func best(
    _ limit: Int, near word: String, within distance: Int, field: [UInt8]
  ) throws(SegmentError) -> [Found] {
    let (infos, weights) = try near(word, distance, field)
    return try best(limit, any: infos, weights)
  }

  /// How many documents have a term within a few slips of the pen of a word.
  package func count(near word: String, within distance: Int, field: [UInt8]) throws(SegmentError) -> Int {
    try count(any: near(word, distance, field).infos)
  }

  /// The terms near a word: in each file one list, in which a term has the same place in all.
  private func near(
    _ word: String, _ distance: Int, _ field: [UInt8]
  ) throws(SegmentError) -> (infos: [[TermInfo?]], weights: [Float]) {
    if files.count == 1 {
      let found = try Self.terms(near: word, distance, field, files[0].reader)
      return ([found.map(\.info)], found.map { weight(documents: Int($0.info.documentFrequency)) })
    }
    var terms: Set<[UInt8]> = []
    for file in files {
      for found in try Self.terms(near: word, distance, field, file.reader) { terms.insert(found.term) }
    }
    return try look(up: terms.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// The terms of one file near a word, in their order.
  static func terms(
    near word: String, _ distance: Int, _ field: [UInt8], _ reader: SegmentReader
  ) throws(SegmentError) -> [(term: [UInt8], info: TermInfo)] {
    distance == 1
      ? try OneSlip(word, field: field, reader).terms()
      : try FuzzyWalk(word, within: distance, field: field).terms(in: reader)
  }

  /// Calls `body` for each term of a file that begins so, in their order.
  func forEachTerm(
    _ prefix: [UInt8], _ file: ScoringFile, _ body: (TermInfo) throws(SegmentError) -> Void
  ) throws(SegmentError) {
    guard let scanner = try file.reader.termScanner(), try scanner.seek(to: prefix) else { return }
    guard scanner.bytes.starts(with: prefix) else { return }
    scanner.unchanged = scanner.count
    while scanner.unchanged >= prefix.count {
      try body(scanner.info)
      if try !scanner.next() { return }
    }
  }
}
