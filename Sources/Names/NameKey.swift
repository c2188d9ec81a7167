/// What names that may be one have in common: the classes of their consonants, in order, twins as one.
package struct NameKey: Hashable, Sendable {
  package let classes: [UInt8]

  package init(classes: [UInt8]) { self.classes = classes }

  /// All at once: an array hashes byte by byte.
  package func hash(into hasher: inout Hasher) { classes.withUnsafeBytes { hasher.combine(bytes: $0) } }

  /// The keys with one class fewer: what is left when a script has no letter for a sound, or a language leaves it out.
  package var shorter: [NameKey] {
    guard classes.count > 2 else { return [] }
    var keys: [NameKey] = []
    for place in classes.indices {
      var rest = classes
      rest.remove(at: place)
      if place > 0, place < rest.count, rest[place] == rest[place - 1] { rest.remove(at: place) }
      let key = NameKey(classes: rest)
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }
}

extension NameKey: CustomStringConvertible {
  package var description: String { String(decoding: classes, as: UTF8.self) }
}
