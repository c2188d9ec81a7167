/// Where an article names an entity.
public struct FoundMention: Sendable, Equatable {
  /// Bytes of the article's text.
  public let byteRange: Range<Int>
  /// The entity's identifier.
  public let entity: String
}
