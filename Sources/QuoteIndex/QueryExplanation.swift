/// What became of a question, and where the scores of its answers come from.
public struct QueryExplanation: Sendable, Equatable {
  /// One word, phrase or name of the question.
  public struct Part: Sendable, Equatable {
    /// As it was understood: the words, folded.
    public let words: [String]
    /// What its inflected forms have in common, each with its language: `ru:токаев`.
    public let stems: [String]
    /// The entities that it names, with their names in the reader's language.
    public let entities: [NamedEntity]
    /// How a name sounds, the commonest reading first; the signs are those of `locales/root/sounds.tsv`.
    public let sounds: [String]
    /// It is a phrase, or a name of several words.
    public let isPhrase: Bool
    /// The beginning that words must have.
    public let prefix: String?
    /// How many slips a word may have.
    public let slips: Int?
    /// It stands under NOT.
    public let isExcluded: Bool
    /// Quotations and articles that have it, before filters.
    public let quotations: Int
    public let articles: Int
    /// The forms by which the answers matched it, in the order in which they were met, with how often.
    public internal(set) var forms: [Form]
  }

  public struct Form: Sendable, Equatable {
    public let text: String
    public let scheme: Match.Scheme
    public internal(set) var count: Int
  }

  /// Where the score of an answer comes from: what each part of the question adds, in their order (BM25: the part's
  /// rarity times how much it is said there). Their sum is the score.
  public struct Score: Sendable, Equatable {
    public let parts: [Double]
  }

  public internal(set) var parts: [Part]
  /// In the order of the answers.
  public let scores: [Score]
}
