/// All that one term has, as plain arrays: what builder and merger hand to `SegmentWriter`.
struct TermPostings {
  /// Ascending document numbers.
  var documents: [UInt32] = []
  /// One for each document.
  var frequencies: [UInt32] = []
  var hasPositions = false
  /// Ascending positions, document after document.
  var positions: [UInt32] = []

  mutating func removeAll() {
    documents.removeAll(keepingCapacity: true)
    frequencies.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
  }
}
