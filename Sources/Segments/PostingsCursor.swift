/// Walks the documents of one term in ascending order. It begins before the first; at `DocumentID.end` it stays there.
/// One cursor is for one thread.
///
/// Beside document by document it can be used block by block: `load(block:)` decodes 128 documents, or the last few, into
/// `documents`, `loadFrequencies()` their frequencies, and `bound(ofBlock:)` says what a block can hold before it is
/// decoded.
package final class PostingsCursor {
  package let info: TermInfo
  /// Blocks, the last, short one included.
  package let blockCount: Int
  /// The documents of the loaded block, and how often the term is in each once `loadFrequencies()` was called.
  private let documentBuffer = UnsafeMutablePointer<UInt32>.allocate(capacity: BitPacking.blockLength)
  private let frequencyBuffer = UnsafeMutablePointer<UInt32>.allocate(capacity: BitPacking.blockLength)

  private let section: Section
  private let positionsSection: Section
  private let collectionCount: Int
  private let lengths: Section
  private let fullBlocks: Int
  /// The skip entries, as many as full blocks, on pages known to be whole.
  private let entries: UnsafeRawPointer

  // One thread's, and no call comes back into it: the checks cost more than the work.
  @exclusivity(unchecked) private var block = -1
  @exclusivity(unchecked) private var loadedCount = 0
  @exclusivity(unchecked) private var index = 0
  @exclusivity(unchecked) private var current = UInt32.max
  @exclusivity(unchecked) private var hasFrequencies = false
  /// Occurrences in this block before document `summedTo`.
  @exclusivity(unchecked) private var sum = 0
  @exclusivity(unchecked) private var summedTo = 0
  private var decoder: PositionsDecoder?
  private var tailPositions: Int?

  init(_ info: TermInfo, postings: Section, lengths: Section) throws(SegmentError) {
    self.info = info
    self.lengths = lengths
    collectionCount = lengths.count
    section = try postings.part(at: info.place, count: info.documentsLength)
    positionsSection = try postings.part(at: info.place + info.documentsLength, count: info.positionsLength)
    fullBlocks = info.documentFrequency == 1 ? 0 : Int(info.documentFrequency) / BitPacking.blockLength
    blockCount = fullBlocks + (Int(info.documentFrequency) > fullBlocks * BitPacking.blockLength ? 1 : 0)
    entries = try section.bytes(at: 0, count: fullBlocks * PostingsEncoder.skipEntryLength)
  }

  deinit {
    documentBuffer.deallocate()
    frequencyBuffer.deallocate()
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
    let frequency = Int(try frequency())
    positions = try withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, frequency)) { target in
      Result { () throws(SegmentError) in
        try readPositions(frequency, into: target.baseAddress.unsafelyUnwrapped)
        return [UInt32](target[..<frequency])
      }
    }.get()
  }

  private func readPositions(_ frequency: Int, into target: UnsafeMutablePointer<UInt32>) throws(SegmentError) {
    if summedTo > index { (sum, summedTo) = (0, 0) }
    while summedTo < index {
      sum &+= Int(frequencyBuffer[summedTo])
      summedTo &+= 1
    }
    if decoder == nil { decoder = try PositionsDecoder(positionsSection, total: Int(info.occurrences)) }
    let before =
      try block < fullBlocks ? SkipEntry(entries, block: block).positionsBefore : positionsBeforeTail()
    try decoder?.read(start: before + sum, count: frequency, into: target)
  }

  /// The positions of the document at a place of the loaded block, whose frequencies are loaded: as many as its frequency,
  /// for which `target` must have room.
  package func readPositions(
    at place: Int, count: Int, into target: UnsafeMutablePointer<UInt32>
  ) throws(SegmentError) {
    precondition(place >= 0 && place < loadedCount && count == Int(frequencyBuffer[place]))
    index = place
    current = documentBuffer[place]
    try readPositions(count, into: target)
  }

  private func finish() -> DocumentID {
    block = blockCount
    (loadedCount, index, current) = (0, 0, .max)
    return .end
  }

  // MARK: Block by block

  /// The documents of the loaded block.
  package var documents: UnsafePointer<UInt32> { UnsafePointer(documentBuffer) }
  /// How often the term is in each of them, after `loadFrequencies()`.
  package var frequencies: UnsafePointer<UInt32> { UnsafePointer(frequencyBuffer) }
  /// How many documents the loaded block has.
  package var count: Int { loadedCount }
  /// The place of the current document in the loaded block.
  package var place: Int { index }

  /// Decodes the documents of a block and stands before its first.
  package func load(block wanted: Int) throws(SegmentError) {
    (loadedCount, index, sum, summedTo, hasFrequencies) = (0, 0, 0, 0, false)
    block = wanted
    if wanted < fullBlocks { try loadFull(wanted) } else { try loadTail() }
  }

  /// A document that no document of the block comes after.
  package func lastDocument(ofBlock block: Int) -> UInt32 {
    if block < fullBlocks { return SkipEntry(entries, block: block).lastDocument }
    return info.documentFrequency == 1 ? info.onlyDocument : UInt32(collectionCount - 1)
  }

  /// What no document of a block exceeds.
  package func bound(ofBlock block: Int) throws(SegmentError) -> BlockBound {
    if block < fullBlocks {
      let entry = SkipEntry(entries, block: block)
      return BlockBound(
        lastDocument: DocumentID(entry.lastDocument), maximumFrequency: entry.maximumFrequency,
        minimumLength: entry.minimumLength)
    }
    var length = info.minimumLength
    if length == nil { length = LengthCode(rawValue: try lengths.byte(at: Int(info.onlyDocument))) }
    return BlockBound(
      lastDocument: DocumentID(lastDocument(ofBlock: block)), maximumFrequency: info.maximumFrequency,
      minimumLength: length ?? LengthCode(rawValue: 0))
  }

  /// What bounds the documents from `target` to the bound's last; found without decoding postings and without moving.
  /// Nil where the term has no document from `target` on. The last, short block is bounded by the whole term.
  package func bound(from target: DocumentID) throws(SegmentError) -> BlockBound? {
    let block = block(holding: target, from: max(block, 0))
    guard block < blockCount, lastDocument(ofBlock: block) >= target.rawValue else { return nil }
    return try bound(ofBlock: block)
  }

  /// The first block at or after `from` whose last document is not before `target`; the short one at the end is not
  /// looked into.
  package func block(holding target: DocumentID, from: Int) -> Int {
    var low = from
    var step = 1
    var high = low
    while high < fullBlocks, SkipEntry(entries, block: high).lastDocument < target.rawValue {
      low = high + 1
      high += step
      step *= 2
    }
    high = min(high, fullBlocks)
    while low < high {
      let middle = (low + high) / 2
      if SkipEntry(entries, block: middle).lastDocument < target.rawValue { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func damaged(_ expected: String, _ found: String) -> SegmentError {
    section.file.damaged("postings at \(section.start)", expected: expected, found: found)
  }

  private func loadFull(_ wanted: Int) throws(SegmentError) {
    let entry = SkipEntry(entries, block: wanted)
    guard entry.documentWidth <= 32, entry.frequencyWidth <= 32 else {
      throw damaged("widths of at most 32 bits", "\(entry.documentWidth) and \(entry.frequencyWidth)")
    }
    var document = wanted == 0 ? -1 : Int(SkipEntry(entries, block: wanted - 1).lastDocument)
    let place = fullBlocks * PostingsEncoder.skipEntryLength + entry.offset
    let bytes = try section.bytes(at: place, count: BitPacking.byteCount(width: entry.documentWidth))
    BitPacking.unpack(bytes, width: entry.documentWidth, into: documentBuffer)
    for index in 0..<BitPacking.blockLength {
      document &+= 1 &+ Int(documentBuffer[index])
      documentBuffer[index] = UInt32(truncatingIfNeeded: document)
    }
    guard document == Int(entry.lastDocument), document < collectionCount else {
      throw damaged("last document \(entry.lastDocument) of \(collectionCount)", "\(document)")
    }
    loadedCount = BitPacking.blockLength
  }

  /// Decodes the frequencies of the loaded block, if that is not done.
  @inline(__always)
  package func loadFrequencies() throws(SegmentError) {
    if !hasFrequencies { try decodeFrequencies() }
  }

  private func decodeFrequencies() throws(SegmentError) {
    hasFrequencies = true
    guard block >= 0, block < fullBlocks else { return }
    let entry = SkipEntry(entries, block: block)
    let place =
      fullBlocks * PostingsEncoder.skipEntryLength + entry.offset + BitPacking.byteCount(width: entry.documentWidth)
    let bytes = try section.bytes(at: place, count: BitPacking.byteCount(width: entry.frequencyWidth))
    BitPacking.unpack(bytes, width: entry.frequencyWidth, into: frequencyBuffer)
    for index in 0..<BitPacking.blockLength { frequencyBuffer[index] &+= 1 }
  }

  private func loadTail() throws(SegmentError) {
    hasFrequencies = true
    if info.documentFrequency == 1 {
      documentBuffer[0] = info.onlyDocument
      frequencyBuffer[0] = UInt32(truncatingIfNeeded: info.occurrences)
      loadedCount = 1
      pad()
      return
    }
    let wanted = Int(info.documentFrequency) % BitPacking.blockLength
    var place = fullBlocks * PostingsEncoder.skipEntryLength
    var document = -1
    if fullBlocks > 0 {
      let last = SkipEntry(entries, block: fullBlocks - 1)
      document = Int(last.lastDocument)
      place += last.offset + BitPacking.byteCount(width: last.documentWidth + last.frequencyWidth)
    }
    var reader = try ByteReader(section, at: place)
    for index in 0..<wanted {
      let head = try reader.variable(upTo: collectionCount << 1 | 1)
      document += 1 + head >> 1
      documentBuffer[index] = UInt32(truncatingIfNeeded: document)
      frequencyBuffer[index] = head & 1 == 1 ? 1 : try reader.variable32()
    }
    guard document < collectionCount else { throw damaged("documents below \(collectionCount)", "\(document)") }
    loadedCount = wanted
    pad()
  }

  /// After a short block stands what no document reaches, so that a search may take any block for a full one.
  private func pad() {
    for index in loadedCount..<BitPacking.blockLength { documentBuffer[index] = .max }
  }

  /// Occurrences before the tail: all that the full blocks have.
  private func positionsBeforeTail() throws(SegmentError) -> Int {
    guard fullBlocks > 0 else { return 0 }
    if let tailPositions { return tailPositions }
    var inTail = 0
    for index in 0..<loadedCount { inTail += Int(frequencyBuffer[index]) }
    guard inTail <= Int(info.occurrences) else { throw damaged("\(info.occurrences) occurrences", "more") }
    tailPositions = Int(info.occurrences) - inTail
    return Int(info.occurrences) - inTail
  }
}
