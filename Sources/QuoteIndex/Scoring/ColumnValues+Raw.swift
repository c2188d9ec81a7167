import Segments

extension ColumnValues {
  /// The raw value of a document, which must be one of the segment's, as those that cursors give are.
  @inline(__always)
  subscript(document: UInt32) -> UInt64 {
    let bit = Int(document) &* width
    return words.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self) &>> UInt64(bit & 7) & mask
  }
}
