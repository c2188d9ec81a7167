import CChecksum

/// The CRC-32C (Castagnoli) checksum of RFC 3720, appendix B.4: polynomial 0x1EDC6F41, reflected. Any single flipped bit
/// and any burst of up to 32 bits in a page changes it.
///
/// By the processor's own instruction where it has one; else sixteen bytes are folded at a time through tables (Kounavis and
/// Berry, "Novel Table Lookup-Based Algorithms for High-Performance CRC Generation", 2008).
enum CRC32C {
  private static let hasInstruction = cchecksum_has_instruction()

  /// Sixteen tables of 256 entries, one after another, filled once and never freed or changed.
  private nonisolated(unsafe) static let tables: UnsafePointer<UInt32> = {
    let tables = UnsafeMutablePointer<UInt32>.allocate(capacity: 16 * 256)
    for byte in 0..<256 {
      var remainder = UInt32(byte)
      for _ in 0..<8 { remainder = remainder & 1 == 1 ? (remainder >> 1) ^ 0x82F6_3B78 : remainder >> 1 }
      tables[byte] = remainder
    }
    for index in 256..<(16 * 256) {
      let previous = tables[index - 256]
      tables[index] = (previous >> 8) ^ tables[Int(previous & 0xFF)]
    }
    return UnsafePointer(tables)
  }()

  /// The checksum of `bytes`, continued from `seed`, the checksum of what came before. O(bytes).
  static func checksum(_ bytes: UnsafeRawBufferPointer, continuing seed: UInt32 = 0) -> UInt32 {
    guard let base = bytes.baseAddress else { return seed }
    if hasInstruction { return ~cchecksum_continue(~seed, base, bytes.count) }
    return checksumByTables(bytes, continuing: seed)
  }

  /// The same without the instruction.
  static func checksumByTables(_ bytes: UnsafeRawBufferPointer, continuing seed: UInt32 = 0) -> UInt32 {
    guard let base = bytes.baseAddress else { return seed }
    let table = tables
    var crc = ~seed
    var offset = 0
    while bytes.count - offset >= 16 {
      let low = base.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ UInt64(crc)
      let high = base.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
      let first =
        table[15 * 256 + Int(low & 0xFF)] ^ table[14 * 256 + Int((low >> 8) & 0xFF)]
        ^ table[13 * 256 + Int((low >> 16) & 0xFF)] ^ table[12 * 256 + Int((low >> 24) & 0xFF)]
      let second =
        table[11 * 256 + Int((low >> 32) & 0xFF)] ^ table[10 * 256 + Int((low >> 40) & 0xFF)]
        ^ table[9 * 256 + Int((low >> 48) & 0xFF)] ^ table[8 * 256 + Int(low >> 56)]
      let third =
        table[7 * 256 + Int(high & 0xFF)] ^ table[6 * 256 + Int((high >> 8) & 0xFF)]
        ^ table[5 * 256 + Int((high >> 16) & 0xFF)] ^ table[4 * 256 + Int((high >> 24) & 0xFF)]
      let fourth =
        table[3 * 256 + Int((high >> 32) & 0xFF)] ^ table[2 * 256 + Int((high >> 40) & 0xFF)]
        ^ table[1 * 256 + Int((high >> 48) & 0xFF)] ^ table[Int(high >> 56)]
      crc = first ^ second ^ third ^ fourth
      offset += 16
    }
    while offset < bytes.count {
      crc = (crc >> 8) ^ table[Int((crc ^ UInt32(base.load(fromByteOffset: offset, as: UInt8.self))) & 0xFF)]
      offset += 1
    }
    return ~crc
  }

  /// The checksum of an array. O(bytes).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { checksum($0) }
  }
}
