import CZstd

/// The dictionary by which a segment's stored frames are compressed: pieces of its first frames, and before them the
/// tables that frames like these are coded by, so that no frame has to carry its own (RFC 8878, section 5).
enum StoredDictionary {
  /// How much is looked at, and never more than a sixteenth of it kept.
  static let sampleLength = 4 << 20
  private static let pieceLength = 2 << 10
  private static let mostPieces = 54
  /// Samples of a piece's length from which the tables are estimated.
  private static let mostSamples = 128
  /// The most that the tables take.
  private static let mostTableLength = 256

  /// The dictionary that a segment has whose first frames, up to `sampleLength` bytes or all, are these; nil for none.
  /// The same bytes for the same frames. O(frames).
  static func make(of frames: [UInt8]) -> [UInt8]? {
    let pieces = min(mostPieces, frames.count / 16 / pieceLength)
    guard pieces > 1 else { return nil }
    let content = spread(pieces, over: frames)
    // What cannot be compressed has no tables. Zeros in front, so that no text can be taken for their magic number.
    return withTables(content, of: frames) ?? [0, 0, 0, 0] + content
  }

  /// So many pieces, evenly spread.
  private static func spread(_ count: Int, over frames: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * pieceLength)
    for piece in 0..<count {
      let start = frames.count / count * piece
      bytes.append(contentsOf: frames[start..<start + pieceLength])
    }
    return bytes
  }

  private static func withTables(_ content: [UInt8], of frames: [UInt8]) -> [UInt8]? {
    let count = min(mostSamples, frames.count / pieceLength)
    let samples = spread(count, over: frames)
    let sizes = [Int](repeating: pieceLength, count: count)
    var parameters = ZDICT_params_t()
    parameters.compressionLevel = StoredWriter.level
    let capacity = content.count + mostTableLength
    var isMade = false
    let made = [UInt8](unsafeUninitializedCapacity: capacity) { target, filled in
      let length = ZDICT_finalizeDictionary(
        target.baseAddress, capacity, content, content.count, samples, sizes, UInt32(count), parameters)
      isMade = ZDICT_isError(length) == 0
      filled = isMade ? length : 0
    }
    return isMade ? made : nil
  }
}
