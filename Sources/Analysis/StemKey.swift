/// A stem as one number, six bits a letter: exact up to 21 letters, beyond which no list has a stem.
struct StemKey: Hashable, Sendable {
  static let mostLetters = 21
  private(set) var bits: UInt128 = 0

  init() {}

  init(_ codes: [UInt8]) {
    for code in codes { append(code) }
  }

  mutating func append(_ code: UInt8) { bits = bits << 6 | UInt128(code) }

  /// The code of the last letter.
  var last: Int { Int(truncatingIfNeeded: bits & 63) }

  /// This stem with another last letter.
  func ending(in code: UInt8) -> StemKey {
    var key = self
    key.bits = bits & ~63 | UInt128(code)
    return key
  }

  /// Whether these letters, so many, are its last.
  func ends(in other: StemKey, letters: Int) -> Bool {
    (bits ^ other.bits) & ((1 << UInt128(letters * 6)) - 1) == 0
  }

  /// How many letters it has, up to `mostLetters`.
  var count: Int { (UInt128.bitWidth - bits.leadingZeroBitCount + 5) / 6 }

  /// The codes of the letters.
  var codes: [UInt8] {
    var codes: [UInt8] = []
    var rest = bits
    while rest != 0 {
      codes.append(UInt8(truncatingIfNeeded: rest & 63))
      rest >>= 6
    }
    return codes.reversed()
  }

  /// This stem with others after it.
  func appending(_ other: StemKey) -> StemKey {
    var key = self
    key.bits = bits << UInt128(other.count * 6) | other.bits
    return key
  }

  /// Well mixed bits for a table of a power of two.
  var slot: UInt64 {
    let folded = UInt64(truncatingIfNeeded: bits) ^ (UInt64(truncatingIfNeeded: bits >> 64) &* 0x9E37_79B9_7F4A_7C15)
    let mixed = folded &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ mixed >> 32
  }
}
