/// What a stem is, as far as its suffixes go.
struct StemKinds: OptionSet, Sendable {
  let rawValue: UInt8
  static let noun = StemKinds(rawValue: 1)
  static let verb = StemKinds(rawValue: 2)
  /// A noun that takes suffixes of either harmony.
  static let loan = StemKinds(rawValue: 4)
  /// Taken whole.
  static let word = StemKinds(rawValue: 8)

  /// The kinds of stem among the layers of `layers.tsv` that this is.
  var layers: UInt64 {
    (isDisjoint(with: [.noun, .loan]) ? 0 : 1 << UInt64(StemLayers.noun))
      | (contains(.verb) ? 1 << UInt64(StemLayers.verb) : 0)
  }
}
