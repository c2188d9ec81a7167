/// How often the term is in the documents of the present block, and which of its positions are theirs.
extension PostingsCursor {
  /// Decodes the frequencies of the loaded block, if that is not done.
  @inline(__always)
  package func loadFrequencies() throws(SegmentError) {
    if !hasFrequencies { try decodeFrequencies() }
  }

  private func decodeFrequencies() throws(SegmentError) {
    hasFrequencies = true
    guard block >= 0, block < fullBlocks else { return }
    BitPacking.unpack(try locateFrequencies(), width: frequencyWidth, adding: 1, into: frequencyBuffer)
  }

  @inline(__always)
  private func locateFrequencies() throws(SegmentError) -> UnsafeRawPointer {
    if let packedFrequencies { return packedFrequencies }
    return try findFrequencies()
  }

  @inline(never)
  private func findFrequencies() throws(SegmentError) -> UnsafeRawPointer {
    let entry = SkipEntry(entries, block: block)
    guard entry.documentWidth <= 32, entry.frequencyWidth <= 32 else { throw tooWide(entry) }
    let place =
      fullBlocks * PostingsEncoder.skipEntryLength + entry.offset + BitPacking.byteCount(width: entry.documentWidth)
    let bytes = try section.bytes(at: place, count: BitPacking.byteCount(width: entry.frequencyWidth))
    (packedFrequencies, frequencyWidth) = (bytes, entry.frequencyWidth)
    return bytes
  }

  func tooWide(_ entry: SkipEntry) -> SegmentError {
    damaged("widths of at most 32 bits", "\(entry.documentWidth) and \(entry.frequencyWidth)")
  }

  /// How often the term is in the document at a place of the present block, which must have one there.
  @inline(__always)
  package func frequency(at place: Int) throws(SegmentError) -> UInt32 {
    precondition(UInt(bitPattern: place) < UInt(BitPacking.blockLength))
    if hasFrequencies { return frequencyBuffer[place] }
    let packed = try locateFrequencies()
    return BitPacking.number(packed, at: place, width: frequencyWidth) &+ 1
  }

  /// Which of the term's positions are those of the document at a place of the present block, which must have one there.
  @inline(__always)
  package func occurrences(at place: Int) throws(SegmentError) -> (start: Int, count: Int) {
    precondition(UInt(bitPattern: place) < UInt(BitPacking.blockLength))
    let sums = try hasSums ? laneSums.unsafelyUnwrapped : sumFrequencies()
    let before = sums[place] &+ sums[place &+ 1] &+ (sums[place &+ 2] &+ sums[place &+ 3])
    // Frequencies are stored less one.
    return (
      positionsBefore &+ Int(before) &+ place, Int(sums[place &+ 4] &- sums[place]) &+ 1
    )
  }

  @inline(never)
  private func sumFrequencies() throws(SegmentError) -> UnsafeMutablePointer<UInt32> {
    positionsBefore = try positionsBeforeBlock()
    let sums = laneSums ?? .allocate(capacity: BitPacking.blockLength + 4)
    laneSums = sums
    sums.update(repeating: 0, count: 4)
    if block < fullBlocks {
      BitPacking.unpackLaneSums(try locateFrequencies(), width: frequencyWidth, into: sums + 4)
    } else {
      for index in 0..<loadedCount { sums[index + 4] = sums[index] &+ frequencyBuffer[index] &- 1 }
    }
    hasSums = true
    return sums
  }

  /// Occurrences before the present block.
  func positionsBeforeBlock() throws(SegmentError) -> Int {
    if positionsBefore < 0 {
      positionsBefore =
        try block < fullBlocks ? SkipEntry(entries, block: block).positionsBefore : positionsBeforeTail()
    }
    return positionsBefore
  }

  /// Occurrences before the tail: all that the full blocks have.
  private func positionsBeforeTail() throws(SegmentError) -> Int {
    guard fullBlocks > 0 else { return 0 }
    var inTail = 0
    for index in 0..<loadedCount { inTail += Int(frequencyBuffer[index]) }
    guard inTail <= Int(info.occurrences) else { throw damaged("\(info.occurrences) occurrences", "more") }
    return Int(info.occurrences) - inTail
  }
}
