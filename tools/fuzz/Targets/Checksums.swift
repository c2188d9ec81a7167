/// Makes the checksums of a changed file true again, as index/FORMAT.md lays them: one for each page, one of their table,
/// one of the footer.
package struct Checksums {
  package static let pageLength = 4096
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
  }

  package static func crc32c(_ bytes: some Collection<UInt8>) -> UInt32 {
    let found = bytes.withContiguousStorageIfAvailable { bytes in
      table.withUnsafeBufferPointer { table in
        var value = ~UInt32(0)
        for byte in bytes { value = value >> 8 ^ table[Int((value ^ UInt32(byte)) & 0xFF)] }
        return ~value
      }
    }
    return found ?? crc32c(Array(bytes))
  }

  /// Where header and sections end, how many pages they have, and where the footer begins; nil when the end of the file is
  /// none. The footer's own fields stand at its end, behind a table of sections of any length.
  private static func places(_ bytes: [UInt8]) -> (body: Int, pages: Int, footer: Int)? {
    let fields = bytes.count - 32
    guard fields >= 32 else { return nil }
    let body = (0..<8).reduce(0) { $0 | Int(bytes[fields + $1]) << ($1 * 8) }
    guard body >= 32, body <= fields else { return nil }
    let pages = (body + pageLength - 1) / pageLength
    let footer = body + pages * 4
    return footer <= fields && (fields - footer) % 16 == 0 ? (body, pages, footer) : nil
  }

  /// Where the footer begins, or the last 32 bytes when it is broken.
  package static func footerStart(in bytes: [UInt8]) -> Int { places(bytes)?.footer ?? max(0, bytes.count - 32) }

  /// Where the sections lie, as the footer has them; none when it is broken or names what is not there.
  package static func sections(in bytes: [UInt8]) -> [Range<Int>] {
    guard let file = places(bytes) else { return [] }
    func number(_ place: Int) -> Int { (0..<7).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) } }
    return stride(from: file.footer, to: bytes.count - 32, by: 16).compactMap { place in
      let (start, count) = (number(place), number(place + 8))
      return count > 0 && start + count <= file.body ? start..<start + count : nil
    }
  }

  /// Makes true again what covers the byte at `place`; for a file without a readable footer, nothing.
  package static func remake(_ bytes: inout [UInt8], around place: Int) {
    guard let file = places(bytes) else { return }
    if place < file.body {
      let start = place / pageLength * pageLength
      put(crc32c(bytes[start..<min(start + pageLength, file.body)]), &bytes, file.body + place / pageLength * 4)
    }
    put(crc32c(bytes[file.body..<file.footer]), &bytes, bytes.count - 20)
    put(crc32c(bytes[file.footer..<bytes.count - 4]), &bytes, bytes.count - 4)
  }

  /// Where the checksum of a byte's page stands.
  package static func tableEntry(of place: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard let file = places(bytes), place < file.body else { return nil }
    let start = file.body + place / pageLength * 4
    return start..<start + 4
  }

  /// Makes all of them true again.
  package static func remakeAll(_ bytes: inout [UInt8]) {
    guard let file = places(bytes) else { return }
    for page in 0..<file.pages {
      let start = page * pageLength
      put(crc32c(bytes[start..<min(start + pageLength, file.body)]), &bytes, file.body + page * 4)
    }
    remake(&bytes, around: file.body)
  }

  private static func put(_ value: UInt32, _ bytes: inout [UInt8], _ place: Int) {
    for byte in 0..<4 { bytes[place + byte] = UInt8(truncatingIfNeeded: value >> UInt32(byte * 8)) }
  }
}
