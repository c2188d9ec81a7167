/// Walks the documents of one term in ascending order. It begins before the first; at `DocumentID.end` it stays there.
/// One cursor is for one thread.
///
/// Beside document by document it can be used block by block: `load(block:)` decodes 128 documents, or the last few, into
/// `documents`, `loadFrequencies()` their frequencies, and `bound(ofBlock:)` says what a block can hold before it is
/// decoded. Who wants to know a few documents of a block only asks for `frequency(at:)` and `occurrences(at:)`, even in a
/// block that was but chosen (`choose(block:)`).
package final class PostingsCursor {
  package let info: TermInfo
  /// Blocks, the last, short one included.
  package let blockCount: Int
  /// The documents of the loaded block, and how often the term is in each once `loadFrequencies()` was called.
  let documentBuffer: UnsafeMutablePointer<UInt32>
  let frequencyBuffer: UnsafeMutablePointer<UInt32>

  let section: Section
  let positionsSection: Section
  let collectionCount: Int
  let lengths: Section
  let fullBlocks: Int
  /// Whether `bitmap()` gives one.
  package let hasBitmap: Bool
  /// The skip entries, as many as full blocks, on pages known to be whole.
  let entries: UnsafeRawPointer

  // One thread's, and no call comes back into it: the checks cost more than the work.
  @exclusivity(unchecked) var block = -1
  @exclusivity(unchecked) var loadedCount = 0
  @exclusivity(unchecked) var index = 0
  @exclusivity(unchecked) var current = UInt32.max
  @exclusivity(unchecked) var hasFrequencies = false
  /// Occurrences in this block before document `summedTo`.
  @exclusivity(unchecked) var sum = 0
  @exclusivity(unchecked) var summedTo = 0
  /// Occurrences before this block; below zero where that was not asked.
  @exclusivity(unchecked) var positionsBefore = -1
  /// The packed frequencies of this block, once they were asked for, and their width.
  @exclusivity(unchecked) var packedFrequencies: UnsafeRawPointer?
  @exclusivity(unchecked) var frequencyWidth = 0
  /// If `hasSums`, four zeros, then what `BitPacking.unpackLaneSums` makes of the frequencies less one of this block.
  @exclusivity(unchecked) var laneSums: UnsafeMutablePointer<UInt32>?
  @exclusivity(unchecked) var hasSums = false
  /// By pointer, as what it refers to would else be counted as owned once more for every document.
  @exclusivity(unchecked) private var decoder: UnsafeMutablePointer<PositionsDecoder>?

  init(_ info: TermInfo, postings: Section, lengths: Section) throws(SegmentError) {
    self.info = info
    self.lengths = lengths
    collectionCount = lengths.count
    section = try postings.part(at: info.place, count: info.documentsLength)
    positionsSection = try postings.part(at: info.place + info.documentsLength, count: info.positionsLength)
    fullBlocks = info.documentFrequency == 1 ? 0 : Int(info.documentFrequency) / BitPacking.blockLength
    blockCount = fullBlocks + (Int(info.documentFrequency) > fullBlocks * BitPacking.blockLength ? 1 : 0)
    hasBitmap = PostingsEncoder.hasBitmap(documents: Int(info.documentFrequency), of: lengths.count)
    entries = try section.bytes(at: 0, count: fullBlocks * PostingsEncoder.skipEntryLength)
    documentBuffer = .allocate(capacity: 2 * BitPacking.blockLength)
    frequencyBuffer = documentBuffer + BitPacking.blockLength
  }

  deinit {
    if let decoder {
      decoder.pointee.deallocate()
      decoder.deinitialize(count: 1)
      decoder.deallocate()
    }
    documentBuffer.deallocate()
    laneSums?.deallocate()
  }

  // MARK: Document by document

  /// The current document; `DocumentID.end` after the last. Before the first `next()` or `advance(to:)` it means nothing.
  package var document: DocumentID { DocumentID(current) }

  /// Moves to the next document.
  @discardableResult
  package func next() throws(SegmentError) -> DocumentID {
    index &+= 1
    if index >= loadedCount { return try nextBlock() }
    current = documentBuffer[index]
    return DocumentID(current)
  }

  private func nextBlock() throws(SegmentError) -> DocumentID {
    guard block + 1 < blockCount else { return finish() }
    try load(block: block + 1)
    current = documentBuffer[0]
    return document
  }

  /// Moves to the first document not before `target`, staying where it is if that is there already. O(log blocks).
  @discardableResult
  package func advance(to target: DocumentID) throws(SegmentError) -> DocumentID {
    if loadedCount > 0, current != .max, current >= target.rawValue { return document }
    if loadedCount == 0 || documentBuffer[loadedCount &- 1] < target.rawValue {
      guard try loadBlock(holding: target.rawValue) else { return document }
    }
    // The block's last document is not before the target, so the walk ends within it.
    while index &+ 8 < loadedCount, documentBuffer[index &+ 7] < target.rawValue { index &+= 8 }
    while documentBuffer[index] < target.rawValue { index &+= 1 }
    current = documentBuffer[index]
    return document
  }

  /// Loads the first block, from the present one on, that has a document not before `target`; false at the end.
  private func loadBlock(holding target: UInt32) throws(SegmentError) -> Bool {
    let found = block(holding: DocumentID(target), from: loadedCount > 0 ? block + 1 : max(block, 0))
    guard found < blockCount else {
      _ = finish()
      return false
    }
    try load(block: found)
    if documentBuffer[loadedCount - 1] < target {
      _ = finish()
      return false
    }
    return true
  }

  /// How often the term is in the current document.
  package func frequency() throws(SegmentError) -> UInt32 {
    try loadFrequencies()
    return frequencyBuffer[index]
  }

  /// Replaces `positions` by those of the current document, ascending; none for a term without positions.
  package func positions(into positions: inout [UInt32]) throws(SegmentError) {
    positions.removeAll(keepingCapacity: true)
    guard info.hasPositions else { return }
    let count = Int(try frequency())
    positions.append(contentsOf: UnsafeBufferPointer(start: try self.positions(at: index), count: count))
  }

  /// The positions of the document at a place of the loaded block, ascending: as many as its frequency, which must be
  /// loaded. They stay until the next call.
  func positions(at place: Int) throws(SegmentError) -> UnsafePointer<UInt32> {
    precondition(place >= 0 && place < loadedCount && hasFrequencies)
    if summedTo > place { (sum, summedTo) = (0, 0) }
    while summedTo < place {
      sum &+= Int(frequencyBuffer[summedTo])
      summedTo &+= 1
    }
    let start = try positionsBeforeBlock() &+ sum
    return try positions(from: start, count: Int(frequencyBuffer[place]), all: true)
  }

  /// So many positions from a number on, which `occurrences(at:)` gives; they stay until the next call.
  package func positions(from start: Int, count: Int) throws(SegmentError) -> UnsafePointer<UInt32> {
    try positions(from: start, count: count, all: false)
  }

  @inline(__always)
  private func positions(from start: Int, count: Int, all: Bool) throws(SegmentError) -> UnsafePointer<UInt32> {
    let decoder = if let decoder { decoder } else { try makeDecoder() }
    return try decoder.pointee.positions(start: start, count: count, all: all)
  }

  @inline(never)
  private func makeDecoder() throws(SegmentError) -> UnsafeMutablePointer<PositionsDecoder> {
    let made = try PositionsDecoder(positionsSection, total: Int(info.occurrences))
    let decoder = UnsafeMutablePointer<PositionsDecoder>.allocate(capacity: 1)
    decoder.initialize(to: made)
    self.decoder = decoder
    return decoder
  }

  private func finish() -> DocumentID {
    block = blockCount
    (loadedCount, index, current) = (0, 0, .max)
    return .end
  }
}
