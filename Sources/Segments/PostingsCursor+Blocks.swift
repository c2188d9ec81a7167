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
    begin(wanted)
    if wanted < fullBlocks { try loadFull(wanted) } else { try loadTail() }
  }

  /// Makes a block the one that `frequency(at:)` and `occurrences(at:)` are of, without decoding its documents.
  package func choose(block wanted: Int) throws(SegmentError) {
    begin(wanted)
    if wanted >= fullBlocks { try loadTail() }
  }

  private func begin(_ wanted: Int) {
    (loadedCount, index, sum, summedTo, positionsBefore, hasFrequencies) = (0, 0, 0, 0, -1, false)
    (block, packedFrequencies, hasSums) = (wanted, nil, false)
  }

  /// How many documents a block has.
  package func count(ofBlock block: Int) -> Int {
    block < fullBlocks ? BitPacking.blockLength : Int(info.documentFrequency) - fullBlocks * BitPacking.blockLength
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

  /// What no document of the term exceeds.
  package func bound() throws(SegmentError) -> BlockBound {
    guard let minimum = info.minimumLength else { return try bound(ofBlock: 0) }
    return BlockBound(
      lastDocument: DocumentID(lastDocument(ofBlock: blockCount - 1)), maximumFrequency: info.maximumFrequency,
      minimumLength: minimum)
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
    let length = bitmapLength
    let bitmap = try section.bytes(at: section.count - length, count: length)
    // Whoever walks its bits looks into tables of as many documents as there are.
    let last = bitmap.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
    guard collectionCount % 64 == 0 || last >> UInt64(collectionCount % 64) == 0 else {
      throw damaged("a bitmap of \(collectionCount) documents", "more")
    }
    return bitmap
  }

  private var bitmapLength: Int { (collectionCount + 63) / 64 * 8 }

  /// What is wrong where the bitmap has a document that the blocks cannot have.
  package func bitmapDamage(_ document: UInt32) -> SegmentError {
    damaged("a bitmap of the documents of its term", "\(document) too")
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

  func damaged(_ expected: String, _ found: String) -> SegmentError {
    section.file.damaged("postings at \(section.start)", expected: expected, found: found)
  }

  private func loadFull(_ wanted: Int) throws(SegmentError) {
    let entry = SkipEntry(entries, block: wanted)
    guard entry.documentWidth <= 32, entry.frequencyWidth <= 32 else { throw tooWide(entry) }
    let previous = wanted == 0 ? UInt32.max : SkipEntry(entries, block: wanted - 1).lastDocument
    let place = fullBlocks * PostingsEncoder.skipEntryLength + entry.offset
    let length = BitPacking.byteCount(width: entry.documentWidth)
    let bytes = try section.bytes(at: place, count: length + BitPacking.byteCount(width: entry.frequencyWidth))
    (packedFrequencies, frequencyWidth) = (bytes + length, entry.frequencyWidth)
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
    let end = hasBitmap ? section.count - bitmapLength : section.count
    var reader = try NumberReader(section, at: place, count: end - place)
    let limit = UInt64(collectionCount) << 1 | 1
    for index in 0..<wanted {
      let head = try reader.variable(upTo: limit)
      document &+= 1 &+ Int(head >> 1)
      documentBuffer[index] = UInt32(truncatingIfNeeded: document)
      let isOnce = head & 1 == 1
      frequencyBuffer[index] =
        isOnce ? 1 : UInt32(truncatingIfNeeded: try reader.variable(upTo: UInt64(UInt32.max)))
    }
    guard document < collectionCount else { throw damaged("documents below \(collectionCount)", "\(document)") }
    loadedCount = wanted
    pad()
  }

  /// After a short block stands what no document reaches, so that a search may take any block for a full one.
  private func pad() {
    for index in loadedCount..<BitPacking.blockLength { documentBuffer[index] = .max }
  }
}
