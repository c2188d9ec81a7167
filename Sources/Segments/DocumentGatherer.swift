/// The documents of a segment being written: lengths, columns and stored records, but no terms.
struct DocumentGatherer: ~Copyable {
  let schema: CollectionSchema
  var stored = StoredWriter()
  var lengths: [LengthCode] = []
  private var columns: [ColumnWriter]
  /// Compressed records that come before those in `stored`, in pieces: one list of them would be copied as it grows.
  private var pieces: [[UInt8]] = []
  /// Takes the records, where they are compressed only when the order of the documents is known.
  let records: RecordFile?
  /// In `records`: the one of the first document.
  let firstRecord: Int

  /// - Parameter records: keeps records as they are; the caller appends them to `stored` in the order that it wants.
  init(schema: CollectionSchema, records: RecordFile? = nil) {
    self.schema = schema
    self.records = records
    firstRecord = records?.count ?? 0
    columns = schema.columns.map { ColumnWriter($0) }
  }

  /// For the documents of a segment after its first ones.
  ///
  /// - Parameter dictionary: of the stored records; nil when they have none.
  init(schema: CollectionSchema, dictionary: [UInt8]?) {
    self.schema = schema
    (records, firstRecord) = (nil, 0)
    stored = StoredWriter(sharing: dictionary)
    columns = schema.columns.map { ColumnWriter($0) }
  }

  /// Takes over the documents of a gatherer made by `init(schema:dictionary:)`, after its own; its last frame must be
  /// complete.
  mutating func append(_ other: inout DocumentGatherer) throws(SegmentError) {
    try stored.finish()
    try other.stored.finish()
    holdOutput()
    pieces += other.pieces
    other.pieces = []
    stored.append(&other.stored, firstDocument: UInt32(lengths.count))
    lengths += other.lengths
    for index in columns.indices { columns[index].append(other.columns[index]) }
  }

  /// Puts the compressed records so far aside, for a writer that comes later.
  mutating func holdOutput() {
    if stored.output.isEmpty { return }
    pieces.append(stored.output)
    stored.clearOutput()
  }

  /// The compressed records so far, which the caller writes.
  mutating func takeOutput() -> [[UInt8]] {
    holdOutput()
    defer { pieces = [] }
    return pieces
  }

  /// Bytes held.
  var memoryUse: Int {
    pieces.reduce(stored.memoryUse) { $0 + $1.count } + lengths.count
      * (1 + 9 * schema.columns.count)
  }

  /// Puts lengths and columns in this order and leaves out documents that are not in it. O(documents).
  mutating func arrange(_ order: [UInt32]) {
    lengths = order.map { lengths[Int($0)] }
    columns = columns.map { $0.arranged(order) }
  }

  mutating func append(
    length: LengthCode, columns values: [ColumnValue], stored record: UnsafeRawBufferPointer
  ) throws(SegmentError) {
    guard values.count == columns.count else {
      throw .unacceptable(
        place: "a document", expected: "\(columns.count) column values", found: "\(values.count)")
    }
    guard lengths.count < Int(UInt32.max) - 1 else {
      throw .unacceptable(place: "a collection", expected: "fewer than 2³² − 1 documents", found: "more")
    }
    for index in columns.indices where !accepts(values[index], schema.columns[index].kind) {
      let column = schema.columns[index]
      throw .unacceptable(place: "column \(column.name)", expected: "a \(column.kind)", found: "\(values[index])")
    }
    if let records { try records.append(record) } else { try stored.append(record) }
    for index in columns.indices { try columns[index].append(values[index]) }
    lengths.append(length)
  }

  private func accepts(_ value: ColumnValue, _ kind: ColumnKind) -> Bool {
    switch (kind, value) {
    case (_, .missing), (.number, .number), (.string, .string): true
    default: false
    }
  }

  /// The columns section: a directory of names, kinds and places, then each column.
  func encodeColumns() throws(SegmentError) -> ByteWriter {
    var bodies: [ByteWriter] = []
    for column in columns { bodies.append(try column.encode()) }
    var directoryLength = 8
    for column in schema.columns { directoryLength += 24 + (column.name.utf8.count + 7) / 8 * 8 }
    var output = ByteWriter()
    output.append(UInt64(columns.count))
    var place = directoryLength
    for (column, body) in zip(schema.columns, bodies) {
      output.append(UInt32(column.kind.rawValue))
      output.append(UInt32(column.name.utf8.count))
      output.append(UInt64(place))
      output.append(UInt64(body.count))
      output.append(column.name.utf8)
      output.align()
      place += body.count
    }
    for body in bodies { output.append(body.bytes) }
    return output
  }
}
