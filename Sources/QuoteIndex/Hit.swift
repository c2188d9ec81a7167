/// A place in a text that a question matches.
public struct Match: Sendable, Equatable {
  /// Bytes of the article's text.
  public let byteRange: Range<Int>
  /// The words that stand there.
  public let form: String
  /// The entity that they name, when that is why they match.
  public let entity: String?
  public let scheme: Scheme

  /// Why a form matches: what led from the words of the question to it.
  public enum Scheme: String, Sendable, CaseIterable {
    /// It is what was typed, but for case.
    case exact
    /// It has the same stem.
    case stem
    /// It names the same entity, perhaps in another script.
    case entity
    /// It is a name that sounds the same, perhaps in another script.
    case sound
    /// It begins so.
    case prefix
    /// It is within so many slips.
    case fuzzy
    /// It is the phrase.
    case phrase
  }
}

/// One answer to a question.
public enum Hit: Sendable, Equatable {
  case quotation(FoundQuotation, score: Double, matches: [Match])
  /// `passage` is the stretch of the article's text to show.
  case article(FoundArticle, score: Double, passage: Range<Int>, matches: [Match])

  public var score: Double {
    switch self {
    case .quotation(_, let score, _): score
    case .article(_, let score, _, _): score
    }
  }
}

/// The answers to a question: quotations first, then articles; and how many there are beyond those given.
public struct SearchResults: Sendable, Equatable {
  public let hits: [Hit]
  public let quotationCount: Int
  public let articleCount: Int
}
