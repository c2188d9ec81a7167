import Segments

/// Finds the documents of a collection that have most of some terms, without reading any: by the rarest terms first, since a
/// document with all but k of n terms has one of any k + 1 (the prefix filter of Chaudhuri, Ganti and Kaushik 2006).
struct CandidateFinder {
  let files: [IndexSnapshot.File]

  struct Candidate: Equatable {
    /// The index of its file.
    let file: Int
    let document: DocumentID
    /// How many of the terms it has.
    let count: Int
    /// The sum of their weights.
    let weight: Double
  }

  /// A document's count and weight in one number, so that a posting costs one addition.
  private static let countShift: UInt32 = 24
  private static let weightUnit = 512.0
  /// More would overflow the weight; the rarest are kept.
  static let mostTerms = 200

  /// How much it says that a document has a term: the logarithm of how many documents there are for one that has it.
  static func weight(documents: Int, of all: Int) -> Double {
    (Double(all + 1) / Double(max(1, documents))).logarithm
  }

  /// The documents that are not deleted and have at least `least` of the terms, those with the most first, then by weight.
  ///
  /// Cost: the postings of the `terms.count − least + 1` rarest terms, and of each other term the smaller of its postings
  /// and a search for each candidate left.
  func candidates(_ terms: [[UInt8]], least: Int) throws(SegmentError) -> [Candidate] {
    let all = files.reduce(0) { $0 + Int($1.reader.documentCount) }
    let survey = try TermSurvey(terms, in: files.lazy.map(\.reader))
    let documents = survey.documents
    let order = terms.indices.sorted { (documents[$0], $0) < (documents[$1], $1) }.prefix(Self.mostTerms)
    let weights = documents.map { Self.weight(documents: $0, of: all) }
    var found: [Candidate] = []
    for (index, file) in files.enumerated() {
      let ordered = order.map { (info: survey.infos[index][$0], weight: weights[$0]) }
      found += try candidates(ordered, least: max(1, min(least, ordered.count)), file, index)
    }
    return found.sorted { left, right in
      if left.count != right.count { return left.count > right.count }
      if left.weight != right.weight { return left.weight > right.weight }
      return (left.file, left.document) < (right.file, right.document)
    }
  }

  private func candidates(
    _ terms: [(info: TermInfo?, weight: Double)], least: Int, _ file: IndexSnapshot.File, _ index: Int
  ) throws(SegmentError) -> [Candidate] {
    guard !terms.isEmpty else { return [] }
    var tallies = [UInt32](repeating: 0, count: Int(file.reader.documentCount))
    var left: [UInt32] = []
    for (place, term) in terms.enumerated() {
      let step = 1 << Self.countShift | UInt32(term.weight * Self.weightUnit)
      let mayBeNew = place <= terms.count - least
      if let info = term.info {
        if mayBeNew {
          try gather(file.reader.postings(info), step, &tallies, &left)
        } else {
          let cursor = try file.reader.postings(info)
          if let bitmap = try cursor.bitmap() {
            look(in: bitmap, step, &tallies, left)
          } else if left.count < Int(info.documentFrequency) / 16 {
            try seek(cursor, step, &tallies, left)
          } else {
            try add(cursor, step, &tallies)
          }
        }
      }
      if !mayBeNew || place == terms.count - least {
        if place == terms.count - least { left.sort() }
        // What cannot come to enough any more is dropped.
        let needed = UInt32(max(0, least - (terms.count - place - 1))) << Self.countShift
        left.removeAll { document in tallies[Int(document)] < needed }
      }
    }
    return left.compactMap { document in
      let tally = tallies[Int(document)]
      guard file.deletions?.contains(DocumentID(document)) != true else { return nil }
      return Candidate(
        file: index, document: DocumentID(document), count: Int(tally >> Self.countShift),
        weight: Double(tally & (1 << Self.countShift - 1)) / Self.weightUnit)
    }
  }

  /// Every document of a term is a candidate.
  private func gather(
    _ cursor: PostingsCursor, _ step: UInt32, _ tallies: inout [UInt32], _ found: inout [UInt32]
  ) throws(SegmentError) {
    for block in 0..<cursor.blockCount {
      try cursor.load(block: block)
      for place in 0..<cursor.count {
        let document = cursor.documents[place]
        if tallies[Int(document)] == 0 { found.append(document) }
        tallies[Int(document)] &+= step
      }
    }
  }

  /// Every document that is a candidate gets its due.
  private func add(_ cursor: PostingsCursor, _ step: UInt32, _ tallies: inout [UInt32]) throws(SegmentError) {
    for block in 0..<cursor.blockCount {
      try cursor.load(block: block)
      for place in 0..<cursor.count {
        let document = Int(cursor.documents[place])
        if tallies[document] != 0 { tallies[document] &+= step }
      }
    }
  }

  /// The same by one bit for each candidate.
  private func look(
    in bitmap: UnsafeRawPointer, _ step: UInt32, _ tallies: inout [UInt32], _ candidates: [UInt32]
  ) {
    for document in candidates {
      let byte = bitmap.load(fromByteOffset: Int(document >> 3), as: UInt8.self)
      if byte >> UInt8(document & 7) & 1 == 1 { tallies[Int(document)] &+= step }
    }
  }

  /// The same for few candidates, which ascend.
  private func seek(
    _ cursor: PostingsCursor, _ step: UInt32, _ tallies: inout [UInt32], _ candidates: [UInt32]
  ) throws(SegmentError) {
    for document in candidates where try cursor.advance(to: DocumentID(document)) == DocumentID(document) {
      tallies[Int(document)] &+= step
    }
  }
}
