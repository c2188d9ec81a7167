import Glibc

/// The right to write an index, held from `init` until the end of its life by `flock` on a file named `lock`. The system
/// gives it back when the process dies, however it dies. The file stays; only the holder's signature is wiped.
struct WriteLock: ~Copyable {
  private let file: OpenFile

  /// Takes the lock, or throws `locked` with its holder at once.
  init(_ path: String) throws(SegmentError) {
    let file = try OpenFile(path, flags: O_RDWR | O_CREAT)
    while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno == EWOULDBLOCK { throw .locked(path: path, holder: WriteLock.holder(try file.readAll(limit: 4096))) }
      throw .ioFailure(path: path, operation: "flock", errno: errno)
    }
    guard ftruncate(file.descriptor, 0) == 0 else {
      throw .ioFailure(path: path, operation: "ftruncate", errno: errno)
    }
    try file.write([UInt8]("\(getpid())\t\(WriteLock.hostName())\t\(WriteLock.now())\n".utf8))
    self.file = file
  }

  deinit { ftruncate(file.descriptor, 0) }

  private static func holder(_ bytes: [UInt8]) -> LockHolder {
    let fields = bytes.prefix { $0 != 10 }.split(separator: 9).map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == 3, let process = Int32(fields[0]) else { return LockHolder(process: 0, host: "", since: "") }
    return LockHolder(process: process, host: fields[1], since: fields[2])
  }

  private static func hostName() -> String {
    var name = [UInt8](repeating: 0, count: 256)
    let result = name.withUnsafeMutableBytes { gethostname($0.baseAddress!, 255) }
    return result == 0 ? String(decoding: name.prefix { $0 > 32 }, as: UTF8.self) : "unknown-host"
  }

  private static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [UInt8](repeating: 0, count: 32)
    let count = text.withUnsafeMutableBytes { strftime($0.baseAddress!, 32, "%Y-%m-%dT%H:%M:%SZ", &parts) }
    return String(decoding: text[..<count], as: UTF8.self)
  }
}
