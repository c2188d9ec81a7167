/// What Daiek makes of a name, and why.
public struct NameExplanation: Sendable, Equatable {
  /// One word of the name.
  public struct Word: Sendable, Equatable {
    public let form: String
    /// ISO 15924.
    public let script: String
    /// What it may be an inflected form of, itself first.
    public let nominatives: [String]
    /// As it sounds, the commonest reading first; the signs are those of `locales/root/sounds.tsv`.
    public let readings: [String]
    /// By which names that may be one are proposed.
    public let keys: [String]
  }

  /// The name by one scheme of a pack.
  public struct Transliteration: Sendable, Equatable {
    public let scheme: String
    public let text: String
  }

  /// An entity that it may be.
  public struct Candidate: Sendable, Equatable {
    public let entity: NamedEntity
    /// The entity's name that comes nearest.
    public let nearest: String
    /// How far that sounds from what was typed: 0 is the same, 1 has nothing in common.
    public let distance: Double
    /// A search for the name finds it: the entity has this name, or one near enough.
    public let isFound: Bool
  }

  public let name: String
  public let words: [Word]
  public let transliterations: [Transliteration]
  /// The nearest first.
  public let candidates: [Candidate]
}
