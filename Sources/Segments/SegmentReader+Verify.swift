extension SegmentReader {
  /// Checks every checksum and every invariant: terms ascend, documents ascend and are counted right, bounds bound,
  /// positions ascend, column ordinals are in range and strings ascend, stored blocks decode. O(size).
  package func verify() throws(SegmentError) {
    try file.verifyAllPages()
    try verifyLengths()
    try verifyStored()
    for column in try allColumns() { try verify(column) }
    try verifyTerms()
  }

  private func verifyLengths() throws(SegmentError) {
    var total: UInt64 = 0
    for document in 0..<documentCount { total += UInt64(try length(of: DocumentID(document))) }
    guard total == totalLength else {
      throw file.damaged("the lengths", expected: "\(totalLength) tokens", found: "\(total)")
    }
  }

  private func verifyStored() throws(SegmentError) {
    var next: UInt32 = 0
    for index in 0..<stored.blockCount {
      let block = try stored.block(index)
      guard block.first == next else {
        throw file.damaged("stored block \(index)", expected: "first document \(next)", found: "\(block.first)")
      }
      next += UInt32(block.places.count - 1)
    }
    guard next == documentCount else {
      throw file.damaged("the stored blocks", expected: "\(documentCount) documents", found: "\(next)")
    }
  }

  private func verify(_ column: Column) throws(SegmentError) {
    for document in 0..<documentCount { _ = try column.value(at: DocumentID(document)) }
    var previous: [UInt8]?
    for ordinal in 0..<column.distinctCount {
      let string = try column.string(ordinal)
      if let previous, !previous.lexicographicallyPrecedes(string) {
        throw file.damaged("column \(column.name)", expected: "ascending strings", found: "ordinal \(ordinal)")
      }
      previous = string
    }
  }

  private func verifyTerms() throws(SegmentError) {
    var walk = try terms()
    var previous: [UInt8]?
    var count: UInt64 = 0
    var place = 0
    while try walk.next() {
      if let previous, !previous.lexicographicallyPrecedes(walk.term) {
        throw file.damaged("term \(count)", expected: "a term after the one before", found: "another")
      }
      guard walk.info.place == place else {
        throw file.damaged("term \(count)", expected: "postings at \(place)", found: "\(walk.info.place)")
      }
      place += walk.info.documentsLength + walk.info.positionsLength
      previous = walk.term
      count += 1
      try verify(walk.info)
    }
    guard count == termCount, place == postings.count else {
      throw file.damaged("the terms", expected: "\(termCount) terms", found: "\(count)")
    }
  }

  private func verify(_ info: TermInfo) throws(SegmentError) {
    let cursor = try postings(info)
    var documents: UInt64 = 0
    var occurrences: UInt64 = 0
    var previous: UInt32?
    var positions: [UInt32] = []
    while try cursor.next() != .end {
      let document = cursor.document.rawValue
      let frequency = try cursor.frequency()
      guard previous.map({ $0 < document }) ?? true, frequency > 0,
        let bound = try cursor.bound(from: cursor.document), bound.maximumFrequency >= frequency,
        bound.minimumLength <= (try lengthCode(of: cursor.document)), info.maximumFrequency >= frequency
      else {
        throw file.damaged("postings at \(info.place)", expected: "ascending documents within bounds", found: "another")
      }
      try cursor.positions(into: &positions)
      documents += 1
      occurrences += UInt64(frequency)
      previous = document
    }
    try verifyBitmap(of: cursor)
    guard documents == UInt64(info.documentFrequency), occurrences == info.occurrences else {
      throw file.damaged(
        "postings at \(info.place)", expected: "\(info.documentFrequency) documents, \(info.occurrences) occurrences",
        found: "\(documents) and \(occurrences)")
    }
  }

  /// A bitmap says the same as the blocks.
  private func verifyBitmap(of cursor: PostingsCursor) throws(SegmentError) {
    guard let bitmap = try cursor.bitmap() else { return }
    var left = 0
    for word in 0..<(Int(documentCount) + 63) / 64 {
      left += bitmap.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self).nonzeroBitCount
    }
    let again = try postings(cursor.info)
    while try again.next() != .end {
      let document = Int(again.document.rawValue)
      left -= Int(bitmap.load(fromByteOffset: document / 8, as: UInt8.self) >> UInt8(document % 8) & 1)
      if left < 0 { break }
    }
    guard left == 0 else {
      throw file.damaged(
        "postings at \(cursor.info.place)", expected: "a bitmap of the same documents", found: "another")
    }
  }
}
