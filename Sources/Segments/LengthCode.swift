/// The length of a document in tokens, in one byte: exact below 32, then four bits after the leading one, rounded down
/// (at most 1/17 too short), and 507,904 for anything longer. 256 codes let a searcher tabulate its length factors.
package struct LengthCode: Hashable, Comparable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package init(length: UInt32) {
    guard length >= 32 else {
      rawValue = UInt8(length)
      return
    }
    let exponent = 31 - length.leadingZeroBitCount
    let mantissa = Int(length >> UInt32(exponent - 4)) & 15
    rawValue = UInt8(min(255, 32 + (exponent - 5) * 16 + mantissa))
  }

  /// The shortest length with this code, in tokens.
  package var length: UInt32 {
    guard rawValue >= 32 else { return UInt32(rawValue) }
    let step = UInt32(rawValue) - 32
    return (16 + step % 16) << (step / 16 + 1)
  }

  package static func < (left: LengthCode, right: LengthCode) -> Bool {
    left.rawValue < right.rawValue
  }
}
