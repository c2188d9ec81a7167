/// Parts whose logs are sealed: they can be read by several threads together.
struct SealedParts: Sendable {
  // Whoever makes it has sealed the logs and changes them no more; `collect` only reads them.
  private let parts: [CollectionPart]
  private let firstDocuments: [UInt32]

  init(_ parts: [CollectionPart], firstDocuments: [UInt32]) {
    self.parts = parts
    self.firstDocuments = firstDocuments
  }

  /// The occurrences of some ranks, part after part; see `OccurrenceLog.collect`.
  func collect(
    _ ranks: Range<Int>, ends: UnsafeMutableBufferPointer<UInt32>, into sorted: UnsafeMutablePointer<UInt64>
  ) {
    for (part, firstDocument) in zip(parts, firstDocuments) {
      part.builder.log.collect(ranks, ends: ends, firstDocument: firstDocument, into: sorted)
    }
  }
}
