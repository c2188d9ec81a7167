/// Encodes the postings of one term: skip entries, blocks of 128, a tail, then positions. `index/FORMAT.md` has the bytes.
enum PostingsEncoder {
  static let skipEntryLength = 16

  /// The bytes of one term, and the greatest frequency and least length over all its documents.
  struct Encoded {
    var documents = ByteWriter()
    var positions = ByteWriter()
    var maximumFrequency: UInt8 = 0
    var minimumLength = LengthCode(rawValue: 255)
  }

  static func encode(_ term: TermPostings, lengths: [LengthCode]) -> Encoded {
    var result = Encoded()
    let blockLength = BitPacking.blockLength
    let blocks = term.documents.count / blockLength
    var skips = ByteWriter()
    var data = ByteWriter()
    var previous = UInt32.max
    var positionsBefore: UInt64 = 0
    for block in 0..<blocks {
      let range = block * blockLength..<(block + 1) * blockLength
      var gaps = [UInt32]()
      gaps.reserveCapacity(blockLength)
      for document in term.documents[range] {
        gaps.append(document &- previous &- 1)
        previous = document
      }
      let less = term.frequencies[range].map { $0 - 1 }
      let (documentWidth, frequencyWidth) = (BitPacking.width(gaps[...]), BitPacking.width(less[...]))
      let bound = bound(term, range, lengths)
      skips.append(previous)
      skips.append(UInt32(data.count))
      skips.append(UInt32(truncatingIfNeeded: positionsBefore))
      skips.append(bound.frequency)
      skips.append(bound.length.rawValue)
      skips.append(UInt8(documentWidth))
      skips.append(UInt8(frequencyWidth))
      BitPacking.pack(gaps[...], width: documentWidth, onto: &data)
      BitPacking.pack(less[...], width: frequencyWidth, onto: &data)
      for frequency in term.frequencies[range] { positionsBefore += UInt64(frequency) }
    }
    for index in blocks * blockLength..<term.documents.count {
      let gap = UInt64(term.documents[index] &- previous &- 1)
      previous = term.documents[index]
      let frequency = term.frequencies[index]
      data.appendVariable(gap << 1 | (frequency == 1 ? 1 : 0))
      if frequency != 1 { data.appendVariable(frequency) }
    }
    result.documents = skips
    result.documents.append(data.bytes)
    let whole = bound(term, term.documents.indices, lengths)
    (result.maximumFrequency, result.minimumLength) = (whole.frequency, whole.length)
    if term.hasPositions { result.positions = encodePositions(term) }
    return result
  }

  private static func bound(
    _ term: TermPostings, _ range: Range<Int>, _ lengths: [LengthCode]
  ) -> (frequency: UInt8, length: LengthCode) {
    var frequency: UInt32 = 0
    var length = LengthCode(rawValue: 255)
    for index in range {
      frequency = max(frequency, term.frequencies[index])
      length = min(length, lengths[Int(term.documents[index])])
    }
    return (UInt8(min(frequency, 255)), length)
  }

  /// Distances between positions: the first of a document from 0, each other from the one before, less one.
  private static func encodePositions(_ term: TermPostings) -> ByteWriter {
    var distances: [UInt32] = []
    distances.reserveCapacity(term.positions.count)
    var next = 0
    for frequency in term.frequencies {
      var expected: UInt32 = 0
      for position in term.positions[next..<next + Int(frequency)] {
        distances.append(position - expected)
        expected = position &+ 1
      }
      next += Int(frequency)
    }
    let blockLength = BitPacking.blockLength
    let blocks = distances.count / blockLength
    var output = ByteWriter()
    let widths = (0..<blocks).map { BitPacking.width(distances[$0 * blockLength..<($0 + 1) * blockLength]) }
    for width in widths { output.append(UInt8(width)) }
    for block in 0..<blocks {
      BitPacking.pack(distances[block * blockLength..<(block + 1) * blockLength], width: widths[block], onto: &output)
    }
    for distance in distances[(blocks * blockLength)...] { output.appendVariable(distance) }
    return output
  }
}
