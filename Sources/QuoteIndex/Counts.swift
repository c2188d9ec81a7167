/// How often somebody is quoted.
public struct SpeakerCount: Sendable, Equatable {
  /// The name to show; of an entity, its name in the language asked for.
  public let name: String
  /// The entity's identifier, when the speaker is one.
  public let entity: String?
  public let quotations: Int
}

/// How much of an outlet the index holds.
public struct SourceCount: Sendable, Equatable {
  public let name: String
  public let articles: Int
  public let quotations: Int
}

/// What an index holds.
public struct IndexStatistics: Sendable, Equatable {
  public let articles: Int
  public let quotations: Int
  public let entities: Int
  public let segments: Int
  public let terms: Int
  /// Of all files that the manifest lists.
  public let bytes: Int
  /// Counts the manifests since the index was made.
  public let generation: Int
  /// ICU's version when the index was made.
  public let icu: String
  /// Articles by language.
  public let languages: [(language: String, articles: Int)]

  public static func == (left: IndexStatistics, right: IndexStatistics) -> Bool {
    left.articles == right.articles && left.quotations == right.quotations && left.entities == right.entities
      && left.segments == right.segments && left.terms == right.terms && left.bytes == right.bytes
      && left.generation == right.generation && left.icu == right.icu
      && left.languages.elementsEqual(right.languages) { $0 == $1 }
  }
}
