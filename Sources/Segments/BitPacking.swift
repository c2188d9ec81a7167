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

  /// Unpacks 128 numbers. `source` must hold 16 × width bytes and `target` 128 numbers.
  static func unpack(_ source: UnsafeRawPointer, width: Int, into target: UnsafeMutablePointer<UInt32>) {
    guard width > 0 else {
      target.update(repeating: 0, count: blockLength)
      return
    }
    let output = UnsafeMutableRawPointer(target)
    // A loop for each of the widths that occur, in which all shifts are known.
    switch width {
    case 1: unpack(source, 1, output)
    case 2: unpack(source, 2, output)
    case 3: unpack(source, 3, output)
    case 4: unpack(source, 4, output)
    case 5: unpack(source, 5, output)
    case 6: unpack(source, 6, output)
    case 7: unpack(source, 7, output)
    case 8: unpack(source, 8, output)
    case 9: unpack(source, 9, output)
    case 10: unpack(source, 10, output)
    case 11: unpack(source, 11, output)
    case 12: unpack(source, 12, output)
    case 13: unpack(source, 13, output)
    case 14: unpack(source, 14, output)
    case 15: unpack(source, 15, output)
    case 16: unpack(source, 16, output)
    default: unpackWide(source, width, output)
    }
  }

  private static func unpackWide(_ source: UnsafeRawPointer, _ width: Int, _ output: UnsafeMutableRawPointer) {
    unpack(source, width, output)
  }

  /// Every number from two words, needed or not: no branch depends on where words end.
  @inline(__always)
  private static func unpack(_ source: UnsafeRawPointer, _ width: Int, _ output: UnsafeMutableRawPointer) {
    let mask = SIMD4<UInt32>(repeating: UInt32.max &>> UInt32(truncatingIfNeeded: 32 &- width))
    let lastWord = width &- 1
    var bit = 0
    for index in 0..<32 {
      let word = bit &>> 5
      let shift = UInt32(truncatingIfNeeded: bit & 31)
      let low = source.loadUnaligned(fromByteOffset: word &* 16, as: SIMD4<UInt32>.self)
      let high = source.loadUnaligned(fromByteOffset: min(word &+ 1, lastWord) &* 16, as: SIMD4<UInt32>.self)
      let carried = (high &<< SIMD4(repeating: 1)) &<< SIMD4(repeating: 31 &- shift)
      let value = (low &>> SIMD4(repeating: shift) | carried) & mask
      output.storeBytes(of: value, toByteOffset: index &* 16, as: SIMD4<UInt32>.self)
      bit = bit &+ width
    }
  }
}
