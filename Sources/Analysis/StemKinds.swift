/// What a stem is, as far as its suffixes go.
struct StemKinds: OptionSet, Sendable {
  let rawValue: UInt8
  static let noun = StemKinds(rawValue: 1)
  static let verb = StemKinds(rawValue: 2)
  /// A noun that takes suffixes of either harmony.
  static let loan = StemKinds(rawValue: 4)
  /// Taken whole.
  static let word = StemKinds(rawValue: 8)
  /// A noun and a verb that yield to another reading.
  static let rareNoun = StemKinds(rawValue: 16)
  static let rareVerb = StemKinds(rawValue: 32)

  /// What of it does not yield.
  var common: StemKinds { subtracting([.rareNoun, .rareVerb]) }
  /// Whether it is most likely meant where it stands without a suffix. A verb alone is a command, and seldom met.
  var standsAlone: Bool { !isDisjoint(with: [.noun, .loan, .word]) }

  /// The kinds of stem among the layers of `layers.tsv` that this is.
  var layers: UInt64 {
    (isDisjoint(with: [.noun, .loan, .rareNoun]) ? 0 : 1 << UInt64(StemLayers.noun))
      | (isDisjoint(with: [.verb, .rareVerb]) ? 0 : 1 << UInt64(StemLayers.verb))
  }
}
