/// Joins segment files into one: the same bytes as a `CollectionBuilder` gives that is fed the surviving documents in
/// order. Memory: one term's postings, the columns, the dictionary and a stored block a source; the rest is streamed.
package enum SegmentMerger {
  package typealias Source = (reader: SegmentReader, deletions: DeletionSet?)

  /// A document of one of the sources.
  package struct Place: Sendable {
    /// The index of the source.
    package let source: Int
    package let document: DocumentID

    package init(source: Int, document: DocumentID) {
      self.source = source
      self.document = document
    }
  }

  /// Writes the documents of `sources`, one source after another, less those deleted, to a new file at `path`. All sources
  /// have one schema.
  @discardableResult
  package static func merge(_ sources: [Source], to path: String) throws(SegmentError) -> FileReference {
    var order: [Place] = []
    for (index, source) in sources.enumerated() {
      for number in 0..<source.reader.documentCount where source.deletions?.contains(DocumentID(number)) != true {
        order.append(Place(source: index, document: DocumentID(number)))
      }
    }
    return try merge(sources.map(\.reader), order: order, to: path)
  }

  /// Writes these documents, in this order, to a new file at `path`; those that are not in it are left out. All sources
  /// have one schema, and the documents of each keep their order. O(all postings × sources of a term).
  @discardableResult
  package static func merge(
    _ readers: [SegmentReader], order: [Place], to path: String
  ) throws(SegmentError) -> FileReference {
    try merge(readers, order, records: nil, to: path)
  }

  /// The same of segments whose documents' records are elsewhere.
  ///
  /// - Parameter numbers: by place in the order, the document's record among `records`.
  package static func merge(
    _ readers: [SegmentReader], order: [Place], records: RecordFile, numbers: [UInt32], to path: String
  ) throws(SegmentError) -> FileReference {
    try merge(readers, order, records: (records, numbers), to: path)
  }

  private static func merge(
    _ readers: [SegmentReader], _ order: [Place], records: (file: RecordFile, numbers: [UInt32])?, to path: String
  ) throws(SegmentError) -> FileReference {
    guard let first = readers.first else {
      throw .unacceptable(place: "a merge", expected: "at least one segment", found: "none")
    }
    let schema = try first.schema()
    for reader in readers {
      let other = try reader.schema()
      guard other == schema else { throw .unacceptable(place: reader.path, expected: "\(schema)", found: "\(other)") }
    }
    var documents = DocumentGatherer(schema: schema)
    var writer = try SegmentWriter(path: path)
    let numbers = try number(readers, order)
    try append(readers, order, records, to: &documents, writer: &writer)
    try writer.finishDocuments(&documents)
    try mergeTerms(readers, numbers, into: &writer)
    return try writer.finish(WorkSharing.alone)
  }

  /// By source and document the new number, `UInt32.max` for a document that is left out.
  private static func number(_ readers: [SegmentReader], _ order: [Place]) throws(SegmentError) -> [[UInt32]] {
    var numbers = readers.map { [UInt32](repeating: .max, count: Int($0.documentCount)) }
    var last = [Int](repeating: -1, count: readers.count)
    for (number, place) in order.enumerated() {
      let document = Int(place.document.rawValue)
      guard last[place.source] < document, document < numbers[place.source].count else {
        throw .unacceptable(
          place: readers[place.source].path,
          expected: "documents in their order, below \(numbers[place.source].count)",
          found: "\(document) after \(last[place.source])")
      }
      last[place.source] = document
      numbers[place.source][document] = UInt32(number)
    }
    return numbers
  }

  private static func append(
    _ readers: [SegmentReader], _ order: [Place], _ records: (file: RecordFile, numbers: [UInt32])?,
    to documents: inout DocumentGatherer, writer: inout SegmentWriter
  ) throws(SegmentError) {
    var columns: [[Column]] = []
    for reader in readers { columns.append(try reader.allColumns()) }
    var blocks = [StoredReader.Block?](repeating: nil, count: readers.count)
    for (index, place) in order.enumerated() {
      let (reader, id) = (readers[place.source], place.document)
      var values: [ColumnValue] = []
      for column in columns[place.source] { values.append(try column.value(at: id)) }
      let length = try reader.lengthCode(of: id)
      if documents.stored.output.count > 1 << 20 { try writer.drain(&documents) }
      if let (file, numbers) = records {
        try file.withRecord(Int(numbers[index])) { (record) throws(SegmentError) in
          try documents.append(length: length, columns: values, stored: record)
        }
        continue
      }
      if blocks[place.source]?.contains(id.rawValue) != true {
        blocks[place.source] = try reader.stored.block(holding: id.rawValue)
      }
      guard let block = blocks[place.source] else { continue }
      try block.record(id.rawValue).withUnsafeBytes { record in
        Result { () throws(SegmentError) in
          try documents.append(length: length, columns: values, stored: record)
        }
      }.get()
    }
  }

  private static func mergeTerms(
    _ readers: [SegmentReader], _ numbers: [[UInt32]], into writer: inout SegmentWriter
  ) throws(SegmentError) {
    var walks: [TermWalk] = []
    // Of each walk's term the first bytes as a number, which mostly decides; nil when it has ended.
    var keys: [UInt64?] = []
    func key(_ walk: TermWalk) -> UInt64 { walk.term.withUnsafeBytes { TermKey.prefix($0) } }
    for reader in readers {
      var walk = try reader.terms()
      keys.append(try walk.next() ? key(walk) : nil)
      walks.append(walk)
    }
    var postings = TermPostings()
    var merge = PostingsMerge()
    // Those whose term is the least.
    var sources: [Int] = []
    while true {
      sources.removeAll(keepingCapacity: true)
      for index in keys.indices {
        guard let key = keys[index] else { continue }
        if let least = sources.first, let leastKey = keys[least] {
          let order =
            key == leastKey ? TermKey.order(walks[index].term, walks[least].term) : key < leastKey ? -1 : 1
          if order > 0 { continue }
          if order < 0 { sources.removeAll(keepingCapacity: true) }
        }
        sources.append(index)
      }
      guard let least = sources.first else { return }
      for index in sources { try merge.add(readers[index], walks[index].info, numbers: numbers[index]) }
      try merge.write(into: &postings)
      if postings.documentCount > 0 { try writer.append(walks[least].term, postings) }
      for index in sources { keys[index] = try walks[index].next() ? key(walks[index]) : nil }
    }
  }
}
