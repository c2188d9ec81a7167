import Glibc

/// How terms are ordered: by their bytes, a beginning of another before it.
enum TermKey {
  /// The first eight bytes of a term as a number that orders as the bytes do.
  static func prefix(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    if bytes.count >= 8 { return UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)) }
    var key: UInt64 = 0
    for index in 0..<8 { key = key << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
    return key
  }

  /// Below, at or above zero as the left term comes before the right one, is the same or comes after it.
  static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let count = min(left.count, right.count)
    guard count > 0, let one = left.baseAddress, let other = right.baseAddress else { return left.count - right.count }
    let order = Int(memcmp(one, other, count))
    return order == 0 ? left.count - right.count : order
  }

  /// The same of arrays and their slices.
  static func order(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Int {
    let order: Int?? = left.withContiguousStorageIfAvailable { left in
      right.withContiguousStorageIfAvailable { Self.order(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer($0)) }
    }
    return (order ?? nil) ?? self.order(Array(left), Array(right))
  }
}
