/// Tells of most strings that no term of a segment is spelled so, without reading terms: a Bloom filter whose bits for one
/// string all stand in one word (Putze, Sanders and Singler, "Cache-, hash- and space-efficient Bloom filters", 2009). A term
/// with a letter that is not common is also known with `rareLetter` in its place. It must not outlive the segment's reader.
package struct SpellingFilter: @unchecked Sendable {
  // Sendable: what it points to is a mapped file's, on pages known to be whole, and is never changed.
  private struct Letter {
    /// Its bytes, the first of them highest.
    let packed: UInt32
    let hash: SpellingHash
  }

  /// The common letters of the terms, then the others.
  private let letters: [Letter]
  private let commonCount: Int
  private let rare: SpellingHash
  private let words: UnsafeRawPointer
  private let count: Int

  /// Stands for every letter that is not common; no byte of UTF-8.
  static let rareLetter: UInt8 = 0xFF

  /// O(terms).
  init(_ section: Section) throws(SegmentError) {
    let common = Int(try section.number32(at: 0))
    let all = common + Int(try section.number32(at: 4))
    let start = (8 + all * 4 + 7) / 8 * 8
    guard start < section.count, section.count % 8 == 0 else {
      throw section.file.damaged(
        "the spellings", expected: "\(all) letters and a filter", found: "\(section.count) bytes")
    }
    let bytes = try section.bytes(at: 0, count: section.count)
    var letters: [Letter] = []
    letters.reserveCapacity(all)
    for index in 0..<all {
      let packed = bytes.loadUnaligned(fromByteOffset: 8 + index * 4, as: UInt32.self)
      var hash = SpellingHash()
      for shift: UInt32 in [24, 16, 8, 0] where packed >> shift > 0 {
        hash.append(UInt8(truncatingIfNeeded: packed >> shift))
      }
      letters.append(Letter(packed: packed, hash: hash))
    }
    self.letters = letters
    commonCount = common
    var rare = SpellingHash()
    rare.append(Self.rareLetter)
    self.rare = rare
    words = bytes + start
    count = (section.count - start) / 8
  }

  /// How many letters `letters(between:and:into:)` can give.
  package var letterCount: Int { letters.count }

  /// False if no term has this hash.
  package func mayHold(_ hash: SpellingHash) -> Bool { mayHold(hash.value) }

  @inline(__always)
  private func mayHold(_ value: UInt64) -> Bool {
    let (word, bits) = SpellingHash.probe(value, words: count)
    return words.loadUnaligned(fromByteOffset: word &* 8, as: UInt64.self) & bits == bits
  }

  /// Gives the letters with which some term may be spelled, one between `start` and `end`: each by its bytes in UTF-8, the
  /// first of them highest. O(common letters), and O(letters) where a rare one may be.
  package func letters(
    between start: SpellingHash, and end: SpellingHash, into hits: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var found = 0
    letters.withUnsafeBufferPointer { letters in
      let last = mayHold(start + rare + end) ? letters.count : commonCount
      for letter in letters[..<last] {
        let value = (start.value &* letter.hash.power &+ letter.hash.value) &* end.power &+ end.value
        hits[found] = letter.packed
        found &+= mayHold(value) ? 1 : 0
      }
    }
    return found
  }
}
