/// What the dictionary says of one term; the key to its postings in the reader that gave it.
package struct TermInfo: Sendable {
  /// Documents that have the term.
  package let documentFrequency: UInt32
  /// Occurrences in all documents together.
  package let occurrences: UInt64
  package let hasPositions: Bool
  /// A bound on the frequency in any document; `UInt32.max` where it is 255 or more.
  package let maximumFrequency: UInt32
  /// A bound on the length of any document with the term; nil for a term of one document, whose length is that one's.
  package let minimumLength: LengthCode?

  /// The document of a term that is in one document only.
  let onlyDocument: UInt32
  let place: Int
  let documentsLength: Int
  let positionsLength: Int

  /// Whether so many positions can stand in so many bytes: a block of 128 takes at least the byte of its width. Without it,
  /// a few bytes made up by somebody could ask for any amount of memory.
  @inline(__always)
  static func canHold(_ positions: Int, in bytes: Int) -> Bool { positions / BitPacking.blockLength <= bytes }
}
