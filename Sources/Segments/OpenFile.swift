import Glibc

/// One open file descriptor, closed at the end of its life. Interrupted and short operations are continued.
struct OpenFile: ~Copyable {
  let path: String
  let descriptor: Int32

  init(_ path: String, flags: Int32, mode: mode_t = 0o644) throws(SegmentError) {
    var result: Int32
    repeat { result = open(path, flags | O_CLOEXEC, mode) } while result < 0 && errno == EINTR
    guard result >= 0 else {
      if errno == ENOENT && flags & O_CREAT == 0 { throw .missing(path: path, expected: "a readable file") }
      throw .ioFailure(path: path, operation: "open", errno: errno)
    }
    self.path = path
    descriptor = result
  }

  deinit { close(descriptor) }

  /// The file's size in bytes.
  func size() throws(SegmentError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .ioFailure(path: path, operation: "fstat", errno: errno) }
    return Int(status.st_size)
  }

  /// Appends all of `bytes` at the file's own offset.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SegmentError) {
    var rest = bytes
    while let base = rest.baseAddress, rest.count > 0 {
      let written = Glibc.write(descriptor, base, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw .ioFailure(path: path, operation: "write", errno: errno)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Appends all of `bytes`.
  func write(_ bytes: [UInt8]) throws(SegmentError) {
    let failure = bytes.withUnsafeBytes { (buffer) -> SegmentError? in
      do throws(SegmentError) { try write(buffer) } catch { return error }
      return nil
    }
    if let failure { throw failure }
  }

  /// Everything in the file, from its start, but no more than `limit` bytes.
  func readAll(limit: Int) throws(SegmentError) -> [UInt8] {
    let size = try min(size(), limit)
    var content = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let got = content.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress! + filled, size - filled, filled) }
      if got < 0 {
        if errno == EINTR { continue }
        throw .ioFailure(path: path, operation: "read", errno: errno)
      }
      if got == 0 { break }
      filled += got
    }
    content.removeLast(size - filled)
    return content
  }

  /// Returns once the file's bytes would survive a power cut.
  func synchronize() throws(SegmentError) {
    while fsync(descriptor) != 0 {
      if errno != EINTR { throw .ioFailure(path: path, operation: "fsync", errno: errno) }
    }
  }
}
