import Glibc

/// What changes when a file does: its place on the disk, its size, and the nanoseconds at which its content and its entry
/// were changed.
struct FileStamp: Sendable, Equatable, CustomStringConvertible {
  private let numbers: [Int64]

  /// Of the file as it is now; nil if it cannot be asked, or was changed so lately that it could be again within the same
  /// tick of the clock.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    // Some file systems count whole seconds; Linux's own clock for files ticks every few milliseconds.
    let countsSeconds = status.st_mtim.tv_nsec == 0 || status.st_ctim.tv_nsec == 0
    let tick: Int64 = countsSeconds ? 2_000_000_000 : 50_000_000
    guard max(nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)) + tick <= nanoseconds(now) else { return nil }
    numbers = [
      Int64(bitPattern: UInt64(status.st_dev)), Int64(bitPattern: UInt64(status.st_ino)), Int64(status.st_size),
      nanoseconds(status.st_mtim), nanoseconds(status.st_ctim),
    ]
  }

  /// From what `description` gives, cut at its tabs.
  init?(_ fields: some Collection<Substring>) {
    let numbers = fields.compactMap { Int64($0) }
    guard numbers.count == 5, fields.count == 5 else { return nil }
    self.numbers = numbers
  }

  var description: String { numbers.map { "\($0)" }.joined(separator: "\t") }

  /// The path without links and dots; as it is when it leads nowhere.
  static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether the system says that there is nothing; not when it only refuses to say what there is.
  static func isGone(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
  }

  /// A small file's text; nil if it cannot be read.
  static func contents(of path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Writes a file beside its place and moves it there; leaves what there was if that fails.
  static func replace(_ path: String, by text: String) {
    let temporary = path + ".new"
    guard let file = fopen(temporary, "wb") else { return }
    let bytes = Array(text.utf8)
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    if fclose(file) != 0 || !isWritten || rename(temporary, path) != 0 { unlink(temporary) }
  }
}
