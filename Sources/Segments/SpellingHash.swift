/// The hash by which a `SpellingFilter` knows a term: a polynomial of its bytes modulo 2⁶⁴, so that a word with one letter
/// more, less or another is hashed from the hashes of its parts.
package struct SpellingHash {
  /// The polynomial of the bytes so far.
  package private(set) var value: UInt64
  /// The factor by which these bytes raise what stands before them.
  package private(set) var power: UInt64

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Of no bytes.
  package init() { (value, power) = (0, 1) }

  /// Of some of the bytes.
  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.init()
    for at in range { append(bytes[at]) }
  }

  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    value = value &* Self.base &+ UInt64(byte) &+ 1
    power = power &* Self.base
  }

  /// The hash of one string after another.
  @inline(__always)
  package static func + (left: SpellingHash, right: SpellingHash) -> SpellingHash {
    var sum = left
    sum.value = left.value &* right.power &+ right.value
    sum.power = left.power &* right.power
    return sum
  }

  /// Where a filter of so many words looks, and for which bits.
  @inline(__always)
  package static func probe(_ value: UInt64, words: Int) -> (word: Int, bits: UInt64) {
    var mixed = (value ^ value &>> 32) &* 0xD6E8_FEB8_6659_FD93
    mixed ^= mixed &>> 29
    let word = Int(truncatingIfNeeded: ((mixed &>> 32) &* UInt64(truncatingIfNeeded: words)) &>> 32)
    let bits =
      (1 as UInt64) &<< (mixed & 63) | 1 &<< (mixed &>> 6 & 63) | 1 &<< (mixed &>> 12 & 63) | 1 &<< (mixed &>> 18 & 63)
    return (word, bits)
  }
}
