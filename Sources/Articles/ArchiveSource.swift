import CArchive
import Glibc

/// Where the bytes of an archive come from: a file, standard input, or memory.
final class ArchiveSource {
  private let stream: ByteStream?
  /// What LibArchive was given last; it reads from here until it asks again.
  private let window: UnsafeMutableRawBufferPointer
  private let memory: [UInt8]
  private var place = 0
  /// Why reading failed, if it did.
  private(set) var failure: ArticleError?

  init(_ stream: ByteStream) {
    self.stream = stream
    memory = []
    window = .allocate(byteCount: 1 << 16, alignment: 16)
  }

  init(_ bytes: [UInt8]) {
    stream = nil
    memory = bytes
    window = .allocate(byteCount: 1 << 16, alignment: 16)
  }

  deinit { window.deallocate() }

  /// Bytes of the whole; nil for standard input.
  var size: Int? { stream.map { $0.size } ?? memory.count }

  var bytesGiven: Int { stream?.bytesRead ?? place }

  var canSeek: Bool { size != nil }

  /// LibArchive's way to ask for more: 0 at the end, -1 on failure.
  static let give:
    @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int = {
      _, context, result in
      guard let context, let result else { return -1 }
      let source = Unmanaged<ArchiveSource>.fromOpaque(context).takeUnretainedValue()
      result.pointee = UnsafeRawPointer(source.window.baseAddress)
      return source.fill()
    }

  static let seek: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, Int64, Int32) -> Int64 = {
    _, context, offset, whence in
    guard let context else { return Int64(ARCHIVE_FATAL) }
    return Unmanaged<ArchiveSource>.fromOpaque(context).takeUnretainedValue().seek(Int(offset), whence)
  }

  private func fill() -> Int {
    do throws(ArticleError) {
      let bytes: [UInt8]
      if let stream {
        bytes = try stream.read(window.count)
      } else {
        bytes = Array(memory[place...].prefix(window.count))
        place += bytes.count
      }
      window.copyBytes(from: bytes)
      return bytes.count
    } catch {
      failure = error
      return -1
    }
  }

  private func seek(_ offset: Int, _ whence: Int32) -> Int64 {
    let start: Int
    switch whence {
    case SEEK_SET: start = 0
    case SEEK_CUR: start = stream.map { $0.offset ?? 0 } ?? place
    default: start = size ?? 0
    }
    let (target, overflow) = start.addingReportingOverflow(offset)
    guard !overflow, target >= 0, target <= size ?? 0 else { return Int64(ARCHIVE_FATAL) }
    if let stream {
      guard stream.seek(to: target) else { return Int64(ARCHIVE_FATAL) }
    } else {
      place = target
    }
    return Int64(target)
  }
}
