/// Decodes the positions of one term, 128 distances at a time.
final class PositionsDecoder {
  private let section: Section
  private let total: Int
  private let blocks: Int
  private let widths: UnsafePointer<UInt8>
  private let buffer = UnsafeMutablePointer<UInt32>.allocate(capacity: BitPacking.blockLength)
  // One thread's, and no call comes back into it.
  @exclusivity(unchecked) private var loaded = -1
  /// Where the next block to be looked at begins, kept so that moving forward adds each width once.
  @exclusivity(unchecked) private var nextBlock = 0
  @exclusivity(unchecked) private var nextOffset: Int

  init(_ section: Section, total: Int) throws(SegmentError) {
    self.section = section
    self.total = total
    blocks = total / BitPacking.blockLength
    widths = try section.bytes(at: 0, count: blocks).assumingMemoryBound(to: UInt8.self)
    nextOffset = blocks
  }

  deinit { buffer.deallocate() }

  /// Gives the `count` positions of one document, whose first distance is number `start` of the term.
  func read(start: Int, count: Int, into target: UnsafeMutablePointer<UInt32>) throws(SegmentError) {
    guard start <= total, count <= total - start else {
      throw section.file.damaged("positions", expected: "at most \(total)", found: "\(start + count)")
    }
    var next: UInt64 = 0
    var index = start
    while index < start &+ count {
      let block = index / BitPacking.blockLength
      if block != loaded { try load(block) }
      let distances = buffer - block &* BitPacking.blockLength
      let end = min(start &+ count, (block &+ 1) &* BitPacking.blockLength)
      while index < end {
        next &+= UInt64(distances[index])
        target[index &- start] = UInt32(truncatingIfNeeded: next)
        next &+= 1
        index &+= 1
      }
    }
    guard next <= UInt64(UInt32.max) else {
      throw section.file.damaged("positions", expected: "positions of 32 bits", found: "\(next - 1)")
    }
  }

  private func load(_ block: Int) throws(SegmentError) {
    loaded = -1
    if block < nextBlock { (nextBlock, nextOffset) = (0, blocks) }
    // Proven: block is at most `blocks`, and so many widths were found whole.
    var sum = 0
    for index in nextBlock..<block { sum &+= Int(widths[index]) }
    nextOffset += BitPacking.byteCount(width: sum)
    nextBlock = block
    if block < blocks {
      let width = Int(widths[block])
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
