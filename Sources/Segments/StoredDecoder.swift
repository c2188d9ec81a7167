import CZstd
import Synchronization

/// Decompresses the stored frames of one segment: keeps the dictionary once it is known, and contexts to use again. Safe
/// to share among threads.
final class StoredDecoder: @unchecked Sendable {
  // Sendable: contexts are taken out of the mutex by one thread at a time; a dictionary is never changed once made.
  private let section: Section
  private let dictionaryLength: Int
  private let state = Mutex(State())

  /// A dictionary of zstd's, which never changes.
  private struct Dictionary: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  private struct State: @unchecked Sendable {
    var dictionary: Dictionary?
    var idle: [OpaquePointer] = []
  }

  init(_ section: Section, dictionaryLength: Int) {
    self.section = section
    self.dictionaryLength = dictionaryLength
  }

  deinit {
    state.withLock { state in
      ZSTD_freeDDict(state.dictionary?.pointer)
      for context in state.idle { ZSTD_freeDCtx(context) }
    }
  }

  private func damaged(_ offset: Int, _ expected: String, _ found: String) -> SegmentError {
    section.file.damaged("stored frame at \(offset)", expected: expected, found: found)
  }

  /// The bytes of the frame at `offset`, which must be `rawLength`.
  func decompress(at offset: Int, count: Int, rawLength: Int) throws(SegmentError) -> [UInt8] {
    let dictionary = try dictionary()
    return try decompress(at: offset, count: count, rawLength: rawLength, dictionary)
  }

  private func decompress(
    at offset: Int, count: Int, rawLength: Int, _ dictionary: OpaquePointer?
  ) throws(SegmentError) -> [UInt8] {
    let source = try section.bytes(at: offset, count: count)
    guard ZSTD_getFrameContentSize(source, count) == UInt64(rawLength) else {
      throw damaged(offset, "a zstd frame of \(rawLength) bytes", "another size")
    }
    let idle = state.withLock { $0.idle.popLast() }
    guard let context = idle ?? ZSTD_createDCtx() else { fatalError("no memory for a decompressor") }
    defer { state.withLock { $0.idle.append(context) } }
    var result = 0
    let raw = [UInt8](unsafeUninitializedCapacity: rawLength) { target, filled in
      result =
        dictionary.map { ZSTD_decompress_usingDDict(context, target.baseAddress, rawLength, source, count, $0) }
        ?? ZSTD_decompressDCtx(context, target.baseAddress, rawLength, source, count)
      filled = result == rawLength ? rawLength : 0
    }
    guard result == rawLength else {
      let reason = ZSTD_isError(result) != 0 ? String(cString: ZSTD_getErrorName(result)) : "\(result)"
      throw damaged(offset, "\(rawLength) bytes", reason)
    }
    return raw
  }

  private func dictionary() throws(SegmentError) -> OpaquePointer? {
    if dictionaryLength == 0 { return nil }
    if let known = state.withLock({ $0.dictionary }) { return known.pointer }
    let source = try section.bytes(at: 0, count: dictionaryLength)
    let size = ZSTD_getFrameContentSize(source, dictionaryLength)
    guard size < 1 << 24 else { throw damaged(0, "a dictionary of less than 16 MiB", "\(size)") }
    let bytes = try decompress(at: 0, count: dictionaryLength, rawLength: Int(size), nil)
    // None is made of tables that cannot be.
    guard let pointer = ZSTD_createDDict(bytes, bytes.count) else {
      throw damaged(0, "a dictionary of RFC 8878 or of raw content", "bytes that zstd does not take for one")
    }
    let made = Dictionary(pointer: pointer)
    let kept = state.withLock { state in
      if state.dictionary == nil { state.dictionary = made }
      return state.dictionary ?? made
    }
    // Another thread may have been faster.
    if kept.pointer != made.pointer { ZSTD_freeDDict(made.pointer) }
    return kept.pointer
  }
}
