/// One way in which a verified text differs from what was found. Ranges are bytes; an empty one is the place where the words
/// would stand.
public struct Alteration: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Words that stand in the place of others.
    case changed
    /// Words that the found text does not have.
    case added
    /// Words that the verified text does not have.
    case dropped
    /// The same words at another place.
    case moved
    /// Left out where the verified text has an ellipsis: no alteration, but shown.
    case cut
    /// Words between two stretches of one speech that are not part of it (he said): no alteration, but shown.
    case interruption
  }

  public let kind: Kind
  /// Bytes of the verified text.
  public let textRange: Range<Int>
  public let text: String
  /// Bytes of the article's text.
  public let foundRange: Range<Int>
  public let found: String

  /// Whether it makes the text another than the one found.
  public var isChange: Bool { kind != .cut && kind != .interruption }
}
