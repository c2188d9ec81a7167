import Glibc

/// Stored records of documents whose place in a segment is not known yet: in memory as long as they are few, else in a file
/// that has no name, so that nothing of it stays whatever becomes of the process. Each is checked by its CRC-32C when it
/// is read.
package final class RecordFile: @unchecked Sendable {
  // Proof: used by one thread at a time; whoever has filled it hands it over.
  private static let bufferLength = 1 << 20
  /// What is read at once, as records that were added together are mostly wanted together.
  private static let windowLength = 4 << 10

  private let path: String
  private var file: OpenFile?
  private var written = 0
  /// The records after those in the file.
  private var buffer: [UInt8] = []
  private var ends: [Int] = []
  private var checksums: [UInt32] = []
  private var window: [UInt8] = []
  private var windowRange = 0..<0

  /// - Parameter path: where the file is made, when there is one, and what errors name.
  package init(path: String) { self.path = path }

  /// How many records there are; they are numbered from 0.
  package var count: Int { ends.count }

  package func append(_ record: UnsafeRawBufferPointer) throws(SegmentError) {
    buffer.append(contentsOf: record)
    ends.append((ends.last ?? 0) + record.count)
    checksums.append(CRC32C.checksum(record))
    if buffer.count >= Self.bufferLength { try write() }
  }

  private func write() throws(SegmentError) {
    if file == nil {
      // One may be there if a process ended between the next two lines; only who holds the lock of the index comes here.
      unlink(path)
      file = try OpenFile(path, flags: O_RDWR | O_CREAT | O_EXCL)
      unlink(path)
    }
    try file?.write(buffer)
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Calls a body with a record.
  ///
  /// - Throws: `ioFailure`, or `damaged` when it is not what was added.
  package func withRecord(
    _ number: Int, _ body: (UnsafeRawBufferPointer) throws(SegmentError) -> Void
  ) throws(SegmentError) {
    let range = (number == 0 ? 0 : ends[number - 1])..<ends[number]
    let isInFile = range.lowerBound < written
    if isInFile, range.lowerBound < windowRange.lowerBound || range.upperBound > windowRange.upperBound {
      try read(range)
    }
    let start = range.lowerBound - (isInFile ? windowRange.lowerBound : written)
    try (isInFile ? window : buffer).withUnsafeBytes { bytes in
      Result { () throws(SegmentError) in
        let record = UnsafeRawBufferPointer(rebasing: bytes[start..<start + range.count])
        let found = CRC32C.checksum(record)
        guard found == checksums[number] else {
          throw .damaged(
            path: path, place: "record \(number)", expected: "checksum \(checksums[number])", found: "\(found)")
        }
        try body(record)
      }
    }.get()
  }

  /// Makes the window hold some bytes of the file.
  private func read(_ range: Range<Int>) throws(SegmentError) {
    guard let descriptor = file?.descriptor else { preconditionFailure("written bytes are in a file") }
    let length = min(max(range.count, Self.windowLength), written - range.lowerBound)
    if window.count < length { window = [UInt8](repeating: 0, count: length) }
    windowRange = 0..<0
    var filled = 0
    while filled < length {
      let got = window.withUnsafeMutableBytes { bytes in
        pread(descriptor, bytes.baseAddress.unsafelyUnwrapped + filled, length - filled, range.lowerBound + filled)
      }
      if got < 0, errno == EINTR { continue }
      // It ends early only if somebody has shortened it.
      guard got > 0 else { throw .ioFailure(path: path, operation: "pread", errno: got < 0 ? errno : EIO) }
      filled += got
    }
    windowRange = range.lowerBound..<range.lowerBound + length
  }
}
