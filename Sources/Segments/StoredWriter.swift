import CZstd

/// Gathers stored records into frames of 2 to 3 KiB (a larger record has its own) and compresses each with zstd, by a
/// `StoredDictionary`: frames small enough to read one record quickly, and still small together.
struct StoredWriter: ~Copyable {
  /// A frame of so many bytes is full.
  static let frameLength = 2 << 10
  /// No record is added that would make it larger.
  private static let mostFrameLength = 3 << 10
  static let indexEntryLength = 16
  static let level: Int32 = 1
  /// Of the table that finds places of the dictionary, of which zstd enters every third: more than it has by itself at
  /// this level for a text so long.
  private static let tableBits: Int32 = 15

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
  private var hasDictionary = false
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
    if let dictionary { use(dictionary) }
  }

  deinit { ZSTD_freeCCtx(context) }

  /// Compresses by a dictionary from now on. Its identifier is not written to every frame, as a segment has only one.
  private mutating func use(_ dictionary: [UInt8]) {
    for (parameter, value) in [
      (ZSTD_c_compressionLevel, Self.level), (ZSTD_c_hashLog, Self.tableBits), (ZSTD_c_dictIDFlag, 0),
    ] {
      ZSTD_CCtx_setParameter(context, parameter, value)
    }
    guard ZSTD_isError(ZSTD_CCtx_loadDictionary(context, dictionary, dictionary.count)) == 0 else {
      fatalError("no memory for a dictionary")
    }
    hasDictionary = true
  }

  var memoryUse: Int { output.count + waiting.count + records.count }

  mutating func append(_ record: UnsafeRawBufferPointer) throws(SegmentError) {
    guard record.count < 1 << 31 else {
      throw .unacceptable(place: "a stored record", expected: "less than 2 GiB", found: "\(record.count) bytes")
    }
    if Self.isTooLong(record.count, after: lengths.count + records.count) { try endFrame() }
    lengths.appendVariable(record.count)
    records.append(contentsOf: record)
    nextDocument += 1
    if lengths.count + records.count >= Self.frameLength { try endFrame() }
  }

  /// A record of so many bytes begins a frame, where the one before it has some already.
  static func isTooLong(_ record: Int, after frame: Int) -> Bool { frame > 0 && frame + record > mostFrameLength }

  private mutating func endFrame() throws(SegmentError) {
    waiting.append(contentsOf: lengths.bytes)
    waiting.append(contentsOf: records)
    waitingFrames.append((firstDocument, waiting.count))
    lengths.removeAll()
    records.removeAll(keepingCapacity: true)
    firstDocument = nextDocument
    if isDecided || waiting.count >= StoredDictionary.sampleLength { try compressWaiting() }
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

  private mutating func decide() throws(SegmentError) { try begin(with: StoredDictionary.make(of: waiting)) }

  /// Decides on a dictionary before any record: that of a segment of which this writes the first frames.
  mutating func begin(with bytes: [UInt8]?) throws(SegmentError) {
    isDecided = true
    guard let bytes else { return }
    let bound = ZSTD_compressBound(bytes.count)
    var compressed = [UInt8](repeating: 0, count: bound)
    let count = ZSTD_compressCCtx(context, &compressed, bound, bytes, bytes.count, Self.level)
    try check(count)
    dictionaryLength = count
    output.append(contentsOf: compressed[..<count])
    use(bytes)
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
    let (context, hasDictionary) = (context, hasDictionary)
    let count = waiting.withUnsafeBytes { source in
      target.withUnsafeMutableBytes { target in
        let start = source.baseAddress.unsafelyUnwrapped + range.lowerBound
        return hasDictionary
          ? ZSTD_compress2(context, target.baseAddress, bound, start, range.count)
          : ZSTD_compressCCtx(context, target.baseAddress, bound, start, range.count, Self.level)
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
