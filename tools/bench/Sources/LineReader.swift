import Glibc

/// Reads a file, or some bytes of it, line by line.
struct LineReader: ~Copyable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var at = 0
  /// Bytes given so far, line feeds included.
  private(set) var bytes = 0

  /// How many bytes there are to give.
  private let limit: Int

  init(_ path: String, range: Range<Int> = 0..<Int.max) throws {
    descriptor = open(path, O_RDONLY)
    limit = range.count
    guard descriptor >= 0, lseek(descriptor, range.lowerBound, SEEK_SET) >= 0 else {
      throw BenchFailure("cannot read \(path)")
    }
  }

  deinit { close(descriptor) }

  /// The next line without its line feed; nil at the end.
  mutating func next() throws -> [UInt8]? {
    guard bytes < limit else { return nil }
    var searched = 0
    while true {
      let length = buffer.withUnsafeBytes { bytes -> Int? in
        guard at + searched < bytes.count, let base = bytes.baseAddress,
          let end = memchr(base + at + searched, 10, bytes.count - at - searched)
        else { return nil }
        return UnsafeRawPointer(end) - (base + at)
      }
      if let length {
        defer {
          at += length + 1
          bytes += length + 1
        }
        return [UInt8](buffer[at..<at + length])
      }
      searched = buffer.count - at
      if try !fill() {
        defer {
          bytes += searched
          at = buffer.count
        }
        return searched > 0 ? [UInt8](buffer[at...]) : nil
      }
    }
  }

  private mutating func fill() throws -> Bool {
    buffer.removeFirst(at)
    at = 0
    let kept = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: 1 << 18))
    let got = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + kept, 1 << 18) }
    guard got >= 0 else { throw BenchFailure("cannot read on") }
    buffer.removeLast((1 << 18) - got)
    return got > 0
  }
}
