import Analysis

/// One pack as the rules of extraction need it: phrases in tries, closed classes and endings as traits.
final class Lexicon {
  let cues: [CueEntry]
  /// Values: the entry's rank above its index in `cues`.
  let cueTrie: PhraseTrie
  let roles: [RoleEntry]
  let roleTrie: PhraseTrie
  /// Values: 0 `before`, 1 `after` the marks.
  let scareTrie: PhraseTrie
  let labelTrie: PhraseTrie
  let pronouns: [Pronoun]
  let marks: QuotationMarks
  /// The verb stands last: what is reported stands before its cue.
  let isVerbLast: Bool
  /// Of called X “…”, X belongs to what is quoted.
  let calledObjectIsInside: Bool

  /// Forms of verbs are nouns as well, so that their neighbours decide: report, claims.
  let nounsShareForms: Bool

  /// A noun phrase shows by its article where it begins.
  let hasArticles: Bool

  /// The comma after marked words stands behind the closing mark.
  let commaStandsOutside: Bool

  private let lexemes: [String: Int32]
  private let startTraits: [Int32: Traits]
  private let classTraits: [String: Traits]
  private let pronounOfWord: [String: UInt8]
  private let endings: [(ending: String, trait: Traits)]
  private let givenNames: [String: Traits]

  /// - Throws: `AnalysisError` when a table is broken.
  init(pack: LanguagePack) throws(AnalysisError) {
    var builder = try LexiconBuilder()
    try builder.read(pack)
    self.cues = builder.cues
    self.cueTrie = builder.cueTrie
    self.roles = builder.roles
    self.roleTrie = builder.roleTrie
    self.scareTrie = builder.scareTrie
    self.labelTrie = builder.labelTrie
    self.pronouns = builder.pronouns
    self.marks = try QuotationMarks(pack: pack)
    self.isVerbLast = pack.settings["word-order"] == "SOV"
    self.calledObjectIsInside = pack.settings["called-object"] == "inside"
    self.nounsShareForms = pack.settings["verb-forms-are-nouns"] == "yes"
    self.hasArticles = pack.settings["articles"] == "yes"
    self.commaStandsOutside = pack.settings["comma-after-marks"] == "outside"
    self.lexemes = builder.lexemes
    self.startTraits = builder.startTraits
    self.classTraits = builder.classTraits
    self.pronounOfWord = builder.pronounOfWord
    self.endings = builder.endings
    self.givenNames = builder.givenNames
  }

  /// A word's key in the tables: folded, with the typed apostrophe.
  static func key(_ word: Word) -> String { key(word.folded) }

  /// The bytes of a word end with those of an ending: `hasSuffix` without its walk over graphemes.
  static func ends(_ word: String, _ ending: String) -> Bool {
    let (word, ending) = (word.utf8, ending.utf8)
    return word.count >= ending.count && word.suffix(ending.count).elementsEqual(ending)
  }

  static func key(_ folded: String) -> String {
    folded.utf8.contains(0xE2)
      ? String(String.UnicodeScalarView(folded.unicodeScalars.map { $0 == "\u{2019}" ? "'" : $0 })) : folded
  }

  /// A verb form that takes what is said right before it: дейді, деседі.
  func isBareVerb(_ folded: String) -> Bool { classTraits[folded]?.contains(.bareVerb) ?? false }

  static let rankShift: Int32 = 24

  func cue(ofValue value: Int32) -> CueEntry { cues[Int(value & (1 << Self.rankShift - 1))] }

  /// All that the pack says of a word by itself. Some dictionary lookups; asked once a distinct word.
  func facts(of word: Word) -> WordFacts {
    var facts = WordFacts()
    let key = Self.key(word)
    if word.kind == .mark {
      facts.traits = Self.traits(ofMark: word.first)
      if marks.contains(word.first) { facts.traits.insert(.quotationMark) }
    } else {
      facts.traits = word.kind == .number ? [.number] : [.word]
      if word.isCased, word.isCapitalised { facts.traits.insert(.capitalised) }
      if word.isAllCapitals { facts.traits.insert(.allCapitals) }
      addEndings(of: key, to: &facts.traits)
      facts.isInitial =
        word.isCapitalised
        && (word.form.unicodeScalars.count == 1 || word.form.unicodeScalars.count <= 5 && word.form.contains("."))
    }
    if let traits = classTraits[key] { facts.traits.formUnion(traits) }
    if let lexeme = lexemes[key] {
      facts.lexeme = lexeme
      if let traits = startTraits[lexeme] { facts.traits.formUnion(traits) }
    }
    if let pronoun = pronounOfWord[key] { facts.pronoun = pronoun + 1 }
    if word.isCapitalised, let gender = givenNames[key] { facts.traits.formUnion(gender.union(.givenName)) }
    return facts
  }

  private func addEndings(of key: String, to traits: inout Traits) {
    let length = key.utf8.count
    for (ending, trait) in endings
    where (length > ending.utf8.count + 1 || length == ending.utf8.count && trait == .clauseEnd)
      && Self.ends(key, ending)
    {
      // A word of the closed classes is not what its ending says.
      if trait == .adverb, traits.contains(.capitalised) || length < 6 { continue }
      traits.formUnion(trait)
    }
  }

  private static func traits(ofMark scalar: Unicode.Scalar) -> Traits {
    switch scalar {
    case ",", "\u{60C}": .comma
    case ".": .stop
    case "?", "\u{61F}": .question
    case "!": .exclamation
    case "\u{2026}": .ellipsis
    case ":": .colon
    case ";", "\u{61B}": .semicolon
    case "\u{2014}", "\u{2013}", "\u{2015}", "\u{2212}": .dash
    case "-", "\u{2010}", "\u{2011}": .hyphen
    case "(", "[": .opensBracket
    case ")", "]": .closesBracket
    case "'", "\u{2019}": .apostrophe
    default: []
    }
  }
}
