/// A name as it sounds: one ASCII sign a sound, as `locales/root/sounds.tsv` writes them.
package struct Sounds: Hashable, Sendable, Comparable {
  package let signs: [UInt8]

  package init(_ signs: [UInt8]) { self.signs = signs }

  package init(_ text: String) { self.signs = Array(text.utf8) }

  package static func < (left: Sounds, right: Sounds) -> Bool {
    left.signs.lexicographicallyPrecedes(right.signs)
  }
}

extension Sounds: CustomStringConvertible {
  package var description: String { String(decoding: signs, as: UTF8.self) }
}

/// What names that may be one have in common: the classes of their consonants, in order, twins as one.
package struct NameKey: Hashable, Sendable {
  package let classes: [UInt8]

  package init(classes: [UInt8]) { self.classes = classes }
}

extension NameKey: CustomStringConvertible {
  package var description: String { String(decoding: classes, as: UTF8.self) }
}
