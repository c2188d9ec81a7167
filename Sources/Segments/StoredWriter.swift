import CZstd

/// Gathers stored records into blocks of at least 32 KiB (one record may be larger) and compresses each with zstd.
struct StoredWriter: ~Copyable {
  static let blockLength = 32 << 10
  static let indexEntryLength = 24
  private static let level: Int32 = 3

  /// Compressed blocks not yet taken.
  private(set) var output: [UInt8] = []
  private(set) var index = ByteWriter()
  private var taken = 0
  private var lengths = ByteWriter()
  private var records: [UInt8] = []
  private var firstDocument: UInt32 = 0
  private var nextDocument: UInt32 = 0
  private let context: OpaquePointer

  init() {
    guard let context = ZSTD_createCCtx() else { fatalError("no memory for a compressor") }
    self.context = context
  }

  deinit { ZSTD_freeCCtx(context) }

  mutating func append(_ record: [UInt8]) throws(SegmentError) {
    guard record.count < 1 << 31 else {
      throw .unacceptable(place: "a stored record", expected: "less than 2 GiB", found: "\(record.count) bytes")
    }
    lengths.appendVariable(record.count)
    records.append(contentsOf: record)
    nextDocument += 1
    if lengths.count + records.count >= Self.blockLength { try compress() }
  }

  private mutating func compress() throws(SegmentError) {
    let raw = lengths.bytes + records
    var compressed = [UInt8](repeating: 0, count: ZSTD_compressBound(raw.count))
    let count = ZSTD_compressCCtx(context, &compressed, compressed.count, raw, raw.count, Self.level)
    guard ZSTD_isError(count) == 0 else {
      throw .unacceptable(
        place: "stored records", expected: "zstd to compress them", found: String(cString: ZSTD_getErrorName(count)))
    }
    index.append(firstDocument)
    index.append(UInt32(raw.count))
    index.append(UInt64(taken + output.count))
    index.append(UInt64(count))
    output.append(contentsOf: compressed[..<count])
    lengths.removeAll()
    records.removeAll(keepingCapacity: true)
    firstDocument = nextDocument
  }

  /// Compresses what is left.
  mutating func finish() throws(SegmentError) {
    if lengths.count > 0 { try compress() }
  }

  /// Gives the finished blocks away, to keep memory bounded.
  mutating func takeOutput() -> [UInt8] {
    taken += output.count
    defer { output = [] }
    return output
  }
}
