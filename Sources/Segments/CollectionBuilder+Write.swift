import Synchronization

extension CollectionBuilder {
  /// Calls a body with 0 ..< count, perhaps on several threads, and returns when all calls have.
  package typealias Threads = @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// Writes the segment to a new file at `path`. O(all postings + terms × log). The builder is used up.
  @discardableResult
  package consuming func write(to path: String) throws(SegmentError) -> FileReference {
    writer = try SegmentWriter(path: path)
    return try finish()
  }

  /// Writes the segment to a new file at `path`, its documents in this order; those that are not in it are left out. Only
  /// for a builder made by `init(arrangingLater:records:)`. O(all postings + terms × log). The builder is used up.
  @discardableResult
  package consuming func write(to path: String, order: [UInt32]) throws(SegmentError) -> FileReference {
    try write(to: path, order: order, storesRecords: true)
  }

  /// The same without the documents' records, each of which is empty in the segment: for one that is soon joined with others
  /// by `SegmentMerger.merge(_:order:records:numbers:to:)`.
  package consuming func writeRun(to path: String, order: [UInt32]) throws(SegmentError) {
    _ = try write(to: path, order: order, storesRecords: false)
  }

  private consuming func write(
    to path: String, order: [UInt32], storesRecords: Bool
  ) throws(SegmentError) -> FileReference {
    var numbers = [UInt32](repeating: .max, count: documentCount)
    for (number, document) in order.enumerated() { numbers[Int(document)] = UInt32(number) }
    guard let records = documents.records else { preconditionFailure("compressed records cannot be put in order") }
    let firstRecord = documents.firstRecord
    var writer = try SegmentWriter(path: path)
    for document in order {
      if storesRecords {
        try records.withRecord(firstRecord + Int(document)) { (record) throws(SegmentError) in
          try documents.stored.append(record)
        }
      } else {
        try documents.stored.append(UnsafeRawBufferPointer(start: nil, count: 0))
      }
      if documents.stored.output.count > 1 << 20 { try writer.drain(&documents) }
    }
    documents.arrange(order)
    self.writer = consume writer
    return try Self.write([CollectionPart(self)], numbers: numbers, threads: 1) { _, body in body(0) }
  }

  /// Writes the rest of the segment to the file that was begun. O(all postings + terms × log). The builder is used up.
  @discardableResult
  package consuming func finish() throws(SegmentError) -> FileReference {
    try Self.write([CollectionPart(self)], numbers: nil, threads: 1) { _, body in body(0) }
  }

  /// Writes the documents of all parts, one after another, to the file that the first has begun: the bytes that one builder
  /// gives that was fed them all, if every part but the last ends with a stored frame and all have the segment's
  /// dictionary; `FrameCounter` foretells both. The parts are used up. O(all postings + terms × log) on all threads together.
  @discardableResult
  package static func write(
    _ parts: [CollectionPart], threads: Int, on run: @escaping Threads
  ) throws(SegmentError) -> FileReference {
    try write(parts, numbers: nil, threads: threads, on: run)
  }

  private static func write(
    _ parts: [CollectionPart], numbers: [UInt32]?, threads: Int, on run: @escaping Threads
  ) throws(SegmentError) -> FileReference {
    guard let first = parts.first, let writer = first.builder.writer.take() else {
      throw .unacceptable(place: "a builder", expected: "a file to finish", found: "none")
    }
    let sharing = WorkSharing(threads: threads, run: run)
    var firstDocuments: [UInt32] = []
    var documentCount = 0
    for part in parts {
      firstDocuments.append(UInt32(documentCount))
      documentCount += part.builder.documentCount
    }
    // Documents are written while terms are sorted.
    let tables = parts.map { TableToSort($0.builder.takeTable()) }
    let writing = Mutex<SegmentWriter?>(writer)
    let failure = Mutex<SegmentError?>(nil)
    let sorted = sharing.map(1 + tables.count) { index in
      if index > 0 { return tables[index - 1].sort() }
      do throws(SegmentError) {
        for part in parts.dropFirst() { try first.builder.documents.append(&part.builder.documents) }
        try writing.withLock { (writer) throws(SegmentError) in
          try writer?.finishDocuments(&first.builder.documents)
        }
      } catch { failure.withLock { $0 = error } }
      return nil
    }.compactMap { $0 }
    if let failure = failure.withLock({ $0 }) { throw failure }
    let order = TermOrder(sorted, sharing)
    let counts = sharing.map(parts.count) { index in
      parts[index].builder.log.seal(ranks: order.ranks(ofPart: index), rankCount: order.count, numbers: numbers)
    }.reduce(into: [UInt32](repeating: 0, count: order.count)) { sum, counts in
      for rank in sum.indices { sum[rank] += counts[rank] }
    }
    let sealed = SealedParts(parts, firstDocuments: firstDocuments)
    let lengths = first.builder.documents.lengths
    guard let ready = writing.withLock({ $0.take() }) else { preconditionFailure("nobody else takes the writer") }
    let queue = RoundQueue(ready, order)
    let rounds = TermRound.ranges(counts, threads: threads)
    sharing.forEach(rounds.count) { index in
      if queue.hasFailed { return }
      do throws(SegmentError) {
        queue.add(try TermRound(rounds[index], counts: counts, of: sealed, lengths: lengths), number: index)
      } catch { queue.fail(error) }
    }
    var finished = try queue.finish()
    return try finished.finish(sharing)
  }

  /// The table, of which nothing stays.
  private mutating func takeTable() -> TermTable {
    var taken = TermTable()
    swap(&taken, &table)
    return taken
  }
}
