/// Decodes the positions of one term, 128 distances at a time. Its memory is freed by whoever made it.
struct PositionsDecoder {
  /// So many numbers of a block are sooner taken out one by one than all together.
  private static let few = 12

  private let section: Section
  private let total: Int
  private let blocks: Int
  private let widths: UnsafePointer<UInt8>
  /// The distances of the block that is loaded; after them is room to read four at its end.
  private let buffer = UnsafeMutablePointer<UInt32>.allocate(capacity: BitPacking.blockLength + 4)
  private var sums = UnsafeMutablePointer<UInt32>.allocate(capacity: 64)
  private var capacity = 64
  private var loaded = -1
  private var loadedCount = 0
  /// How many positions of the block that was found last were asked for, and whether of the one before it many were.
  private var asked = 0
  private var isDense = false
  /// The block of which it is known where it begins and how wide it is; below zero for none.
  private var found = -1
  private var packed: UnsafeRawPointer
  private var width = 0
  /// Where the next block to be looked at begins, kept so that moving forward adds each width once.
  private var nextBlock = 0
  private var nextOffset: Int

  /// - Parameter total: how many positions the term has in all.
  init(_ section: Section, total: Int) throws(SegmentError) {
    self.section = section
    self.total = total
    blocks = total / BitPacking.blockLength
    do throws(SegmentError) {
      widths = try section.bytes(at: 0, count: blocks).assumingMemoryBound(to: UInt8.self)
    } catch {
      buffer.deallocate()
      sums.deallocate()
      throw error
    }
    nextOffset = blocks
    buffer.initialize(repeating: 0, count: BitPacking.blockLength + 4)
    packed = UnsafeRawPointer(widths)
  }

  func deallocate() {
    buffer.deallocate()
    sums.deallocate()
  }

  /// The `count` positions of a document whose first distance is number `start` of the term; until the next call.
  ///
  /// - Parameter all: whether the documents around it will be asked for too, so that their distances are worth decoding.
  @inline(__always)
  mutating func positions(start: Int, count: Int, all: Bool) throws(SegmentError) -> UnsafePointer<UInt32> {
    let place = start & (BitPacking.blockLength - 1)
    if start &>> 7 == loaded, UInt(bitPattern: count &- 1) < 4, place &+ count <= loadedCount {
      // Sums of four, of which those after the last are nobody's: most words stand in a document only a few times.
      asked &+= count
      let raw = UnsafeRawPointer(buffer + place)
      let distances = raw.loadUnaligned(as: SIMD4<UInt32>.self)
      let words = unsafeBitCast(distances, to: SIMD2<UInt64>.self)
      let pairs = unsafeBitCast(words &+ (words &<< SIMD2(repeating: 32)), to: SIMD4<UInt32>.self)
      let four = pairs &+ (SIMD4(repeating: pairs.y) & SIMD4(0, 0, .max, .max)) &+ SIMD4(0, 1, 2, 3)
      UnsafeMutableRawPointer(sums).storeBytes(of: four, as: SIMD4<UInt32>.self)
      return UnsafePointer(sums)
    }
    return try sum(start: start, count: count, all: all)
  }

  @inline(never)
  private mutating func sum(start: Int, count: Int, all: Bool) throws(SegmentError) -> UnsafePointer<UInt32> {
    guard start >= 0, count > 0, start <= total, count <= total - start, count < 1 << 28 else {
      throw section.file.damaged("positions", expected: "at most \(total)", found: "\(count) at \(start)")
    }
    if count > capacity { grow(count) }
    var next: UInt64 = 0
    var index = start
    while index < start &+ count {
      let block = index / BitPacking.blockLength
      let end = min(start &+ count, (block &+ 1) &* BitPacking.blockLength)
      if block != found {
        // Where much of a block was wanted, much of the next will be.
        isDense = asked > Self.few
        asked = 0
        try find(block)
      }
      asked &+= end &- index
      if block != loaded, all || isDense || block == blocks || asked > Self.few { try load(block) }
      if block == loaded {
        let distances = buffer - block &* BitPacking.blockLength
        while index < end {
          next &+= UInt64(distances[index])
          sums[index &- start] = UInt32(truncatingIfNeeded: next)
          next &+= 1
          index &+= 1
        }
      } else {
        while index < end {
          next &+= UInt64(BitPacking.number(packed, at: index & (BitPacking.blockLength - 1), width: width))
          sums[index &- start] = UInt32(truncatingIfNeeded: next)
          next &+= 1
          index &+= 1
        }
      }
    }
    guard next <= UInt64(UInt32.max) else {
      throw section.file.damaged("positions", expected: "positions of 32 bits", found: "\(next - 1)")
    }
    return UnsafePointer(sums)
  }

  private mutating func grow(_ count: Int) {
    sums.deallocate()
    capacity = count * 2
    sums = .allocate(capacity: capacity)
  }

  /// Finds where a block begins.
  @inline(never)
  private mutating func find(_ block: Int) throws(SegmentError) {
    found = -1
    if block < nextBlock { (nextBlock, nextOffset) = (0, blocks) }
    // Proven: block is at most `blocks`, and so many widths were found whole.
    var sum = 0
    for index in nextBlock..<block { sum &+= Int(widths[index]) }
    nextOffset += BitPacking.byteCount(width: sum)
    nextBlock = block
    if block < blocks {
      width = Int(widths[block])
      guard width <= 32 else {
        throw section.file.damaged("positions", expected: "a width of at most 32 bits", found: "\(width)")
      }
      packed = try section.bytes(at: nextOffset, count: BitPacking.byteCount(width: width))
    }
    found = block
  }

  /// Decodes the block that was found.
  @inline(never)
  private mutating func load(_ block: Int) throws(SegmentError) {
    (loaded, loadedCount) = (-1, 0)
    if block < blocks {
      BitPacking.unpack(packed, width: width, into: buffer)
      loadedCount = BitPacking.blockLength
    } else {
      var reader = try ByteReader(section, at: nextOffset)
      let count = total % BitPacking.blockLength
      for index in 0..<count { buffer[index] = try reader.variable32() }
      loadedCount = count
    }
    loaded = block
  }
}
