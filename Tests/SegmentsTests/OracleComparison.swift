import Testing

@testable import Segments

/// Asks a segment everything that an oracle knows.
enum OracleComparison {
  /// The first thing in which they differ, or nil. Throws what the reader throws.
  static func difference(_ reader: SegmentReader, _ oracle: Oracle) throws -> String? {
    guard Int(reader.documentCount) == oracle.documents.count else { return "document count" }
    let total = oracle.documents.reduce(0 as UInt64) { $0 + UInt64(LengthCode(length: $1.length).length) }
    guard reader.totalLength == total else { return "total length" }
    if let difference = try documents(reader, oracle) { return difference }
    let inverted = oracle.inverted()
    let terms = inverted.keys.sorted { $0.lexicographicallyPrecedes($1) }
    guard reader.termCount == UInt64(terms.count) else { return "term count" }
    var walk = try reader.terms()
    for term in terms {
      guard try walk.next(), walk.term == term else { return "walk at \(term)" }
      guard let info = try reader.find(term) else { return "find \(term)" }
      guard info.documentFrequency == walk.info.documentFrequency else { return "info of \(term)" }
      if let difference = try postings(reader, info, inverted[term] ?? []) { return "\(difference) of \(term)" }
    }
    return try walk.next() ? "a term too many" : nil
  }

  private static func documents(_ reader: SegmentReader, _ oracle: Oracle) throws -> String? {
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
      guard try reader.stored(id) == document.stored else { return "stored \(id)" }
    }
    return nil
  }

  private static func postings(
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
    guard try cursor.next() == .end, cursor.document == .end, try cursor.next() == .end else { return "end" }
    return nil
  }
}
