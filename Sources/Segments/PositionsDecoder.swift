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
  /// The block that is read, and that of the first positions, which are read before.
  private var current: PositionsBlock
  private var ahead: PositionsBlock

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
    current = PositionsBlock(section, widths: widths, blocks: blocks)
    ahead = current
    buffer.initialize(repeating: 0, count: BitPacking.blockLength + 4)
  }

  func deallocate() {
    buffer.deallocate()
    sums.deallocate()
  }

  /// Writes the first positions of some documents, whose distances are numbers `starts` of the term, each at its place of
  /// the 128 of both arrays. Before other positions of these documents: so the memory of all is waited for together.
  mutating func first(
    _ starts: UnsafePointer<Int>, at places: UnsafePointer<UInt8>, _ count: Int,
    into target: UnsafeMutablePointer<UInt32>
  ) throws(SegmentError) {
    var (block, packed, width) = (-1, ahead.packed, 0)
    for index in 0..<count {
      let place = Int(places[index])
      let start = starts[place]
      if start &>> 7 != block {
        guard start >= 0, start < total else { throw outside(start, 1) }
        block = start &>> 7
        try ahead.find(block)
        (packed, width) = (ahead.packed, ahead.width)
        if block == blocks {
          try current.find(block)
          try load(block)
        }
      }
      let number = start & (BitPacking.blockLength - 1)
      target[place] = block < blocks ? BitPacking.number(packed, at: number, width: width) : buffer[number]
    }
  }

  private func outside(_ start: Int, _ count: Int) -> SegmentError {
    section.file.damaged("positions", expected: "at most \(total)", found: "\(count) at \(start)")
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
      throw outside(start, count)
    }
    if count > capacity { grow(count) }
    var next: UInt64 = 0
    var index = start
    while index < start &+ count {
      let block = index / BitPacking.blockLength
      let end = min(start &+ count, (block &+ 1) &* BitPacking.blockLength)
      if block != current.number {
        // Where much of a block was wanted, much of the next will be.
        isDense = asked > Self.few
        asked = 0
        try current.find(block)
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
          next &+= UInt64(
            BitPacking.number(current.packed, at: index & (BitPacking.blockLength - 1), width: current.width))
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

  /// Decodes the block that was found.
  @inline(never)
  private mutating func load(_ block: Int) throws(SegmentError) {
    (loaded, loadedCount) = (-1, 0)
    if block < blocks {
      BitPacking.unpack(current.packed, width: current.width, into: buffer)
      loadedCount = BitPacking.blockLength
    } else {
      var reader = try ByteReader(section, at: current.offset)
      let count = total % BitPacking.blockLength
      for index in 0..<count { buffer[index] = try reader.variable32() }
      loadedCount = count
    }
    loaded = block
  }
}
