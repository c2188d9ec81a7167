import Testing

@testable import Segments

/// Asks a segment everything that an oracle knows.
struct OracleComparison {
  private let oracle: Oracle
  private let inverted: [[UInt8]: [(document: UInt32, positions: [UInt32])]]
  private let terms: [[UInt8]]
  private let total: UInt64
  /// Every how many documents the stored record is read, which costs a block each time.
  private let storedStep: Int

  init(_ oracle: Oracle, storedStep: Int = 1) {
    self.oracle = oracle
    self.storedStep = storedStep
    inverted = oracle.inverted()
    terms = inverted.keys.sorted { $0.lexicographicallyPrecedes($1) }
    total = oracle.documents.reduce(0) { $0 + UInt64(LengthCode(length: $1.length).length) }
  }

  /// As `difference(_:)`, for one question.
  static func difference(_ reader: SegmentReader, _ oracle: Oracle) throws -> String? {
    try OracleComparison(oracle).difference(reader)
  }

  /// The first thing in which they differ, or nil. Throws what the reader throws.
  func difference(_ reader: SegmentReader) throws -> String? {
    guard Int(reader.documentCount) == oracle.documents.count else { return "document count" }
    guard reader.totalLength == total else { return "total length" }
    if let difference = try documents(reader) { return difference }
    guard reader.termCount == UInt64(terms.count) else { return "term count" }
    var walk = try reader.terms()
    let spellings = try reader.spellings()
    for term in terms {
      if !spellings.mayHold(SpellingHash(term, 0..<term.count)) { return "spelling of \(term)" }
      guard try walk.next(), walk.term == term else { return "walk at \(term)" }
      guard let info = try reader.find(term) else { return "find \(term)" }
      guard info.documentFrequency == walk.info.documentFrequency else { return "info of \(term)" }
      if let difference = try postings(reader, info, inverted[term] ?? []) { return "\(difference) of \(term)" }
    }
    return try walk.next() ? "a term too many" : nil
  }

  private func documents(_ reader: SegmentReader) throws -> String? {
    guard try reader.schema() == Oracle.schema else { return "schema" }
    var columns: [Column] = []
    for column in Oracle.schema.columns {
      guard let found = try reader.column(named: column.name) else { return "column \(column.name)" }
      columns.append(found)
    }
    guard try reader.column(named: "none") == nil else { return "a column too many" }
    for (index, document) in oracle.documents.enumerated() {
      let id = DocumentID(UInt32(index))
      guard try reader.length(of: id) == LengthCode(length: document.length).length else { return "length of \(id)" }
      for (column, value) in zip(columns, document.columns) {
        guard try column.value(at: id) == value else { return "\(column.name) of \(id)" }
      }
      guard try index % storedStep != 0 || reader.stored(id) == document.stored else { return "stored \(id)" }
    }
    return nil
  }

  private func postings(
    _ reader: SegmentReader, _ info: TermInfo, _ expected: [(document: UInt32, positions: [UInt32])]
  ) throws -> String? {
    guard Int(info.documentFrequency) == expected.count else { return "document frequency" }
    let cursor = try reader.postings(info)
    var positions: [UInt32] = []
    for posting in expected {
      guard try cursor.next().rawValue == posting.document else { return "document \(posting.document)" }
      guard try cursor.frequency() == max(1, UInt32(posting.positions.count)) else { return "frequency" }
      try cursor.positions(into: &positions)
      guard positions == posting.positions else { return "positions in \(posting.document)" }
    }
    if let difference = try postings(asked: try reader.postings(info), expected) { return difference }
    if let bitmap = try cursor.bitmap() {
      var left = Set(expected.map { Int($0.document) })
      for document in 0..<Int(reader.documentCount) {
        let isSet = bitmap.load(fromByteOffset: document / 8, as: UInt8.self) >> UInt8(document % 8) & 1 == 1
        guard isSet == (left.remove(document) != nil) else { return "bitmap of \(document)" }
      }
    }
    guard try cursor.next() == .end, cursor.document == .end, try cursor.next() == .end else { return "end" }
    return nil
  }

  /// The same of single documents in blocks of which the documents are not decoded.
  private func postings(
    asked cursor: PostingsCursor, _ expected: [(document: UInt32, positions: [UInt32])]
  ) throws -> String? {
    var block = -1
    for (index, posting) in expected.enumerated() where index % 3 != 1 {
      if block != index / 128 {
        block = index / 128
        try cursor.choose(block: block)
      }
      let frequency = max(1, posting.positions.count)
      guard try cursor.frequency(at: index % 128) == UInt32(frequency) else { return "frequency asked" }
      if posting.positions.isEmpty { continue }
      let (start, count) = try cursor.occurrences(at: index % 128)
      guard count == frequency else { return "occurrences asked" }
      let positions = UnsafeBufferPointer(start: try cursor.positions(from: start, count: count), count: count)
      guard Array(positions) == posting.positions else { return "positions asked in \(posting.document)" }
    }
    return nil
  }
}
