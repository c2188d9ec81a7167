/// Builds one segment file from documents and their terms. The bytes depend on nothing but what was added, in which order.
/// Not for use by several threads at once; give each its own builder and merge.
package struct CollectionBuilder: ~Copyable {
  /// The longest term, in bytes.
  package static let longestTerm = 32_767

  package let schema: CollectionSchema
  var documents: DocumentGatherer
  var table = TermTable()
  var log = OccurrenceLog()
  var writer: SegmentWriter?

  package init(schema: CollectionSchema) {
    self.schema = schema
    documents = DocumentGatherer(schema: schema)
  }

  /// A builder that writes stored records to the new file at `path` as they come, to keep memory small; `finish()` ends it.
  package init(schema: CollectionSchema, streamingTo path: String) throws(SegmentError) {
    self.init(schema: schema)
    writer = try SegmentWriter(path: path)
  }

  /// A builder of documents that come after those of others in one segment; see `write(_:threads:on:)`.
  ///
  /// - Parameter dictionary: of the segment's stored records, from `FrameCounter`.
  package init(schema: CollectionSchema, following dictionary: [UInt8]?) {
    self.schema = schema
    documents = DocumentGatherer(schema: schema, dictionary: dictionary)
  }

  /// A builder whose documents are put in order only when it is written, by `write(to:order:)` or `writeRun(to:order:)`.
  ///
  /// - Parameter records: takes their records until then; no other builder adds to it meanwhile.
  package init(arrangingLater schema: CollectionSchema, records: RecordFile) {
    self.schema = schema
    documents = DocumentGatherer(schema: schema, records: records)
  }

  /// Before the first document: others follow in parts of their own; see `write(_:threads:on:)`.
  ///
  /// - Parameter dictionary: of the segment's stored records, from `FrameCounter`.
  package mutating func lead(with dictionary: [UInt8]?) throws(SegmentError) {
    try documents.stored.begin(with: dictionary)
  }

  package var documentCount: Int { documents.lengths.count }

  /// Bytes held, within about a fifth; write the builder out when it grows too large.
  package var memoryUse: Int { table.memoryUse + log.memoryUse + documents.memoryUse }

  /// Begins a document. `length` is in tokens, for ranking, and kept as a `LengthCode`; `columns` has one value for each
  /// column of the schema. Terms added from now on belong to it.
  @discardableResult
  package mutating func addDocument(
    length: UInt32, columns: [ColumnValue], stored: [UInt8]
  ) throws(SegmentError) -> DocumentID {
    let failure = stored.withUnsafeBytes { (record) -> SegmentError? in
      do throws(SegmentError) {
        try documents.append(length: LengthCode(length: length), columns: columns, stored: record)
      } catch { return error }
      return nil
    }
    if let failure { throw failure }
    if documents.stored.output.count > 1 << 20 {
      if writer == nil { documents.holdOutput() } else { try writer?.drain(&documents) }
    }
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

  /// Adds terms of the last document at positions that count up from `position`, or without positions where it is nil.
  /// What the terms' other occurrences do not allow is refused when the segment is written. O(1) a term.
  package mutating func add(run terms: Span<TermID>, from position: UInt32?) throws(SegmentError) {
    guard documentCount > 0, Int(position ?? 0) + terms.count < Int(UInt32.max) else {
      throw .unacceptable(
        place: "a run of terms", expected: "a document added before, positions below 2³² − 1",
        found: position.map { "\($0)" } ?? "\(terms.count) terms")
    }
    let document = UInt32(documentCount - 1)
    let failure = terms.withUnsafeBufferPointer { run in
      run.withMemoryRebound(to: UInt32.self) { (run) -> SegmentError? in
        do throws(SegmentError) {
          try log.append(run, document: document, from: position ?? OccurrenceLog.noPosition)
        } catch { return error }
        return nil
      }
    }
    if let failure { throw failure }
  }

  /// Adds one occurrence of a term to the last document. Positions of a term in a document ascend strictly. O(1).
  package mutating func add(_ term: TermID, position: UInt32) throws(SegmentError) {
    guard position < .max else {
      throw .unacceptable(place: "a position", expected: "less than 2³² − 1", found: "\(position)")
    }
    let expected = try open(term, hasPositions: true) ? table.entries[Int(term.rawValue)].expected : 0
    guard position >= expected else {
      throw .unacceptable(place: "a position", expected: "at least \(expected)", found: "\(position)")
    }
    table.entries[Int(term.rawValue)].expected = position + 1
    try log.append(term.rawValue, document: UInt32(documentCount - 1), position: position)
  }

  /// Adds a term without positions, its frequency 1 however often it is added to the last document. O(1).
  package mutating func add(_ term: TermID) throws(SegmentError) {
    if try !open(term, hasPositions: false) {
      try log.append(term.rawValue, document: UInt32(documentCount - 1), position: OccurrenceLog.noPosition)
    }
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

  /// Makes the last document the term's; true if it was already.
  private mutating func open(_ term: TermID, hasPositions: Bool) throws(SegmentError) -> Bool {
    guard documentCount > 0 else {
      throw .unacceptable(place: "a term", expected: "a document added before", found: "none")
    }
    let index = Int(term.rawValue)
    let document = UInt32(documentCount - 1)
    let known = table.entries[index].document
    guard known == .max || table.entries[index].hasPositions == hasPositions else {
      throw .unacceptable(
        place: "a term", expected: "positions in all of its documents or in none", found: "some of both")
    }
    if known == document { return true }
    table.entries[index].hasPositions = hasPositions
    table.entries[index].document = document
    return false
  }
}
