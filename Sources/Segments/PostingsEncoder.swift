/// Encodes the postings of one term: skip entries, blocks of 128, a tail, for frequent terms a bitmap, then positions. `index/FORMAT.md` has the bytes.
/// One encoder is used for all terms, so that its memory is too.
struct PostingsEncoder: ~Copyable {
  static let skipEntryLength = 16

  /// The bytes of the term last encoded.
  private(set) var documents = ByteWriter()
  private(set) var positions = ByteWriter()
  /// The greatest frequency and the least length over all its documents.
  private(set) var maximumFrequency: UInt8 = 0
  private(set) var minimumLength = LengthCode(rawValue: 255)
  private var data = ByteWriter()
  private let block = UnsafeMutablePointer<UInt32>.allocate(capacity: BitPacking.blockLength)

  deinit { block.deallocate() }

  /// Encodes a term whose documents are below the number of lengths.
  mutating func encode(_ term: borrowing TermPostings, lengths: [LengthCode]) {
    documents.removeAll()
    positions.removeAll()
    data.removeAll()
    let blockLength = BitPacking.blockLength
    let blocks = term.documentCount / blockLength
    var previous = UInt32.max
    var positionsBefore: UInt64 = 0
    var (greatest, least): (UInt32, UInt8) = (0, 255)
    for block in 0..<blocks {
      let start = block * blockLength
      let bound = Self.bound(term, start..<start + blockLength, lengths)
      (greatest, least) = (max(greatest, bound.frequency), min(least, bound.length))
      let offset = UInt32(data.count)
      for index in 0..<blockLength {
        self.block[index] = term.documents[start + index] &- previous &- 1
        previous = term.documents[start + index]
      }
      let documentWidth = BitPacking.width(self.block)
      BitPacking.pack(self.block, width: documentWidth, onto: &data)
      let before = positionsBefore
      for index in 0..<blockLength {
        self.block[index] = term.frequencies[start + index] &- 1
        positionsBefore += UInt64(term.frequencies[start + index])
      }
      let frequencyWidth = BitPacking.width(self.block)
      BitPacking.pack(self.block, width: frequencyWidth, onto: &data)
      documents.append(previous)
      documents.append(offset)
      documents.append(UInt32(truncatingIfNeeded: before))
      documents.append(UInt8(min(bound.frequency, 255)))
      documents.append(bound.length)
      documents.append(UInt8(documentWidth))
      documents.append(UInt8(frequencyWidth))
    }
    let tail = Self.bound(term, blocks * blockLength..<term.documentCount, lengths)
    maximumFrequency = UInt8(min(max(greatest, tail.frequency), 255))
    minimumLength = LengthCode(rawValue: min(least, tail.length))
    if term.documentCount > 1 {
      for index in blocks * blockLength..<term.documentCount {
        let gap = UInt64(term.documents[index] &- previous &- 1)
        previous = term.documents[index]
        let frequency = term.frequencies[index]
        data.appendVariable(gap << 1 | (frequency == 1 ? 1 : 0))
        if frequency != 1 { data.appendVariable(frequency) }
      }
      documents.append(data.bytes)
    }
    if Self.hasBitmap(documents: term.documentCount, of: lengths.count) { appendBitmap(term, of: lengths.count) }
    if term.hasPositions { encodePositions(term) }
  }

  /// A term that is in an eighth of the documents, and in a block of them at least, also has them as a bitmap.
  static func hasBitmap(documents: Int, of all: Int) -> Bool {
    documents >= BitPacking.blockLength && documents >= (all + 7) / 8
  }

  private mutating func appendBitmap(_ term: borrowing TermPostings, of all: Int) {
    var words = [UInt64](repeating: 0, count: (all + 63) / 64)
    for index in 0..<term.documentCount {
      let document = term.documents[index]
      words[Int(document / 64)] |= 1 << UInt64(document % 64)
    }
    for word in words { documents.append(word) }
  }

  private static func bound(
    _ term: borrowing TermPostings, _ range: Range<Int>, _ lengths: [LengthCode]
  ) -> (frequency: UInt32, length: UInt8) {
    var (frequency, length): (UInt32, UInt8) = (0, 255)
    for index in range {
      frequency = max(frequency, term.frequencies[index])
      length = min(length, lengths[Int(term.documents[index])].rawValue)
    }
    return (frequency, length)
  }

  private mutating func encodePositions(_ term: borrowing TermPostings) {
    let blockLength = BitPacking.blockLength
    let blocks = term.positionCount / blockLength
    for block in 0..<blocks {
      positions.append(UInt8(BitPacking.width(term.distances + block * blockLength)))
    }
    for block in 0..<blocks {
      BitPacking.pack(
        term.distances + block * blockLength, width: Int(positions.bytes[block]), onto: &positions)
    }
    for index in blocks * blockLength..<term.positionCount { positions.appendVariable(term.distances[index]) }
  }
}
