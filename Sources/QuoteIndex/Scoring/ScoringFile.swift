import Segments

/// One file of a collection, opened for scoring.
struct ScoringFile {
  let reader: SegmentReader
  let deletions: DeletionSet?
  /// The length codes of all its documents; they live as long as the reader.
  let codes: UnsafePointer<UInt8>

  init(_ reader: SegmentReader, _ deletions: DeletionSet?) throws(SegmentError) {
    self.reader = reader
    self.deletions = deletions
    codes = try reader.lengthCodes()
  }

  /// The document counts.
  @inline(__always)
  func isLive(_ document: UInt32) -> Bool {
    guard let deletions else { return true }
    return !deletions.contains(DocumentID(document))
  }
}
