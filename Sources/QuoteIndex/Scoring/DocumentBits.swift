import Segments

/// A set of a file's documents: bit i mod 64 of word i div 64 stands for document i.
struct DocumentBits {
  private(set) var words: [UInt64]

  /// None of so many documents.
  init(documents: UInt32) { words = [UInt64](repeating: 0, count: (Int(documents) + 63) / 64) }

  /// All of so many documents.
  init(allOf documents: UInt32) {
    words = [UInt64](repeating: .max, count: (Int(documents) + 63) / 64)
    if documents % 64 > 0 { words[words.count - 1] = (1 << UInt64(documents % 64)) - 1 }
  }

  @inline(__always)
  mutating func insert(_ document: UInt32) { words[Int(document &>> 6)] |= 1 &<< UInt64(document & 63) }

  @inline(__always)
  func contains(_ document: UInt32) -> Bool { words[Int(document &>> 6)] &>> UInt64(document & 63) & 1 == 1 }

  /// Adds what a bitmap of the same documents, of so many words, has.
  mutating func formUnion(_ bitmap: UnsafeRawPointer) {
    for index in words.indices { words[index] |= bitmap.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self) }
  }

  mutating func formUnion(_ other: DocumentBits) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: DocumentBits) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func subtract(_ other: DocumentBits) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  mutating func subtract(_ deletions: DeletionSet) {
    for index in words.indices { words[index] &= ~deletions.word(index) }
  }

  /// O(documents / 64).
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Calls `body` with each document, ascending.
  @inline(__always)
  func forEach<Failure>(_ body: (UInt32) throws(Failure) -> Void) throws(Failure) {
    for (index, word) in words.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        try body(UInt32(truncatingIfNeeded: index &* 64 &+ rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
  }
}
