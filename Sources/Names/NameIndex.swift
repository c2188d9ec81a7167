import Analysis

/// Many names in memory, found by a name in any script: coarse keys of their words propose, the distance ranks.
package struct NameIndex: Sendable {
  /// A name and how far it is.
  package struct Hit: Sendable {
    /// Its place in the list that the index was made of.
    package let name: Int
    package let distance: NameDistance
  }

  private let matcher: NameMatcher
  private let signs: SoundSigns
  private let names: [WrittenName]

  package init(matcher: NameMatcher, signs: SoundSigns, names: [WrittenName]) {
    self.matcher = matcher
    self.signs = signs
    self.names = names
  }

  /// The nearest names, the nearest first.
  package func nearest(to name: WrittenName, limit: Int) -> [Hit] {
    names.indices.map { Hit(name: $0, distance: matcher.distance(name, names[$0])) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit).map { $0 }
  }
}
