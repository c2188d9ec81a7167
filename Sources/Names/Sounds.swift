/// A name as it sounds: one ASCII sign a sound, as `locales/root/sounds.tsv` writes them.
package struct Sounds: Hashable, Sendable, Comparable {
  package let signs: [UInt8]

  package init(_ signs: [UInt8]) { self.signs = signs }

  package init(_ text: String) { self.signs = Array(text.utf8) }

  /// All at once: an array hashes byte by byte.
  package func hash(into hasher: inout Hasher) { signs.withUnsafeBytes { hasher.combine(bytes: $0) } }

  package static func < (left: Sounds, right: Sounds) -> Bool {
    left.signs.lexicographicallyPrecedes(right.signs)
  }
}

extension Sounds: CustomStringConvertible {
  package var description: String { String(decoding: signs, as: UTF8.self) }
}
