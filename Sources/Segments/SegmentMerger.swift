/// Joins segment files into one: the same bytes as a `CollectionBuilder` gives that is fed the surviving documents in
/// order. Memory: one term's postings, the columns, the dictionary and one stored block; the rest is streamed.
package enum SegmentMerger {
  /// Writes the documents of `sources`, in order, less those deleted, to a new file at `path`. All sources have one schema.
  @discardableResult
  package static func merge(
    _ sources: [(reader: SegmentReader, deletions: DeletionSet?)], to path: String
  ) throws(SegmentError) -> FileReference {
    guard let first = sources.first else {
      throw .unacceptable(place: "a merge", expected: "at least one segment", found: "none")
    }
    let schema = try first.reader.schema()
    var documents = DocumentGatherer(schema: schema)
    var writer = try SegmentWriter(path: path)
    var numbers: [[UInt32]] = []
    for source in sources {
      let other = try source.reader.schema()
      guard other == schema else {
        throw .unacceptable(place: source.reader.path, expected: "\(schema)", found: "\(other)")
      }
      numbers.append(try append(source.reader, source.deletions, to: &documents, writer: &writer))
    }
    try writer.finishDocuments(&documents)
    try mergeTerms(sources.map(\.reader), numbers, into: &writer)
    return try writer.finish()
  }

  /// Appends the surviving documents and returns each document's new number, `UInt32.max` for a deleted one.
  private static func append(
    _ reader: SegmentReader, _ deletions: DeletionSet?, to documents: inout DocumentGatherer,
    writer: inout SegmentWriter
  ) throws(SegmentError) -> [UInt32] {
    let columns = try reader.allColumns()
    var numbers = [UInt32](repeating: .max, count: Int(reader.documentCount))
    for index in 0..<reader.stored.blockCount {
      let block = try reader.stored.block(index)
      for document in block.first..<block.first + UInt32(block.places.count - 1) {
        let id = DocumentID(document)
        if deletions?.contains(id) == true { continue }
        guard Int(document) < numbers.count else {
          throw reader.file.damaged(
            "stored block \(index)", expected: "\(numbers.count) documents", found: "\(document)")
        }
        numbers[Int(document)] = UInt32(documents.lengths.count)
        var values: [ColumnValue] = []
        for column in columns { values.append(try column.value(at: id)) }
        let length = try reader.lengthCode(of: id)
        try block.record(document).withUnsafeBytes { record in
          Result { () throws(SegmentError) in
            try documents.append(length: length, columns: values, stored: record)
          }
        }.get()
      }
      try writer.drain(&documents)
    }
    return numbers
  }

  private static func mergeTerms(
    _ readers: [SegmentReader], _ numbers: [[UInt32]], into writer: inout SegmentWriter
  ) throws(SegmentError) {
    var walks: [TermWalk] = []
    var live: [Int] = []
    for (index, reader) in readers.enumerated() {
      walks.append(try reader.terms())
      if try walks[index].next() { live.append(index) }
    }
    var postings = TermPostings()
    var positions: [UInt32] = []
    while let least = live.min(by: { walks[$0].term.lexicographicallyPrecedes(walks[$1].term) }) {
      let term = walks[least].term
      postings.removeAll()
      for index in live where walks[index].term == term {
        let info = walks[index].info
        let cursor = try readers[index].postings(info)
        guard postings.documentCount == 0 || postings.hasPositions == info.hasPositions else {
          throw .unacceptable(
            place: readers[index].path, expected: "positions of a term in all segments or in none", found: "both")
        }
        postings.hasPositions = info.hasPositions
        postings.reserve(
          documents: postings.documentCount + Int(info.documentFrequency),
          positions: postings.positionCount + Int(info.occurrences))
        while try cursor.next() != .end {
          let number = numbers[index][Int(cursor.document.rawValue)]
          if number == .max { continue }
          postings.begin(document: number)
          guard info.hasPositions else {
            postings.setFrequency(try cursor.frequency())
            continue
          }
          try cursor.positions(into: &positions)
          for position in positions {
            guard postings.add(position: position) else {
              throw readers[index].file.damaged("positions", expected: "ascending ones", found: "\(position)")
            }
          }
        }
      }
      if postings.documentCount > 0 { try writer.append(term, postings) }
      var left: [Int] = []
      for index in live {
        if walks[index].term != term {
          left.append(index)
        } else if try walks[index].next() {
          left.append(index)
        }
      }
      live = left
    }
  }
}
