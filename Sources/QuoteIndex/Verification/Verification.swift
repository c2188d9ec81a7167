/// What an index knows of a text that is said to be a quotation.
public struct Verification: Sendable, Equatable {
  public enum Verdict: String, Sendable, CaseIterable {
    /// Somebody is quoted with exactly these words.
    case exact
    /// Somebody is quoted with words near to these; the alterations say what differs.
    case altered
    /// Exact or altered, but not by the one who is said to have said it.
    case otherSpeaker = "other-speaker"
    /// An article has the words, but in no quotation.
    case unattributed
    /// Nothing near enough was found.
    case absent
  }

  /// How much of a quotation the text is.
  public enum Extent: String, Sendable, CaseIterable {
    /// All of it.
    case whole
    /// A stretch of it.
    case part
    /// Stretches of it, with what is between them left out where the text has an ellipsis.
    case cut
    /// One speech that the article interrupts.
    case interrupted
    /// Stretches of several quotations, joined as if they were one.
    case joined
  }

  /// One stretch of the text, and what was found for it.
  public struct Part: Sendable, Equatable {
    /// Bytes of the verified text.
    public let textRange: Range<Int>
    /// The quotation; nil where the words stand in an article but in no quotation.
    public let quotation: FoundQuotation?
    /// The identifier of the article.
    public let article: String
    /// Bytes of the article's text.
    public let foundRange: Range<Int>
    /// Exactly the bytes of the article's text at `foundRange`.
    public let found: String
    /// In the order of the verified text.
    public let alterations: [Alteration]
  }

  /// The words as they were given.
  public let text: String
  /// Whose they are said to be.
  public let speaker: String?
  public let verdict: Verdict
  /// Nil when the text is absent.
  public let extent: Extent?
  /// Whether nothing differs but marks, spaces, case and the like.
  public let isExact: Bool
  /// 1 for equal words, less by the share of words that differ; for an absent text that of the nearest found.
  public let similarity: Double
  /// How the speaker that was named fits the one that was found; nil when none was named or nothing was found.
  public let speakerMatch: SpeakerMatch?
  /// In the order of the text; several when it joins what was said apart. For an absent text the nearest, if there is one.
  public let parts: [Part]
  /// Where the words were found, the earliest first, those without a date last.
  public let places: [VerificationPlace]
  /// How many places there are; `places` may hold fewer.
  public let placeCount: Int
  /// Words of the text.
  public let wordCount: Int

  /// The earliest dated place, else any.
  public var first: VerificationPlace? { places.first }
}
