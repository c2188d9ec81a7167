/// For trials of damage that checksums do not show.
extension SegmentReader {
  /// How many of a file's bytes are its checksums and footer.
  package static func checksumsLength(of count: Int) -> Int {
    let body = count - FileKind.footerLength
    let pages = (body + FileKind.pageLength + 3) / (FileKind.pageLength + 4)
    return pages * 4 + FileKind.footerLength
  }

  /// Makes all checksums of a segment's bytes right again, whatever they say. O(size).
  package static func remakeChecksums(of bytes: inout [UInt8]) {
    let body = bytes.count - checksumsLength(of: bytes.count)
    let footer = bytes.count - FileKind.footerLength
    func set(_ value: UInt32, at place: Int) {
      withUnsafeBytes(of: value.littleEndian) { bytes.replaceSubrange(place..<place + 4, with: $0) }
    }
    for page in 0..<(footer - body) / 4 {
      let start = page * FileKind.pageLength
      let end = min(start + FileKind.pageLength, body)
      set(CRC32C.checksum(Array(bytes[start..<end])), at: body + page * 4)
    }
    set(CRC32C.checksum(Array(bytes[body..<footer])), at: footer + FileKind.sectionCount * 16 + 12)
    set(CRC32C.checksum(Array(bytes[footer..<bytes.count - 4])), at: bytes.count - 4)
  }
}
