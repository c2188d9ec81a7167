/// Writes terms in the order of their bytes: blocks of 32, front-coded, an index with the key and place of each block, and
/// the filter of their spellings.
struct TermDictionaryWriter {
  static let blockLength = 32
  static let indexEntryLength = 16

  private(set) var terms = ByteWriter()
  private(set) var index = ByteWriter()
  private(set) var count: UInt64 = 0
  private var previous: [UInt8] = []
  private var filter = SpellingFilterWriter()

  /// Appends a term greater than the one before. `place` is where its bytes begin in the postings section.
  mutating func append(_ term: UnsafeRawBufferPointer, _ encoded: EncodedTerm, place: UInt64) {
    if count % UInt64(Self.blockLength) == 0 {
      index.append(TermKey.prefix(term))
      index.append(UInt64(terms.count))
      previous.removeAll(keepingCapacity: true)
      terms.appendVariable(place)
    }
    var shared = 0
    while shared < previous.count, shared < term.count, previous[shared] == term[shared] { shared += 1 }
    let rest = UnsafeRawBufferPointer(rebasing: term[shared...])
    terms.appendVariable(shared)
    terms.appendVariable(rest.count)
    terms.append(rest)
    terms.appendVariable(UInt64(encoded.documentCount) << 1 | (encoded.hasPositions ? 1 : 0))
    if encoded.documentCount == 1 {
      terms.appendVariable(encoded.firstDocument)
      if encoded.hasPositions { terms.appendVariable(encoded.firstFrequency) }
    } else {
      terms.appendVariable(encoded.documentsLength)
      if encoded.hasPositions { terms.appendVariable(encoded.positionCount - encoded.documentCount) }
      terms.append(encoded.maximumFrequency)
      terms.append(encoded.minimumLength.rawValue)
    }
    if encoded.hasPositions { terms.appendVariable(encoded.positionsLength) }
    previous.removeLast(previous.count - shared)
    previous.append(contentsOf: rest)
    count += 1
    filter.count(term)
  }

  /// The section of spellings of all terms appended. O(terms).
  func spellings(_ sharing: WorkSharing) -> [UInt8] {
    let blocks = index.count / Self.indexEntryLength
    return filter.bytes(parts: sharing.threads, sharing) { part, body in
      forEachTerm(inBlocks: blocks * part / sharing.threads..<blocks * (part + 1) / sharing.threads, body)
    }
  }

  /// Calls a body with the terms of some blocks.
  private func forEachTerm(inBlocks blocks: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if blocks.isEmpty { return }
    let start = index.bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: blocks.lowerBound * Self.indexEntryLength + 8, as: UInt64.self)
    }
    terms.bytes.withUnsafeBytes { bytes in
      var at = Int(UInt64(littleEndian: start))
      func variable() -> Int {
        var (value, shift) = (0, 0)
        while true {
          let byte = bytes[at]
          at += 1
          value |= Int(byte & 127) << shift
          if byte < 128 { return value }
          shift += 7
        }
      }
      var term: [UInt8] = []
      let end = min(Int(count), blocks.upperBound * Self.blockLength)
      for number in blocks.lowerBound * Self.blockLength..<end {
        if number % Self.blockLength == 0 { _ = variable() }
        term.removeLast(term.count - variable())
        let length = variable()
        term.append(contentsOf: bytes[at..<at + length])
        at += length
        term.withUnsafeBufferPointer(body)
        // What else is said of the term: its documents, and where its postings are.
        let head = variable()
        let hasPositions = head & 1 == 1
        _ = variable()
        if hasPositions { _ = variable() }
        if head >> 1 > 1 {
          at += 2
          if hasPositions { _ = variable() }
        } else if hasPositions {
          _ = variable()
        }
      }
    }
  }
}
