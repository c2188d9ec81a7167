import Glibc

/// The bytes of an open file, or of standard input, in their order.
final class ByteStream {
  /// Bytes beyond the length of a file that are asked for: it may grow, and its end must be seen.
  private static let roomBeyond = 1 << 10

  private let descriptor: Int32
  private let isOwned: Bool
  private var ahead: [UInt8] = []
  private var taken = 0
  /// The bytes of a file on disk; nil for a stream whose length nobody knows.
  let size: Int?
  /// Bytes given so far.
  private(set) var bytesRead = 0

  /// Opens a file, and nothing else: a pipe or a device would have to be waited for.
  ///
  /// - Throws: `missing`, `unreadable`, `notAFile`.
  init(path: [UInt8]) throws(ArticleError) {
    let opened = path.withUnsafeBytes { bytes in
      let name = Array(bytes.bindMemory(to: CChar.self)) + [0]
      return open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    }
    guard opened >= 0 else {
      // A socket cannot be opened at all.
      throw errno == ENOENT ? .missing : errno == ENXIO ? .notAFile(.socket) : .unreadable(errno: errno)
    }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let code = errno
      close(opened)
      throw .unreadable(errno: code)
    }
    guard let kind = PathKind(status.st_mode), kind == .file else {
      close(opened)
      throw .notAFile(PathKind(status.st_mode) ?? .device)
    }
    descriptor = opened
    isOwned = true
    size = Int(status.st_size)
  }

  /// Standard input, whatever it is.
  init() {
    descriptor = STDIN_FILENO
    isOwned = false
    size = nil
  }

  deinit { if isOwned { close(descriptor) } }

  /// The next bytes, up to `count`, which the next reading gives again.
  func peek(_ count: Int) throws(ArticleError) -> [UInt8] {
    while ahead.count - taken < count {
      let more = try fetch(count)
      if more.isEmpty { break }
      ahead.append(contentsOf: more)
    }
    return Array(ahead[taken...].prefix(count))
  }

  /// Some of the next bytes, at most `count`; none at the end.
  func read(_ count: Int) throws(ArticleError) -> [UInt8] {
    var bytes: [UInt8]
    if taken < ahead.count {
      bytes = Array(ahead[taken...].prefix(count))
      taken += bytes.count
      if taken == ahead.count {
        ahead = []
        taken = 0
      }
    } else {
      bytes = try fetch(count)
    }
    bytesRead += bytes.count
    return bytes
  }

  private func fetch(_ most: Int) throws(ArticleError) -> [UInt8] {
    var failure: Int32 = 0
    // A small file needs no room for a large one.
    let count = min(most, (size ?? most) + Self.roomBeyond)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var received = Glibc.read(descriptor, buffer.baseAddress!, count)
      while received < 0, errno == EINTR { received = Glibc.read(descriptor, buffer.baseAddress!, count) }
      if received < 0 { failure = errno }
      filled = max(0, received)
    }
    guard failure == 0 else { throw .unreadable(errno: failure) }
    return bytes
  }

  /// Goes to another place of a file; false for a stream, which only goes on.
  func seek(to offset: Int) -> Bool {
    guard size != nil, lseek(descriptor, offset, SEEK_SET) == offset else { return false }
    ahead = []
    taken = 0
    return true
  }

  /// Where the next reading begins; nil for a stream.
  var offset: Int? {
    guard size != nil else { return nil }
    let place = lseek(descriptor, 0, SEEK_CUR)
    return place < 0 ? nil : Int(place) - (ahead.count - taken)
  }
}
