/// The cursor block by block.
extension PostingsCursor {
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
    (loadedCount, index, sum, summedTo, positionsBefore, hasFrequencies) = (0, 0, 0, 0, -1, false)
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

  /// Of a term that an eighth of the documents have: bit i mod 64 of word i div 64 says that document i has it; as many
  /// words as the segment's documents need. They live as long as the segment's reader. O(documents / 32,768).
  package func bitmap() throws(SegmentError) -> UnsafeRawPointer? {
    guard hasBitmap else { return nil }
    let length = (collectionCount + 63) / 64 * 8
    let bitmap = try section.bytes(at: section.count - length, count: length)
    // Whoever walks its bits looks into tables of as many documents as there are.
    let last = bitmap.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
    guard collectionCount % 64 == 0 || last >> UInt64(collectionCount % 64) == 0 else {
      throw damaged("a bitmap of \(collectionCount) documents", "more")
    }
    return bitmap
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
    let previous = wanted == 0 ? UInt32.max : SkipEntry(entries, block: wanted - 1).lastDocument
    let place = fullBlocks * PostingsEncoder.skipEntryLength + entry.offset
    let bytes = try section.bytes(at: place, count: BitPacking.byteCount(width: entry.documentWidth))
    // 128 gaps of at most 2²⁵ go round no more than once, and then they do not end after the block before.
    let last: UInt32
    if entry.documentWidth < 26 {
      last = BitPacking.unpackSums(bytes, width: entry.documentWidth, after: previous, into: documentBuffer)
    } else {
      BitPacking.unpack(bytes, width: entry.documentWidth, into: documentBuffer)
      last = try sumWide(after: previous)
    }
    guard last == entry.lastDocument, last < UInt32(collectionCount), wanted == 0 || last > previous else {
      throw damaged("last document \(entry.lastDocument) of \(collectionCount)", "\(last)")
    }
    loadedCount = BitPacking.blockLength
  }

  /// As `BitPacking.unpackSums`, of what is unpacked, for gaps that might go round.
  private func sumWide(after previous: UInt32) throws(SegmentError) -> UInt32 {
    var document = previous == .max ? -1 : Int(previous)
    for index in 0..<BitPacking.blockLength {
      document += 1 + Int(documentBuffer[index])
      documentBuffer[index] = UInt32(truncatingIfNeeded: document)
    }
    guard document < collectionCount else { throw damaged("documents below \(collectionCount)", "\(document)") }
    return UInt32(document)
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
    BitPacking.unpack(bytes, width: entry.frequencyWidth, adding: 1, into: frequencyBuffer)
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
  func positionsBeforeTail() throws(SegmentError) -> Int {
    guard fullBlocks > 0 else { return 0 }
    var inTail = 0
    for index in 0..<loadedCount { inTail += Int(frequencyBuffer[index]) }
    guard inTail <= Int(info.occurrences) else { throw damaged("\(info.occurrences) occurrences", "more") }
    return Int(info.occurrences) - inTail
  }
}
