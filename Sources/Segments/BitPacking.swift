/// Blocks of 128 numbers, each in `width` bits, in four interleaved lanes: number i is the (i / 4)th of lane i % 4, and
/// lane l's words are every fourth 32-bit word from word l. A block takes 16 × width bytes. Four lanes let the processor
/// unpack four numbers an instruction (Lemire and Boytsov, "Decoding billions of integers per second through
/// vectorization", 2015).
enum BitPacking {
  static let blockLength = 128

  static func byteCount(width: Int) -> Int { 16 * width }

  /// The bits the greatest of 128 numbers needs.
  static func width(_ values: UnsafePointer<UInt32>) -> Int {
    let source = UnsafeRawPointer(values)
    var all = SIMD4<UInt32>(repeating: 0)
    for index in 0..<32 { all |= source.loadUnaligned(fromByteOffset: index * 16, as: SIMD4<UInt32>.self) }
    return 32 - (all.x | all.y | all.z | all.w).leadingZeroBitCount
  }

  /// Appends 128 numbers in `width` bits each.
  static func pack(_ values: UnsafePointer<UInt32>, width: Int, onto output: inout ByteWriter) {
    guard width > 0 else { return }
    let source = UnsafeRawPointer(values)
    withUnsafeTemporaryAllocation(byteCount: byteCount(width: width), alignment: 16) { target in
      let base = target.baseAddress.unsafelyUnwrapped
      var word = SIMD4<UInt32>(repeating: 0)
      var filled = 0
      var next = 0
      for index in 0..<32 {
        let value = source.loadUnaligned(fromByteOffset: index * 16, as: SIMD4<UInt32>.self)
        word |= value &<< SIMD4(repeating: UInt32(truncatingIfNeeded: filled))
        filled += width
        if filled >= 32 {
          base.storeBytes(of: word, toByteOffset: next, as: SIMD4<UInt32>.self)
          next += 16
          filled -= 32
          // In two steps, because a processor that is told to shift by 32 does not shift at all.
          let taken = UInt32(truncatingIfNeeded: width - filled)
          word = filled == 0 ? SIMD4(repeating: 0) : value &>> SIMD4(repeating: taken)
        }
      }
      output.append(UnsafeRawBufferPointer(target))
    }
  }

  /// Unpacks 128 numbers and adds `more` to each. `source` must hold 16 × width bytes and `target` 128 numbers.
  static func unpack(
    _ source: UnsafeRawPointer, width: Int, adding more: UInt32 = 0, into target: UnsafeMutablePointer<UInt32>
  ) {
    guard width > 0 else {
      target.update(repeating: more, count: blockLength)
      return
    }
    let output = UnsafeMutableRawPointer(target)
    let more = SIMD4<UInt32>(repeating: more)
    forEachFour(source, width) { index, value in
      output.storeBytes(of: value &+ more, toByteOffset: index &* 16, as: SIMD4<UInt32>.self)
    }
  }

  /// Unpacks 128 gaps, each less one, and makes them the numbers that they lead to from `previous`; gives the last.
  static func unpackSums(
    _ source: UnsafeRawPointer, width: Int, after previous: UInt32, into target: UnsafeMutablePointer<UInt32>
  ) -> UInt32 {
    let output = UnsafeMutableRawPointer(target)
    let steps = SIMD4<UInt32>(1, 2, 3, 4)
    let upper = SIMD4<UInt32>(0, 0, .max, .max)
    var carried = SIMD4<UInt32>(repeating: previous)
    guard width > 0 else {
      for index in 0..<blockLength { target[index] = previous &+ 1 &+ UInt32(index) }
      return target[blockLength - 1]
    }
    forEachFour(source, width) { index, value in
      // Sums of two by shifting words of 64 bits, as lanes moved one by one would leave the vector.
      let words = unsafeBitCast(value, to: SIMD2<UInt64>.self)
      let pairs = unsafeBitCast(words &+ (words &<< SIMD2(repeating: 32)), to: SIMD4<UInt32>.self)
      let sums = pairs &+ (SIMD4(repeating: pairs.y) & upper) &+ (steps &+ carried)
      output.storeBytes(of: sums, toByteOffset: index &* 16, as: SIMD4<UInt32>.self)
      carried = SIMD4(repeating: sums.w)
    }
    return carried.w
  }

  /// Unpacks 128 numbers and adds up every fourth: `target[i]` is number i with those 4, 8, … before it. So the sum of all
  /// before number i is that of the four of `target` before it.
  static func unpackLaneSums(_ source: UnsafeRawPointer, width: Int, into target: UnsafeMutablePointer<UInt32>) {
    guard width > 0 else {
      target.update(repeating: 0, count: blockLength)
      return
    }
    let output = UnsafeMutableRawPointer(target)
    var sums = SIMD4<UInt32>(repeating: 0)
    forEachFour(source, width) { index, value in
      sums = sums &+ value
      output.storeBytes(of: sums, toByteOffset: index &* 16, as: SIMD4<UInt32>.self)
    }
  }

  /// One of the 128 numbers.
  @inline(__always)
  static func number(_ source: UnsafeRawPointer, at index: Int, width: Int) -> UInt32 {
    if width == 0 { return 0 }
    let bit = (index &>> 2) &* width
    let shift = UInt32(truncatingIfNeeded: bit & 31)
    let place = (bit &>> 5) &* 16 &+ (index & 3) &* 4
    var value = source.loadUnaligned(fromByteOffset: place, as: UInt32.self) &>> shift
    if Int(shift) &+ width > 32 {
      value |= source.loadUnaligned(fromByteOffset: place &+ 16, as: UInt32.self) &<< (32 &- shift)
    }
    return value & (UInt32.max &>> UInt32(truncatingIfNeeded: 32 &- width))
  }

  /// Four numbers at a time, with their place among the fours. A body for each of the widths that occur, in which every
  /// shift is known.
  @inline(__always)
  private static func forEachFour(_ source: UnsafeRawPointer, _ width: Int, _ body: (Int, SIMD4<UInt32>) -> Void) {
    switch width {
    case 1: unrolled(source, 1, body)
    case 2: unrolled(source, 2, body)
    case 3: unrolled(source, 3, body)
    case 4: unrolled(source, 4, body)
    case 5: unrolled(source, 5, body)
    case 6: unrolled(source, 6, body)
    case 7: unrolled(source, 7, body)
    case 8: unrolled(source, 8, body)
    case 9: unrolled(source, 9, body)
    case 10: unrolled(source, 10, body)
    case 11: unrolled(source, 11, body)
    case 12: unrolled(source, 12, body)
    case 13: unrolled(source, 13, body)
    case 14: unrolled(source, 14, body)
    case 15: unrolled(source, 15, body)
    case 16: unrolled(source, 16, body)
    default: for index in 0..<32 { body(index, value(source, index, width)) }
    }
  }

  @inline(__always)
  private static func unrolled(_ source: UnsafeRawPointer, _ width: Int, _ body: (Int, SIMD4<UInt32>) -> Void) {
    body(0, value(source, 0, width))
    body(1, value(source, 1, width))
    body(2, value(source, 2, width))
    body(3, value(source, 3, width))
    body(4, value(source, 4, width))
    body(5, value(source, 5, width))
    body(6, value(source, 6, width))
    body(7, value(source, 7, width))
    body(8, value(source, 8, width))
    body(9, value(source, 9, width))
    body(10, value(source, 10, width))
    body(11, value(source, 11, width))
    body(12, value(source, 12, width))
    body(13, value(source, 13, width))
    body(14, value(source, 14, width))
    body(15, value(source, 15, width))
    body(16, value(source, 16, width))
    body(17, value(source, 17, width))
    body(18, value(source, 18, width))
    body(19, value(source, 19, width))
    body(20, value(source, 20, width))
    body(21, value(source, 21, width))
    body(22, value(source, 22, width))
    body(23, value(source, 23, width))
    body(24, value(source, 24, width))
    body(25, value(source, 25, width))
    body(26, value(source, 26, width))
    body(27, value(source, 27, width))
    body(28, value(source, 28, width))
    body(29, value(source, 29, width))
    body(30, value(source, 30, width))
    body(31, value(source, 31, width))
  }

  @inline(__always)
  private static func value(_ source: UnsafeRawPointer, _ index: Int, _ width: Int) -> SIMD4<UInt32> {
    let bit = index &* width
    let (word, shift) = (bit &>> 5, bit & 31)
    var value = source.loadUnaligned(fromByteOffset: word &* 16, as: SIMD4<UInt32>.self)
    value = value &>> SIMD4(repeating: UInt32(truncatingIfNeeded: shift))
    if shift &+ width > 32 {
      let next = source.loadUnaligned(fromByteOffset: word &* 16 &+ 16, as: SIMD4<UInt32>.self)
      value |= next &<< SIMD4(repeating: UInt32(truncatingIfNeeded: 32 &- shift))
    }
    if shift &+ width == 32 { return value }
    return value & SIMD4(repeating: UInt32.max &>> UInt32(truncatingIfNeeded: 32 &- width))
  }
}
