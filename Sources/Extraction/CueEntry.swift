/// What the packs say of one cue: a form of a reporting verb, an attribution phrase, or what only looks like one.
struct CueEntry: Sendable {
  enum Kind: Equatable {
    case verb(VerbClass)
    case phrase(PhraseClass)
    case none
  }

  /// `class` of `reporting-verbs.tsv`.
  enum VerbClass: String, CaseIterable {
    case speech, thought, ask, order, call, write, relay, negative
  }

  /// `class` of `attribution-phrases.tsv`.
  enum PhraseClass: String, CaseIterable {
    case source, view, relay, place, passive
  }

  /// `takes` of `reporting-verbs.tsv`.
  struct Takes: OptionSet {
    let rawValue: UInt16
    static let direct = Takes(rawValue: 1)
    static let that = Takes(rawValue: 2)
    static let whether = Takes(rawValue: 4)
    static let infinitive = Takes(rawValue: 8)
    static let of = Takes(rawValue: 16)
    static let `as` = Takes(rawValue: 32)
    static let noun = Takes(rawValue: 64)
    static let dep = Takes(rawValue: 128)
    static let participle = Takes(rawValue: 256)

    static func named(_ name: String) -> Takes? {
      switch name {
      case "direct": .direct
      case "that": .that
      case "whether": .whether
      case "to": .infinitive
      case "of": .of
      case "as": .as
      case "noun": .noun
      case "dep": .dep
      case "participle": .participle
      default: nil
      }
    }
  }

  enum Side: String, CaseIterable {
    case before, after
  }

  let kind: Kind
  var takes: Takes = []
  /// Where the speaker of a phrase stands.
  var side: Side = .after
  /// The phrase's speaker is in the genitive: Omarov’s claim that.
  var isGenitive = false
  /// The verb is told to somebody, who stands behind it: tell.
  var hasAddressee = false
  /// The phrase ends in a complementizer: claim that.
  var endsInComplementizer = false
  /// No one says it: сообщается.
  var isAgentless = false
  /// A form that may stand with the noun of who says it: деп айтқан министр.
  var isAttributive = false
  /// The speaker is the author, or somebody who says I: деймін.
  var isFirstPerson = false
  /// Too weak to report a clause by itself without a complementizer: show, find.
  var isWeak = false

  /// Its plain form and the form in -s are nouns more often than verbs: states, remarks.
  var isNounLike = false
  /// Takes a bare clause without more evidence: say, think.
  var isPlain = false

  /// What wins when two entries are the same words.
  var rank: Int {
    switch kind {
    case .none: 3
    case .verb(.negative): 2
    case .phrase: 1
    case .verb: 0
    }
  }
}
