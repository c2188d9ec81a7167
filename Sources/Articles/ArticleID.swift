/// What an article is known by for ever: a hash of its source and content, so that two machines that read the same article
/// give it the same name.
package struct ArticleID: Hashable, Sendable, Comparable {
  package let hash: UInt64

  package init(hash: UInt64) { self.hash = hash }

  /// From sixteen hexadecimal digits; otherwise nil.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16, let hash = UInt64(text, radix: 16) else { return nil }
    self.hash = hash
  }

  /// The identifier of these parts in this order. Linear in their length.
  ///
  /// FNV-1a over 128 bits (draft-eastlake-fnv), of which the upper half is kept: among a million articles two share an
  /// identifier with a chance of one in 37 million. A zero byte closes each part.
  package init(parts: [some Sequence<UInt8>]) {
    var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013B
    for part in parts {
      for byte in part { hash = (hash ^ UInt128(byte)) &* prime }
      hash = hash &* prime
    }
    self.hash = UInt64(truncatingIfNeeded: hash >> 64)
  }

  package static func < (left: ArticleID, right: ArticleID) -> Bool { left.hash < right.hash }
}

extension ArticleID: CustomStringConvertible {
  package var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
