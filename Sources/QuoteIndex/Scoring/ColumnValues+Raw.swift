import Segments

extension ColumnValues {
  /// The raw value of a document, which must be one of the segment's, as those that cursors give are.
  @inline(__always)
  subscript(document: UInt32) -> UInt64 {
    let bit = Int(document) &* width
    return words.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self) &>> UInt64(bit & 7) & mask
  }

  /// The same as the number that a number column has there.
  @inline(__always)
  func number(at document: UInt32) -> Int64 { Int64(bitPattern: self[document] &+ UInt64(bitPattern: base)) }
}
