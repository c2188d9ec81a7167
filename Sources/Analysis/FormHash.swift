/// A hash of short byte strings for a table in memory, eight bytes at a time; never stored, never compared across runs of
/// different builds. The forms are not chosen by an attacker who gains from a slow index.
enum FormHash {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// All 64 bits are good. About a nanosecond for a word.
  @inline(__always)
  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    guard let base = bytes.baseAddress else { return 0 }
    var hash = UInt64(truncatingIfNeeded: count) &* factor
    if count >= 8 {
      var index = 0
      while index + 8 < count {
        hash = mix(hash ^ base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      // The last eight bytes overlap what went before; that costs less than a loop over the rest.
      hash = mix(hash ^ base.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    } else {
      hash = mix(hash ^ short(base, count))
    }
    return hash
  }

  @inline(__always)
  static func equal(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    guard let first = left.baseAddress, let second = right.baseAddress else { return true }
    if count < 8 { return short(first, count) == short(second, count) }
    var index = 0
    while index + 8 < count {
      if first.loadUnaligned(fromByteOffset: index, as: UInt64.self) != second.loadUnaligned(fromByteOffset: index, as: UInt64.self) {
        return false
      }
      index += 8
    }
    return first.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      == second.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
  }

  /// Up to seven bytes as a number, by loads that overlap.
  @inline(__always)
  private static func short(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 4 {
      return UInt64(base.loadUnaligned(as: UInt32.self)) << 32
        | UInt64(base.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    }
    if count == 0 { return 0 }
    return UInt64(base.load(as: UInt8.self)) << 16 | UInt64(base.load(fromByteOffset: count / 2, as: UInt8.self)) << 8
      | UInt64(base.load(fromByteOffset: count - 1, as: UInt8.self))
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: factor)
    return high ^ low
  }
}
