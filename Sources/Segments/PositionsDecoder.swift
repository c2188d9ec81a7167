/// Decodes the positions of one term, 128 distances at a time.
final class PositionsDecoder {
  private let section: Section
  private let total: Int
  private let buffer = UnsafeMutablePointer<UInt32>.allocate(capacity: BitPacking.blockLength)
  private var loaded = -1
  /// Where the next block to be looked at begins, kept so that moving forward adds each width once.
  private var nextBlock = 0
  private var nextOffset: Int

  private var blocks: Int { total / BitPacking.blockLength }

  init(_ section: Section, total: Int) {
    self.section = section
    self.total = total
    nextOffset = total / BitPacking.blockLength
  }

  deinit { buffer.deallocate() }

  /// Appends the `count` positions of one document, whose first distance is number `start` of the term.
  func append(start: Int, count: Int, to positions: inout [UInt32]) throws(SegmentError) {
    guard start <= total, count <= total - start else {
      throw section.file.damaged("positions", expected: "at most \(total)", found: "\(start + count)")
    }
    var next: UInt64 = 0
    for index in start..<start + count {
      let block = index / BitPacking.blockLength
      if block != loaded { try load(block) }
      let position = next + UInt64(buffer[index % BitPacking.blockLength])
      guard position < UInt64(UInt32.max) else {
        throw section.file.damaged("positions", expected: "positions of 32 bits", found: "\(position)")
      }
      positions.append(UInt32(position))
      next = position + 1
    }
  }

  private func load(_ block: Int) throws(SegmentError) {
    loaded = -1
    if block < nextBlock { (nextBlock, nextOffset) = (0, blocks) }
    while nextBlock < block {
      nextOffset += BitPacking.byteCount(width: Int(try section.byte(at: nextBlock)))
      nextBlock += 1
    }
    if block < blocks {
      let width = Int(try section.byte(at: block))
      guard width <= 32 else {
        throw section.file.damaged("positions", expected: "a width of at most 32 bits", found: "\(width)")
      }
      let bytes = try section.bytes(at: nextOffset, count: BitPacking.byteCount(width: width))
      BitPacking.unpack(bytes, width: width, into: buffer)
    } else {
      var reader = try ByteReader(section, at: nextOffset)
      for index in 0..<total % BitPacking.blockLength { buffer[index] = try reader.variable32() }
    }
    loaded = block
  }
}
