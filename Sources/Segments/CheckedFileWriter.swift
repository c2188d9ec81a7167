import Glibc

/// Writes one checked file from front to back: header, sections, a CRC32C for every page, footer. A file that is not
/// finished is removed again. The bytes are handed to the system; `IndexWriter.commit` makes them durable.
struct CheckedFileWriter: ~Copyable {
  private let file: OpenFile
  private let kind: FileKind
  private var buffer: [UInt8] = []
  private var flushed = 0
  private var checksums = ByteWriter()
  private var sections = [(offset: Int, count: Int)](repeating: (0, 0), count: FileKind.sectionCount)
  private var current: Int?
  private var finished = false

  /// Creates the file; one that exists already is never written over.
  init(path: String, kind: FileKind) throws(SegmentError) {
    file = try OpenFile(path, flags: O_WRONLY | O_CREAT | O_EXCL)
    self.kind = kind
    buffer.reserveCapacity(1 << 17)
    var header = ByteWriter()
    header.append(kind.rawValue.utf8)
    header.append(FileKind.formatVersion)
    header.append([UInt8](repeating: 0, count: FileKind.headerLength - header.count))
    buffer.append(contentsOf: header.bytes)
  }

  deinit {
    if !finished { unlink(file.path) }
  }

  private var position: Int { flushed + buffer.count }

  /// Ends the section before, if any, and starts another at the next multiple of eight bytes.
  mutating func begin(section: Int) {
    end()
    while position % 8 != 0 { buffer.append(0) }
    sections[section].offset = position
    current = section
  }

  private mutating func end() {
    if let current { sections[current].count = position - sections[current].offset }
    current = nil
  }

  mutating func append(_ bytes: [UInt8]) throws(SegmentError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { try flushPages(last: false) }
  }

  private mutating func flushPages(last: Bool) throws(SegmentError) {
    let count = last ? buffer.count : buffer.count / FileKind.pageLength * FileKind.pageLength
    try buffer.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: count, by: FileKind.pageLength) {
        let page = bytes[start..<min(start + FileKind.pageLength, count)]
        checksums.append(CRC32C.checksum(UnsafeRawBufferPointer(rebasing: page)))
      }
      return Result { () throws(SegmentError) in try file.write(UnsafeRawBufferPointer(rebasing: bytes[..<count])) }
    }.get()
    buffer.removeFirst(count)
    flushed += count
  }

  /// Writes what is left, the checksum table and the footer.
  mutating func finish() throws(SegmentError) -> FileReference {
    end()
    while position % 8 != 0 { buffer.append(0) }
    let bodyLength = position
    try flushPages(last: true)
    var footer = ByteWriter()
    for section in sections {
      footer.append(UInt64(section.offset))
      footer.append(UInt64(section.count))
    }
    footer.append(UInt64(bodyLength))
    footer.append(UInt32(checksums.count / 4))
    footer.append(CRC32C.checksum(checksums.bytes))
    footer.append(kind.rawValue.utf8)
    footer.append(FileKind.formatVersion)
    let checksum = CRC32C.checksum(footer.bytes)
    footer.append(checksum)
    try file.write(checksums.bytes + footer.bytes)
    finished = true
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return FileReference(
      name: name, byteCount: UInt64(bodyLength + checksums.count + footer.count), checksum: checksum)
  }
}
