import Synchronization

extension CollectionBuilder {
  /// Calls a body with 0 ..< count, perhaps on several threads, and returns when all calls have.
  package typealias Threads = (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// Writes the segment to a new file at `path`. O(all postings + terms × log). The builder is used up.
  @discardableResult
  package consuming func write(to path: String) throws(SegmentError) -> FileReference {
    writer = try SegmentWriter(path: path)
    return try finish()
  }

  /// Writes the segment to a new file at `path`, its documents in this order; those that are not in it are left out. Only
  /// for a builder made by `init(arrangingLater:)`. O(all postings + terms × log). The builder is used up.
  @discardableResult
  package consuming func write(to path: String, order: [UInt32]) throws(SegmentError) -> FileReference {
    var numbers = [UInt32](repeating: .max, count: documentCount)
    for (number, document) in order.enumerated() { numbers[Int(document)] = UInt32(number) }
    guard let hold = documents.takeHold() else { preconditionFailure("compressed records cannot be put in order") }
    var writer = try SegmentWriter(path: path)
    for document in order {
      try hold.withRecord(Int(document)) { (record) throws(SegmentError) in try documents.stored.append(record) }
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
    _ parts: [CollectionPart], threads: Int, on run: Threads
  ) throws(SegmentError) -> FileReference {
    try write(parts, numbers: nil, threads: threads, on: run)
  }

  private static func write(
    _ parts: [CollectionPart], numbers: [UInt32]?, threads: Int, on run: Threads
  ) throws(SegmentError) -> FileReference {
    guard let first = parts.first, var writer = first.builder.writer.take() else {
      throw .unacceptable(place: "a builder", expected: "a file to finish", found: "none")
    }
    var firstDocuments: [UInt32] = []
    for part in parts {
      firstDocuments.append(part === first ? 0 : UInt32(first.builder.documentCount))
      if part !== first { try first.builder.documents.append(&part.builder.documents) }
    }
    try writer.finishDocuments(&first.builder.documents)
    let lengths = first.builder.documents.lengths
    let order = TermOrder(parts, on: run)
    let counted = Mutex([[UInt32]](repeating: [], count: parts.count))
    run(parts.count) { index in
      let own = parts[index].builder.log.seal(
        ranks: order.ranks[index], rankCount: order.terms.count, numbers: numbers)
      counted.withLock { $0[index] = own }
    }
    var counts = [UInt32](repeating: 0, count: order.terms.count)
    for own in counted.withLock({ $0 }) {
      for rank in counts.indices { counts[rank] += own[rank] }
    }
    let sealed = SealedParts(parts, firstDocuments: firstDocuments)
    let (rounds, allCounts) = (TermRound.ranges(counts), counts)
    for start in stride(from: 0, to: rounds.count, by: threads) {
      let made = Mutex([Result<TermRound, SegmentError>?](repeating: nil, count: min(threads, rounds.count - start)))
      run(made.withLock { $0.count }) { index in
        let round = Result { () throws(SegmentError) in
          try TermRound(rounds[start + index], counts: allCounts, of: sealed, lengths: lengths)
        }
        made.withLock { $0[index] = round }
      }
      for round in made.withLock({ $0 }) {
        guard let round = try round?.get() else { continue }
        try writer.append(round) { rank in
          let (part, term) = order.terms[rank]
          return parts[Int(part)].builder.table.bytes(Int(term))
        }
      }
    }
    return try writer.finish()
  }
}
