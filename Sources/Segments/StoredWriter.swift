import CZstd

/// Gathers stored records into frames of at least 2 KiB (one record may be larger) and compresses each with zstd, by a
/// dictionary of pieces of the first 4 MiB: frames small enough to read one record quickly, and still small together.
struct StoredWriter: ~Copyable {
  static let frameLength = 2 << 10
  static let indexEntryLength = 16
  private static let level: Int32 = 1
  /// How much is looked at to choose the dictionary, in pieces of `pieceLength`; never more than a sixteenth of it.
  static let sampleLength = 4 << 20
  private static let pieceLength = 4 << 10
  private static let mostPieces = 27

  /// Compressed frames not yet taken.
  private(set) var output: [UInt8] = []
  private(set) var index = ByteWriter()
  /// Bytes of the compressed dictionary, with which the output begins.
  private(set) var dictionaryLength = 0
  private var taken = 0
  private var lengths = ByteWriter()
  private var records: [UInt8] = []
  private var firstDocument: UInt32 = 0
  private var nextDocument: UInt32 = 0
  /// Frames not yet compressed, while the dictionary is open.
  private var waiting: [UInt8] = []
  private var waitingFrames: [(first: UInt32, end: Int)] = []
  private var isDecided = false
  private var dictionary: OpaquePointer?
  private var target: [UInt8] = []
  private let context: OpaquePointer

  init() {
    guard let context = ZSTD_createCCtx() else { fatalError("no memory for a compressor") }
    self.context = context
  }

  /// Without a dictionary of its own: its frames follow those of another, whose dictionary this is.
  init(sharing dictionary: [UInt8]?) {
    self.init()
    isDecided = true
    if let dictionary { self.dictionary = ZSTD_createCDict(dictionary, dictionary.count, Self.level) }
  }

  deinit {
    ZSTD_freeCCtx(context)
    ZSTD_freeCDict(dictionary)
  }

  var memoryUse: Int { output.count + waiting.count + records.count }

  mutating func append(_ record: UnsafeRawBufferPointer) throws(SegmentError) {
    guard record.count < 1 << 31 else {
      throw .unacceptable(place: "a stored record", expected: "less than 2 GiB", found: "\(record.count) bytes")
    }
    lengths.appendVariable(record.count)
    records.append(contentsOf: record)
    nextDocument += 1
    if lengths.count + records.count >= Self.frameLength { try endFrame() }
  }

  private mutating func endFrame() throws(SegmentError) {
    waiting.append(contentsOf: lengths.bytes)
    waiting.append(contentsOf: records)
    waitingFrames.append((firstDocument, waiting.count))
    lengths.removeAll()
    records.removeAll(keepingCapacity: true)
    firstDocument = nextDocument
    if isDecided || waiting.count >= Self.sampleLength { try compressWaiting() }
  }

  private mutating func compressWaiting() throws(SegmentError) {
    if !isDecided { try decide() }
    var start = 0
    for frame in waitingFrames {
      index.append(frame.first)
      index.append(UInt32(frame.end - start))
      index.append(UInt64(taken + output.count))
      try compress(start..<frame.end)
      start = frame.end
    }
    waitingFrames.removeAll(keepingCapacity: true)
    if waiting.capacity > 1 << 20 { waiting = [] } else { waiting.removeAll(keepingCapacity: true) }
  }

  /// The dictionary that a segment has whose first frames, up to `sampleLength` bytes or all, are these; nil for none.
  static func dictionary(of frames: [UInt8]) -> [UInt8]? {
    let pieces = min(mostPieces, frames.count / 16 / pieceLength)
    guard pieces > 0 else { return nil }
    // Four zeros, so that no text can be taken for a trained dictionary, which begins with a magic number.
    var bytes: [UInt8] = [0, 0, 0, 0]
    for piece in 0..<pieces {
      let start = frames.count / pieces * piece
      bytes.append(contentsOf: frames[start..<start + pieceLength])
    }
    return bytes
  }

  /// Takes over the finished frames of another, after its own.
  mutating func append(_ other: inout StoredWriter, firstDocument: UInt32) {
    for entry in stride(from: 0, to: other.index.count, by: Self.indexEntryLength) {
      other.index.bytes.withUnsafeBytes { bytes in
        index.append(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: entry, as: UInt32.self)) + firstDocument)
        index.append(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: entry + 4, as: UInt32.self)))
        let place = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt64.self))
        index.append(place + UInt64(taken + output.count))
      }
    }
    // What the other had written already stands before the rest of it.
    taken += other.taken
    output += other.output
    other.clearOutput()
  }

  private mutating func decide() throws(SegmentError) { try begin(with: Self.dictionary(of: waiting)) }

  /// Decides on a dictionary before any record: that of a segment of which this writes the first frames.
  mutating func begin(with bytes: [UInt8]?) throws(SegmentError) {
    isDecided = true
    guard let bytes else { return }
    dictionary = ZSTD_createCDict(bytes, bytes.count, Self.level)
    let bound = ZSTD_compressBound(bytes.count)
    var compressed = [UInt8](repeating: 0, count: bound)
    let count = ZSTD_compressCCtx(context, &compressed, bound, bytes, bytes.count, Self.level)
    try check(count)
    dictionaryLength = count
    output.append(contentsOf: compressed[..<count])
  }

  private func check(_ result: Int) throws(SegmentError) {
    guard ZSTD_isError(result) == 0 else {
      throw .unacceptable(
        place: "stored records", expected: "zstd to compress them", found: String(cString: ZSTD_getErrorName(result)))
    }
  }

  private mutating func compress(_ range: Range<Int>) throws(SegmentError) {
    let bound = ZSTD_compressBound(range.count)
    if target.count < bound { target = [UInt8](repeating: 0, count: bound) }
    let (context, dictionary) = (context, dictionary)
    let count = waiting.withUnsafeBytes { source in
      target.withUnsafeMutableBytes { target in
        let start = source.baseAddress.unsafelyUnwrapped + range.lowerBound
        guard let dictionary else {
          return ZSTD_compressCCtx(context, target.baseAddress, bound, start, range.count, Self.level)
        }
        return ZSTD_compress_usingCDict(context, target.baseAddress, bound, start, range.count, dictionary)
      }
    }
    try check(count)
    output.append(contentsOf: target[..<count])
  }

  /// Compresses what is left.
  mutating func finish() throws(SegmentError) {
    if lengths.count > 0 { try endFrame() }
    try compressWaiting()
  }

  /// Forgets the output, which the caller has written, to keep memory bounded.
  mutating func clearOutput() {
    taken += output.count
    output.removeAll(keepingCapacity: true)
  }
}
