/// Blocks of 128 numbers, each in `width` bits, in four interleaved lanes: number i is the (i / 4)th of lane i % 4, and
/// lane l's words are every fourth 32-bit word from word l. A block takes 16 × width bytes. Four lanes let the processor
/// unpack four numbers an instruction (Lemire and Boytsov, "Decoding billions of integers per second through
/// vectorization", 2015).
enum BitPacking {
  static let blockLength = 128

  static func byteCount(width: Int) -> Int { 16 * width }

  /// The bits the greatest of the numbers needs.
  static func width(_ values: ArraySlice<UInt32>) -> Int {
    32 - values.reduce(0, |).leadingZeroBitCount
  }

  /// Appends 128 numbers in `width` bits each.
  static func pack(_ values: ArraySlice<UInt32>, width: Int, onto output: inout ByteWriter) {
    var words = [UInt32](repeating: 0, count: 4 * width)
    for (index, value) in values.enumerated() where width > 0 {
      let bit = index / 4 * width
      let word = bit / 32 * 4 + index % 4
      let shift = UInt32(bit % 32)
      words[word] |= value << shift
      if Int(shift) + width > 32 { words[word + 4] |= value >> (32 - shift) }
    }
    for word in words { output.append(word) }
  }

  /// Unpacks 128 numbers. `source` must hold 16 × width bytes and `target` 128 numbers.
  static func unpack(_ source: UnsafeRawPointer, width: Int, into target: UnsafeMutablePointer<UInt32>) {
    let output = UnsafeMutableRawPointer(target)
    guard width > 0 else {
      target.update(repeating: 0, count: blockLength)
      return
    }
    let mask = SIMD4<UInt32>(repeating: width == 32 ? .max : (1 << UInt32(width)) - 1)
    var word = source.loadUnaligned(as: SIMD4<UInt32>.self)
    var next = 16
    var shift = 0
    for index in 0..<32 {
      var value = word &>> SIMD4(repeating: UInt32(shift))
      shift += width
      if shift >= 32 {
        shift -= 32
        if index < 31 || shift > 0 {
          word = source.loadUnaligned(fromByteOffset: next, as: SIMD4<UInt32>.self)
          next += 16
          if shift > 0 { value |= word &<< SIMD4(repeating: UInt32(width - shift)) }
        }
      }
      output.storeBytes(of: value & mask, toByteOffset: index * 16, as: SIMD4<UInt32>.self)
    }
  }
}
