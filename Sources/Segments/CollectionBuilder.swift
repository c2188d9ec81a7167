/// Builds one segment file in memory from documents and their terms. The bytes depend on nothing but what was added, in
/// which order. Not for use by several threads at once; give each its own builder and merge.
package struct CollectionBuilder: ~Copyable {
  /// The longest term, in bytes.
  package static let longestTerm = 32_767

  package let schema: CollectionSchema
  private var documents: DocumentGatherer
  private var table = TermTable()
  private var storedLength = 0

  package init(schema: CollectionSchema) {
    self.schema = schema
    documents = DocumentGatherer(schema: schema)
  }

  package var documentCount: Int { documents.lengths.count }

  /// Bytes held, within about a fifth; write the builder out when it grows too large.
  package var memoryUse: Int {
    table.memoryUse + documents.stored.output.count + documentCount * (1 + 9 * schema.columns.count)
  }

  /// Begins a document. `length` is in tokens, for ranking, and kept as a `LengthCode`; `columns` has one value for each
  /// column of the schema. Terms added from now on belong to it.
  @discardableResult
  package mutating func addDocument(
    length: UInt32, columns: [ColumnValue], stored: [UInt8]
  ) throws(SegmentError) -> DocumentID {
    try documents.append(length: LengthCode(length: length), columns: columns, stored: stored)
    return DocumentID(UInt32(documents.lengths.count - 1))
  }

  /// The number of a term for `add(_:position:)`; worth keeping by a caller that meets the same word again and again.
  package mutating func term(_ bytes: Span<UInt8>) throws(SegmentError) -> TermID {
    guard bytes.count <= Self.longestTerm else {
      throw .unacceptable(
        place: "a term", expected: "at most \(Self.longestTerm) bytes", found: "\(bytes.count) bytes")
    }
    return TermID(bytes.withUnsafeBytes { table.intern($0) })
  }

  /// Adds one occurrence of a term to the last document. Positions of a term in a document ascend strictly. O(1).
  package mutating func add(_ term: TermID, position: UInt32) throws(SegmentError) {
    let index = Int(term.rawValue)
    guard position < .max else {
      throw .unacceptable(place: "a position", expected: "less than 2³² − 1", found: "\(position)")
    }
    let current = try open(index, hasPositions: true)
    let expected = current ? table.entries[index].lastPosition + 1 : 0
    guard position >= expected else {
      throw .unacceptable(place: "a position", expected: "at least \(expected)", found: "\(position)")
    }
    table.pool.appendVariable(position - expected, to: &table.entries[index].positions)
    table.entries[index].lastPosition = position
    table.entries[index].openFrequency += 1
  }

  /// Adds a term without positions, its frequency 1 however often it is added to the last document. O(1).
  package mutating func add(_ term: TermID) throws(SegmentError) {
    let index = Int(term.rawValue)
    _ = try open(index, hasPositions: false)
    table.entries[index].openFrequency = 1
  }

  /// Adds a term at some positions of the last document; without any, as `add(_:)` does.
  package mutating func add(term bytes: Span<UInt8>, positions: [UInt32] = []) throws(SegmentError) {
    let id = try term(bytes)
    if positions.isEmpty { try add(id) }
    for position in positions { try add(id, position: position) }
  }

  /// Adds a term at some positions of the last document; without any, as `add(_:)` does.
  package mutating func add(term bytes: [UInt8], positions: [UInt32] = []) throws(SegmentError) {
    try add(term: bytes.span, positions: positions)
  }

  /// Makes the last document the term's open one; true if it was already.
  private mutating func open(_ index: Int, hasPositions: Bool) throws(SegmentError) -> Bool {
    guard documentCount > 0 else {
      throw .unacceptable(place: "a term", expected: "a document added before", found: "none")
    }
    let document = UInt32(documentCount - 1)
    let isNew = table.entries[index].openDocument == .max
    guard isNew || table.entries[index].hasPositions == hasPositions else {
      throw .unacceptable(
        place: "a term", expected: "positions in all of its documents or in none", found: "some of both")
    }
    if table.entries[index].openDocument == document { return true }
    if !isNew { table.close(index) }
    table.entries[index].hasPositions = hasPositions
    table.entries[index].openDocument = document
    table.entries[index].openFrequency = 0
    return false
  }

  /// Writes the segment to a new file at `path`. O(all postings + terms × log). The builder is used up.
  @discardableResult
  package consuming func write(to path: String) throws(SegmentError) -> FileReference {
    var writer = try SegmentWriter(path: path)
    try writer.finishDocuments(&documents)
    var postings = TermPostings()
    for index in table.sorted() where table.entries[index].openDocument != .max {
      table.close(index)
      let entry = table.entries[index]
      collect(entry, into: &postings)
      try writer.append([UInt8](table.pool.bytes(at: entry.place, count: entry.length)), postings)
    }
    return try writer.finish()
  }

  private func collect(_ entry: TermTable.Entry, into postings: inout TermPostings) {
    postings.removeAll()
    postings.hasPositions = entry.hasPositions
    var documents = table.pool.read(entry.documents)
    var previous = UInt32.max
    for _ in 0..<entry.closedDocuments {
      previous = previous &+ 1 &+ documents.variable()
      postings.documents.append(previous)
      postings.frequencies.append(documents.variable())
    }
    guard entry.hasPositions else { return }
    var positions = table.pool.read(entry.positions)
    for frequency in postings.frequencies {
      var expected: UInt32 = 0
      for _ in 0..<frequency {
        let position = expected + positions.variable()
        postings.positions.append(position)
        expected = position + 1
      }
    }
  }
}
