/// What a word or mark is to the rules, whatever stands beside it. One load a token.
struct WordFacts {
  var traits: Traits = []
  /// The word's number in the phrases of its lexicon; -1 when it stands in none.
  var lexeme: Int32 = -1
  /// The index in `Lexicon.pronouns` plus one; 0 for no pronoun.
  var pronoun: UInt8 = 0

  /// One letter, or letters with stops between: U.S
  var isInitial = false

  @inline(__always) func has(_ trait: Traits) -> Bool { !traits.isDisjoint(with: trait) }
}

/// The yes-or-no properties of a word or mark.
struct Traits: OptionSet {
  let rawValue: UInt64

  static let comma = Traits(rawValue: 1 << 0)
  static let stop = Traits(rawValue: 1 << 1)
  static let question = Traits(rawValue: 1 << 2)
  static let exclamation = Traits(rawValue: 1 << 3)
  static let ellipsis = Traits(rawValue: 1 << 4)
  static let colon = Traits(rawValue: 1 << 5)
  static let semicolon = Traits(rawValue: 1 << 6)
  static let dash = Traits(rawValue: 1 << 7)
  static let hyphen = Traits(rawValue: 1 << 8)
  static let opensBracket = Traits(rawValue: 1 << 9)
  static let closesBracket = Traits(rawValue: 1 << 10)
  static let quotationMark = Traits(rawValue: 1 << 11)
  static let word = Traits(rawValue: 1 << 12)
  static let number = Traits(rawValue: 1 << 13)
  static let capitalised = Traits(rawValue: 1 << 14)
  static let allCapitals = Traits(rawValue: 1 << 15)
  static let determiner = Traits(rawValue: 1 << 16)
  static let preposition = Traits(rawValue: 1 << 17)
  static let postposition = Traits(rawValue: 1 << 18)
  static let conjunction = Traits(rawValue: 1 << 19)
  static let complementizer = Traits(rawValue: 1 << 20)
  static let relative = Traits(rawValue: 1 << 21)
  static let auxiliary = Traits(rawValue: 1 << 22)
  static let negation = Traits(rawValue: 1 << 23)
  static let adverb = Traits(rawValue: 1 << 24)
  static let particle = Traits(rawValue: 1 << 25)
  /// A preposition, or what serves as one, that may go on inside a speaker's noun phrase.
  static let link = Traits(rawValue: 1 << 26)
  /// Joins two noun phrases: and.
  static let joiner = Traits(rawValue: 1 << 27)
  /// Time, no part of a name: Friday.
  static let time = Traits(rawValue: 1 << 28)
  static let startsCue = Traits(rawValue: 1 << 29)
  static let startsRole = Traits(rawValue: 1 << 30)
  static let startsLabel = Traits(rawValue: 1 << 31)
  static let startsScare = Traits(rawValue: 1 << 32)
  static let infinitive = Traits(rawValue: 1 << 33)
  /// Ends as an adjective does.
  static let modifier = Traits(rawValue: 1 << 34)
  /// Ends as a noun that is no subject does.
  static let oblique = Traits(rawValue: 1 << 35)
  static let genitive = Traits(rawValue: 1 << 36)
  /// Ends a reported clause by its own form: шығатынын.
  static let clauseEnd = Traits(rawValue: 1 << 37)
  static let converb = Traits(rawValue: 1 << 38)
  /// Ends in a possessive sign: Omarov’s.
  static let possessive = Traits(rawValue: 1 << 39)
  /// A word that a reported clause stands before and that joins it to its verb: деп.
  static let closesClause = Traits(rawValue: 1 << 40)
  /// Says that the sentence before is what is reported: this, so.
  static let pointsBack = Traits(rawValue: 1 << 41)
  /// A complementizer that belongs to what is reported: whether.
  static let inside = Traits(rawValue: 1 << 42)
  static let masculine = Traits(rawValue: 1 << 43)
  static let feminine = Traits(rawValue: 1 << 44)
  /// Opens the agent of a passive: by.
  static let agent = Traits(rawValue: 1 << 45)
  static let givenName = Traits(rawValue: 1 << 46)
  static let apostrophe = Traits(rawValue: 1 << 47)
  /// Before an infinitive: to.
  static let infinitiveSign = Traits(rawValue: 1 << 48)
  /// Ends a clause of which nobody is the sayer: ашылатыны айтылды.
  static let clauseEndAgentless = Traits(rawValue: 1 << 49)
  /// Ends what is ordered: аяқтауды тапсырды.
  static let clauseEndOrder = Traits(rawValue: 1 << 50)
  /// Ends as a finite verb may.
  static let finite = Traits(rawValue: 1 << 51)
  /// A form of to be.
  static let copula = Traits(rawValue: 1 << 52)
  /// A conjunction that may open what is told: рассказал, как.
  static let reports = Traits(rawValue: 1 << 53)
  /// Takes what is said right before it, with nothing between: деседі.
  static let bareVerb = Traits(rawValue: 1 << 54)
  static let plural = Traits(rawValue: 1 << 55)
  /// May be, but is not: can, might.
  static let modal = Traits(rawValue: 1 << 56)
  /// Makes a verb of a noun: made the suggestion that.
  static let lightVerb = Traits(rawValue: 1 << 57)
  /// Joins two clauses of one rank: but, while.
  static let coordinator = Traits(rawValue: 1 << 58)
  /// As X put it.
  static let manner = Traits(rawValue: 1 << 59)
  /// Nothing has been said yet: if.
  static let condition = Traits(rawValue: 1 << 60)
  /// Whom something is told: in the dative.
  static let dative = Traits(rawValue: 1 << 61)
  /// A verb form that stands with a noun: пожелавший.
  static let participle = Traits(rawValue: 1 << 62)
  /// Names what is said, and no sayer: слова, комментарий.
  static let wordsNoun = Traits(rawValue: 1 << 63)

  static let terminators: Traits = [.stop, .question, .exclamation, .ellipsis]
  static let function: Traits = [
    .determiner, .preposition, .postposition, .conjunction, .complementizer, .relative, .auxiliary, .negation, .adverb,
    .particle,
  ]
  static let marks: Traits = [
    .comma, .stop, .question, .exclamation, .ellipsis, .colon, .semicolon, .dash, .hyphen, .opensBracket,
    .closesBracket,
    .quotationMark,
  ]
}
