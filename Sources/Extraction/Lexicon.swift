import Analysis

/// One pack as the rules of extraction need it: phrases in tries, closed classes and endings as traits.
final class Lexicon: Sendable {
  let cues: [CueEntry]
  /// Values: the entry's rank above its index in `cues`.
  let cueTrie: PhraseTrie
  let roles: [RoleEntry]
  let roleTrie: PhraseTrie
  /// Values: 0 `before`, 1 `after` the marks.
  let scareTrie: PhraseTrie
  /// Values: 1 where the name is that of a body that can speak, 2 for words on show.
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

  private let confidences: [Pattern: Double]
  private let words: LexiconWords
  private let endings: WordEndings
  private let attributiveEndings: [String]

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
    self.confidences = builder.confidences
    self.words = LexiconWords(builder)
    self.endings = WordEndings(builder.endings)
    self.attributiveEndings = builder.attributiveEndings
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
  func isBareVerb(_ folded: String) -> Bool { words[folded]?.classes.contains(.bareVerb) ?? false }

  /// A verb form that stands with the noun behind it: айтқан.
  func isAttributive(_ folded: String) -> Bool { attributiveEndings.contains { Self.ends(folded, $0) } }

  /// How often a rule is right in this language; of a rule that its pack does not measure, one in two.
  func confidence(of pattern: Pattern) -> Double { confidences[pattern] ?? 0.5 }

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
        && (word.form.unicodeScalars.count == 1
          || word.form.unicodeScalars.count <= 5 && word.form.utf8.contains(UInt8(ascii: ".")))
    }
    let entry = words[key]
    if let entry {
      facts.traits.formUnion(entry.classes.union(entry.starts))
      facts.lexeme = entry.lexeme
      facts.pronoun = entry.pronoun
      if word.isCapitalised { facts.traits.formUnion(entry.givenName) }
    }
    if entry?.classes.isEmpty ?? true, let clitic = pronounWithClitic(key) {
      if facts.pronoun == 0 { facts.pronoun = clitic }
      if !facts.has(.relative) {
        facts.traits.remove(.possessive)
        facts.traits.insert(.auxiliary)
      }
    }
    return facts
  }

  /// He’s, they’ve: a pronoun and an auxiliary in one word.
  private func pronounWithClitic(_ key: String) -> UInt8? {
    guard let apostrophe = key.utf8.firstIndex(of: UInt8(ascii: "'")),
      words[String(key[apostrophe...])]?.classes.contains(.auxiliary) ?? false,
      let pronoun = words[String(key[..<apostrophe])]?.pronoun, pronoun > 0
    else { return nil }
    return pronoun
  }

  private func addEndings(of key: String, to traits: inout Traits) {
    // An adverb is no name and no small word.
    let isNoAdverb = traits.contains(.capitalised) || key.utf8.count < 6
    traits.formUnion(endings.traits(of: key, butAdverb: isNoAdverb))
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
