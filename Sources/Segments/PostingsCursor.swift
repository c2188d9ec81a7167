/// Walks the documents of one term in ascending order. It begins before the first; at `DocumentID.end` it stays there.
/// One cursor is for one thread.
package final class PostingsCursor {
  package let info: TermInfo
  private let documents: Section
  private let positionsSection: Section
  private let documentCount: Int
  private let lengths: Section
  private let blocks: Int
  private let documentBuffer = UnsafeMutablePointer<UInt32>.allocate(capacity: BitPacking.blockLength)
  private let frequencyBuffer = UnsafeMutablePointer<UInt32>.allocate(capacity: BitPacking.blockLength)

  private var block = -1
  private var count = 0
  private var index = 0
  private var entry: SkipEntry?
  private var hasFrequencies = false
  /// Occurrences in this block before document `summedTo`.
  private var sum = 0
  private var summedTo = 0
  private var decoder: PositionsDecoder?

  /// The current document; `DocumentID.end` after the last. Before the first `next()` or `advance(to:)` it means nothing.
  package private(set) var document = DocumentID.end

  init(_ info: TermInfo, postings: Section, lengths: Section) throws(SegmentError) {
    self.info = info
    self.lengths = lengths
    documentCount = lengths.count
    documents = try postings.part(at: info.place, count: info.documentsLength)
    positionsSection = try postings.part(at: info.place + info.documentsLength, count: info.positionsLength)
    blocks = info.documentFrequency == 1 ? 0 : Int(info.documentFrequency) / BitPacking.blockLength
  }

  deinit {
    documentBuffer.deallocate()
    frequencyBuffer.deallocate()
  }

  /// Moves to the next document.
  @discardableResult
  package func next() throws(SegmentError) -> DocumentID {
    index += 1
    if index >= count {
      guard try load(block + 1) else { return finish() }
    }
    document = DocumentID(documentBuffer[index])
    return document
  }

  /// Moves to the first document not before `target`, staying where it is if that is there already. O(log blocks).
  @discardableResult
  package func advance(to target: DocumentID) throws(SegmentError) -> DocumentID {
    if block >= 0, document >= target { return document }
    if count == 0 || documentBuffer[count - 1] < target.rawValue {
      let found = try self.block(holding: target)
      if found != block || count == 0 {
        guard try load(found) else { return finish() }
      } else {
        return finish()
      }
    }
    while index < count, documentBuffer[index] < target.rawValue { index += 1 }
    guard index < count else { return finish() }
    document = DocumentID(documentBuffer[index])
    return document
  }

  /// How often the term is in the current document.
  package func frequency() throws(SegmentError) -> UInt32 {
    if !hasFrequencies { try loadFrequencies() }
    return frequencyBuffer[index]
  }

  /// Replaces `positions` by those of the current document, ascending; none for a term without positions.
  package func positions(into positions: inout [UInt32]) throws(SegmentError) {
    positions.removeAll(keepingCapacity: true)
    guard info.hasPositions else { return }
    let frequency = Int(try frequency())
    if summedTo > index { (sum, summedTo) = (0, 0) }
    while summedTo < index {
      sum += Int(frequencyBuffer[summedTo])
      summedTo += 1
    }
    let decoder = self.decoder ?? PositionsDecoder(positionsSection, total: Int(info.occurrences))
    self.decoder = decoder
    let before = try block < blocks ? (entry?.positionsBefore ?? 0) : positionsBeforeTail()
    try decoder.append(start: before + sum, count: frequency, to: &positions)
  }

  /// What bounds the documents from `target` to the bound's last; found without decoding postings and without moving.
  /// Nil where the term has no document from `target` on. The last, short block is bounded by the whole term.
  package func bound(from target: DocumentID) throws(SegmentError) -> BlockBound? {
    let block = try block(holding: target)
    if block < blocks {
      let entry = try SkipEntry(documents, block: block)
      return BlockBound(
        lastDocument: DocumentID(entry.lastDocument), maximumFrequency: entry.maximumFrequency,
        minimumLength: entry.minimumLength)
    }
    guard Int(info.documentFrequency) > blocks * BitPacking.blockLength else { return nil }
    if info.documentFrequency == 1 {
      guard info.onlyDocument >= target.rawValue else { return nil }
      let length = LengthCode(rawValue: try lengths.byte(at: Int(info.onlyDocument)))
      return BlockBound(
        lastDocument: DocumentID(info.onlyDocument), maximumFrequency: info.maximumFrequency, minimumLength: length)
    }
    return BlockBound(
      lastDocument: DocumentID(UInt32(documentCount - 1)), maximumFrequency: info.maximumFrequency,
      minimumLength: info.minimumLength ?? LengthCode(rawValue: 0))
  }

  private func finish() -> DocumentID {
    block = blocks
    (count, index) = (0, 0)
    document = .end
    return .end
  }

  /// The first block at or after the current one whose last document is not before `target`; `blocks` for the tail.
  private func block(holding target: DocumentID) throws(SegmentError) -> Int {
    var low = max(block, 0)
    var step = 1
    var high = low
    while high < blocks, try SkipEntry(documents, block: high).lastDocument < target.rawValue {
      low = high + 1
      high += step
      step *= 2
    }
    high = min(high, blocks)
    while low < high {
      let middle = (low + high) / 2
      let last = try SkipEntry(documents, block: middle).lastDocument
      if last < target.rawValue { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func damaged(_ expected: String, _ found: String) -> SegmentError {
    documents.file.damaged("postings at \(documents.start)", expected: expected, found: found)
  }

  private func load(_ wanted: Int) throws(SegmentError) -> Bool {
    (count, index, sum, summedTo) = (0, 0, 0, 0)
    block = wanted
    if wanted < blocks {
      try loadFull(wanted)
      return true
    }
    guard wanted == blocks else { return false }
    return try loadTail()
  }

  private func loadFull(_ wanted: Int) throws(SegmentError) {
    let entry = try SkipEntry(documents, block: wanted)
    let previous = wanted == 0 ? -1 : Int(try SkipEntry(documents, block: wanted - 1).lastDocument)
    let place = blocks * PostingsEncoder.skipEntryLength + entry.offset
    let bytes = try documents.bytes(at: place, count: BitPacking.byteCount(width: entry.documentWidth))
    BitPacking.unpack(bytes, width: entry.documentWidth, into: documentBuffer)
    var document = previous
    for index in 0..<BitPacking.blockLength {
      document += 1 + Int(documentBuffer[index])
      documentBuffer[index] = UInt32(truncatingIfNeeded: document)
    }
    guard document == Int(entry.lastDocument), document < documentCount else {
      throw damaged("last document \(entry.lastDocument) of \(documentCount)", "\(document)")
    }
    self.entry = entry
    hasFrequencies = false
    count = BitPacking.blockLength
  }

  private func loadFrequencies() throws(SegmentError) {
    guard let entry else { return }
    let place =
      blocks * PostingsEncoder.skipEntryLength + entry.offset + BitPacking.byteCount(width: entry.documentWidth)
    let bytes = try documents.bytes(at: place, count: BitPacking.byteCount(width: entry.frequencyWidth))
    BitPacking.unpack(bytes, width: entry.frequencyWidth, into: frequencyBuffer)
    for index in 0..<BitPacking.blockLength {
      guard frequencyBuffer[index] < .max else { throw damaged("a frequency below 2³²", "more") }
      frequencyBuffer[index] += 1
    }
    hasFrequencies = true
  }

  private func loadTail() throws(SegmentError) -> Bool {
    hasFrequencies = true
    if info.documentFrequency == 1 {
      documentBuffer[0] = info.onlyDocument
      frequencyBuffer[0] = UInt32(truncatingIfNeeded: info.occurrences)
      count = 1
      return true
    }
    let wanted = Int(info.documentFrequency) % BitPacking.blockLength
    guard wanted > 0 else { return false }
    var place = blocks * PostingsEncoder.skipEntryLength
    var document = -1
    if blocks > 0 {
      let last = try SkipEntry(documents, block: blocks - 1)
      document = Int(last.lastDocument)
      place += last.offset + BitPacking.byteCount(width: last.documentWidth + last.frequencyWidth)
    }
    var reader = try ByteReader(documents, at: place)
    for index in 0..<wanted {
      let head = try reader.variable(upTo: documentCount << 1 | 1)
      document += 1 + head >> 1
      documentBuffer[index] = UInt32(truncatingIfNeeded: document)
      frequencyBuffer[index] = head & 1 == 1 ? 1 : try reader.variable32()
    }
    guard document < documentCount else { throw damaged("documents below \(documentCount)", "\(document)") }
    count = wanted
    return true
  }

  /// Occurrences before the tail: all that the full blocks have.
  private func positionsBeforeTail() throws(SegmentError) -> Int {
    guard blocks > 0 else { return 0 }
    if let tailPositions { return tailPositions }
    var inTail = 0
    for index in 0..<count { inTail += Int(frequencyBuffer[index]) }
    guard inTail <= Int(info.occurrences) else { throw damaged("\(info.occurrences) occurrences", "more") }
    tailPositions = Int(info.occurrences) - inTail
    return Int(info.occurrences) - inTail
  }

  private var tailPositions: Int?
}
