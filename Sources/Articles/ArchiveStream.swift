import CArchive
import Glibc

/// The entries of an archive one after the other, and their bytes. LibArchive reads it; nothing is written to disk.
///
/// Expansion is counted over all entries: an archive that gives many times its own size ends with `expandsTooFar`.
final class ArchiveStream {
  private let archive: OpaquePointer
  private let source: ArchiveSource
  private let limits: InputLimits
  private var current: OpaquePointer?
  private var expanded = 0
  /// Entries met so far.
  private(set) var entryCount = 0

  /// Zip and tar, the latter compressed or not; or, for `isSingle`, one compressed document, which may turn out to be a tar.
  ///
  /// - Throws: `brokenArchive` when it is neither.
  init(_ source: ArchiveSource, isSingle: Bool, limits: InputLimits) throws(ArticleError) {
    guard let archive = archive_read_new() else { throw .brokenArchive(entry: 0, reason: "no memory") }
    self.archive = archive
    self.source = source
    self.limits = limits
    for filter in [
      archive_read_support_filter_gzip, archive_read_support_filter_zstd, archive_read_support_filter_xz,
      archive_read_support_filter_bzip2,
    ] { _ = filter(archive) }
    if isSingle {
      archive_read_support_format_tar(archive)
      archive_read_support_format_raw(archive)
      archive_read_support_format_empty(archive)
    } else {
      archive_read_support_format_zip(archive)
      archive_read_support_format_tar(archive)
    }
    archive_read_set_read_callback(archive, ArchiveSource.give)
    if source.canSeek { archive_read_set_seek_callback(archive, ArchiveSource.seek) }
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(source).toOpaque())
    guard archive_read_open1(archive) == ARCHIVE_OK else { throw broken() }
  }

  deinit { archive_read_free(archive) }

  /// The next entry; nil at the end.
  ///
  /// - Throws: `brokenArchive` where it breaks off; then no more is to be had of it.
  func next() throws(ArticleError) -> ArchiveEntry? {
    while true {
      let result = archive_read_next_header(archive, &current)
      if result == ARCHIVE_EOF { return nil }
      if result == ARCHIVE_RETRY { continue }
      // A warning is about a name or an attribute: the content stands.
      guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let current else { throw broken() }
      entryCount += 1
      return entry(current)
    }
  }

  private func entry(_ entry: OpaquePointer) -> ArchiveEntry {
    let isLink = archive_entry_hardlink(entry) != nil
    let kind: ArchiveEntry.Kind =
      switch archive_entry_filetype(entry) {
      case S_IFREG: isLink ? .other : .file
      case S_IFDIR: .folder
      // Zip archives of some makers give no kind.
      case 0: .file
      default: .other
      }
    let size = archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil
    return ArchiveEntry(
      name: Self.name(of: entry), kind: kind, isEncrypted: archive_entry_is_encrypted(entry) != 0, declaredSize: size)
  }

  /// The name as UTF-8; bytes that are none become U+FFFD.
  private static func name(of entry: OpaquePointer) -> String {
    if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
    if let name = archive_entry_pathname(entry) { return String(cString: name) }
    return "?"
  }

  /// Whether the first entry has shown a tar.
  var isTar: Bool { archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_TAR }

  /// Passes over the entry. What it would have given counts: a bomb must not be unpacked to be passed over.
  ///
  /// - Throws: `expandsTooFar`.
  func skip(_ entry: ArchiveEntry) throws(ArticleError) {
    guard archive_filter_count(archive) > 1 else { return }
    try count(entry.declaredSize ?? 0)
  }

  /// Some of the next bytes of the entry, at most `count`; none at its end.
  ///
  /// - Throws: `brokenEntry` when this entry alone is lost, `brokenArchive` when all that follows is, `expandsTooFar`.
  func read(_ count: Int) throws(ArticleError) -> [UInt8] {
    // LibArchive gives nothing of a reading that it breaks off, so a reading is short.
    let count = min(count, 1 << 16)
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      repeat { result = archive_read_data(archive, buffer.baseAddress, count) } while result == Int(ARCHIVE_RETRY)
      filled = max(0, result)
    }
    if result == Int(ARCHIVE_FATAL) { throw broken() }
    guard result >= 0 else { throw .brokenEntry(reason: message) }
    try self.count(bytes.count)
    return bytes
  }

  private func count(_ bytes: Int) throws(ArticleError) {
    expanded += bytes
    if expanded > limits.harmlessBytes, expanded / limits.expansion > source.size ?? source.bytesGiven {
      throw .expandsTooFar(limit: limits.expansion)
    }
  }

  private var message: String {
    if let failure = source.failure { return failure.description }
    return archive_error_string(archive).map { String(cString: $0) } ?? "unknown"
  }

  private func broken() -> ArticleError { .brokenArchive(entry: entryCount, reason: message) }
}
