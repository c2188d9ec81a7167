import Analysis

/// Reads the tables of one pack into the tries and maps of a `Lexicon`.
struct LexiconBuilder {
  var cues: [CueEntry] = []
  var cueTrie = PhraseTrie()
  var roles: [RoleEntry] = []
  var roleTrie = PhraseTrie()
  var scareTrie = PhraseTrie()
  var labelTrie = PhraseTrie()
  var pronouns: [Pronoun] = []
  var lexemes: [ExactText: Int32] = [:]
  var startTraits: [Int32: Traits] = [:]
  var classTraits: [ExactText: Traits] = [:]
  var pronounOfWord: [ExactText: UInt8] = [:]
  var endings: [(ending: String, trait: Traits)] = []
  var givenNames: [ExactText: Traits] = [:]
  var confidences: [Pattern: Double] = [:]

  private let breaker: WordBreaker
  private var agentlessEndings: [String] = []
  private(set) var attributiveEndings: [String] = []
  private var firstPersonEndings: [String] = []

  init() throws(AnalysisError) { breaker = try WordBreaker() }

  mutating func read(_ pack: LanguagePack) throws(AnalysisError) {
    try readEndings(pack)
    try readClasses(pack)
    try readPronouns(pack)
    try readVerbs(pack)
    try readPhrases(pack)
    try readRoles(pack)
    try readMarkedNames(pack)
    for row in try pack.tableIfPresent("confidence.tsv", columns: 3) {
      guard let share = Double(row.cells[1]), (0...1).contains(share) else {
        throw .badLine(file: row.file, line: row.line, expected: "a share from 0 to 1", found: row.cells[1])
      }
      confidences[try row.choice(0, of: Pattern.self)] = share
    }
    for row in try pack.tableIfPresent("given-names.tsv", columns: 2) {
      let trait: Traits = row.cells[1] == "masculine" ? .masculine : row.cells[1] == "feminine" ? .feminine : []
      givenNames[Self.key(row.cells[0])] = trait
    }
  }

  private static func key(_ word: String) -> ExactText { ExactText(Lexicon.key(Word.term(of: word))) }

  /// The words of a phrase as the text's own are cut.
  private mutating func lexemes(of phrase: String) -> [Int32] {
    let bytes = Array(phrase.utf8)
    var segments: [WordBreaker.Segment] = []
    breaker.appendSegments(of: bytes, in: 0..<bytes.count, to: &segments)
    var found: [Int32] = []
    var start = 0
    for segment in segments {
      defer { start = segment.end }
      if bytes[start] == 0x20 { continue }
      let key = Self.key(String(decoding: bytes[start..<segment.end], as: UTF8.self))
      if let known = lexemes[key] {
        found.append(known)
      } else {
        let new = Int32(lexemes.count)
        lexemes[key] = new
        found.append(new)
      }
    }
    return found
  }

  private mutating func readEndings(_ pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("word-endings.tsv", columns: 2) {
      let ending = Lexicon.key(Word.term(of: row.cells[0]))
      switch row.cells[1] {
      case "infinitive": endings.append((ending, .infinitive))
      case "modifier": endings.append((ending, .modifier))
      case "oblique": endings.append((ending, .oblique))
      case "genitive": endings.append((ending, .genitive))
      case "clause-end": endings.append((ending, .clauseEnd))
      case "clause-end-agentless": endings.append((ending, .clauseEndAgentless))
      case "clause-end-order": endings.append((ending, .clauseEndOrder))
      case "converb": endings.append((ending, .converb))
      case "possessive": endings.append((ending, .possessive))
      case "adverb": endings.append((ending, .adverb))
      case "feminine": endings.append((ending, .feminine))
      case "masculine": endings.append((ending, .masculine))
      case "dative": endings.append((ending, .dative))
      case "participle": endings.append((ending, .participle))
      case "finite": endings.append((ending, .finite))
      case "plural": endings.append((ending, .plural))
      case "agentless": agentlessEndings.append(ending)
      case "attributive": attributiveEndings.append(ending)
      case "first-person": firstPersonEndings.append(ending)
      default:
        throw .badLine(
          file: row.file, line: row.line, expected: "a class of word-endings.tsv in locales/README.md",
          found: row.cells[1])
      }
    }
  }

  private mutating func add(_ trait: Traits, to word: String) {
    classTraits[Self.key(word), default: []].formUnion(trait)
  }

  private mutating func readClasses(_ pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("function-words.tsv", columns: 2) where !row.cells[0].contains("_") {
      let trait: Traits
      switch row.cells[1] {
      case "determiner": trait = .determiner
      case "preposition": trait = .preposition
      case "postposition": trait = .postposition
      case "conjunction": trait = .conjunction
      case "complementizer": trait = .complementizer
      case "relative": trait = .relative
      case "auxiliary": trait = .auxiliary
      case "negation": trait = .negation
      case "adverb": trait = .adverb
      case "particle": trait = .particle
      default:
        throw .badLine(file: row.file, line: row.line, expected: "a class of function word", found: row.cells[1])
      }
      add(trait, to: row.cells[0])
    }
    for row in try pack.tableIfPresent("clause-words.tsv", columns: 2) {
      let trait: Traits
      switch row.cells[1] {
      case "link": trait = .link
      case "joiner": trait = .joiner
      case "time": trait = .time
      case "agent": trait = .agent
      case "infinitive-sign": trait = .infinitiveSign
      case "inside": trait = .inside
      case "closes-clause": trait = .closesClause
      case "points-back": trait = .pointsBack
      case "copula": trait = .copula
      case "reports": trait = .reports
      case "bare-verb": trait = .bareVerb
      case "modal": trait = .modal
      case "light-verb": trait = .lightVerb
      case "coordinator": trait = .coordinator
      case "manner": trait = .manner
      case "condition": trait = .condition
      case "words": trait = .wordsNoun
      default:
        throw .badLine(
          file: row.file, line: row.line, expected: "a class of clause-words.tsv in locales/README.md",
          found: row.cells[1])
      }
      add(trait, to: row.cells[0])
    }
  }

  private mutating func readPronouns(_ pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("pronouns.tsv", columns: 5) {
      let key = Self.key(row.cells[0])
      let form = row.cells[4]
      let isOblique = form != "nominative" && form != "genitive"
      if let known = pronounOfWord[key] {
        pronouns[Int(known)].isNominative = pronouns[Int(known)].isNominative || form == "nominative"
        pronouns[Int(known)].isGenitive = pronouns[Int(known)].isGenitive || form == "genitive"
        pronouns[Int(known)].isOblique = pronouns[Int(known)].isOblique || isOblique
        continue
      }
      guard let person = Int(row.cells[1]), pronouns.count < 250 else {
        throw .badLine(file: row.file, line: row.line, expected: "a person, 1 to 3", found: row.cells[1])
      }
      let isIndefinite = classTraits[key]?.contains(.determiner) ?? false
      pronounOfWord[key] = UInt8(pronouns.count)
      pronouns.append(
        Pronoun(
          person: person, isPlural: row.cells[2] == "plural", isIndefinite: isIndefinite,
          gender: Pronoun.Gender(rawValue: row.cells[3]),
          isNominative: form == "nominative", isGenitive: form == "genitive", isOblique: isOblique))
    }
  }

  private mutating func addCue(_ phrase: String, _ entry: CueEntry) {
    let words = lexemes(of: phrase)
    guard let first = words.first else { return }
    startTraits[first, default: []].insert(.startsCue)
    let rank = Int32(entry.rank)
    cueTrie.insert(words, value: rank << Lexicon.rankShift | Int32(cues.count)) { $0 >> Lexicon.rankShift < rank }
    cues.append(entry)
  }

  private mutating func readVerbs(_ pack: LanguagePack) throws(AnalysisError) {
    var addressed: Set<String> = []
    var weak: Set<String> = []
    var nouns: Set<String> = []
    var plain: Set<String> = []
    for row in try pack.tableIfPresent("verb-notes.tsv", columns: 2) {
      switch row.cells[1] {
      case "addressee": addressed.insert(row.cells[0])
      case "weak": weak.insert(row.cells[0])
      case "noun": nouns.insert(row.cells[0])
      case "plain": plain.insert(row.cells[0])
      default:
        throw .badLine(file: row.file, line: row.line, expected: "addressee, weak, noun or plain", found: row.cells[1])
      }
    }
    for row in try pack.tableIfPresent("reporting-verbs.tsv", columns: 4) {
      let verbClass = try row.choice(1, of: CueEntry.VerbClass.self)
      var takes: CueEntry.Takes = []
      for name in row.values(2) {
        guard let one = CueEntry.Takes.named(name) else {
          throw .badLine(file: row.file, line: row.line, expected: "what a verb takes", found: name)
        }
        takes.insert(one)
      }
      let lemma = row.cells[0]
      for form in row.values(3) {
        var entry = CueEntry(kind: .verb(verbClass), takes: takes)
        entry.hasAddressee = addressed.contains(lemma)
        entry.isWeak = weak.contains(lemma)
        entry.isNounLike =
          nouns.contains(lemma) && form.utf8.count - lemma.utf8.count <= 2
          && form.utf8.starts(with: lemma.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 })
        entry.isPlain = plain.contains(lemma)
        entry.isAgentless = isAgentless(form, of: lemma)
        entry.isAttributive = attributiveEndings.contains { Lexicon.ends(form, $0) }
        entry.isFirstPerson = firstPersonEndings.contains { Lexicon.ends(form, $0) }
        addCue(form, entry)
      }
    }
  }

  /// The form ends as a passive does, and the ending is none of the lemma's own; after a stem («айт-») it must be whole.
  private func isAgentless(_ form: String, of lemma: String) -> Bool {
    let isStem = lemma.hasSuffix("-")
    let stem = isStem ? String(lemma.dropLast()) : lemma
    return agentlessEndings.contains { ending in
      guard Lexicon.ends(form, ending) else { return false }
      return isStem ? form.utf8.count >= stem.utf8.count + ending.utf8.count : !Lexicon.ends(lemma, ending)
    }
  }

  private mutating func readPhrases(_ pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("attribution-phrases.tsv", columns: 4) {
      guard let phrase = row.value(0) else { continue }
      var entry = CueEntry(kind: .phrase(try row.choice(1, of: CueEntry.PhraseClass.self)))
      entry.side = try row.choice(2, of: CueEntry.Side.self)
      entry.isGenitive = row.cells[3] == "genitive"
      entry.takes = [.direct, .that]
      if let last = phrase.split(separator: " ").last, phrase.contains(" ") {
        entry.endsInComplementizer =
          classTraits[Self.key(String(last))]?.contains(.complementizer) ?? false
      }
      addCue(phrase, entry)
    }
    for row in try pack.tableIfPresent("false-cues.tsv", columns: 2) {
      if let phrase = row.value(0) { addCue(phrase, CueEntry(kind: .none)) }
    }
  }

  private mutating func readRoles(_ pack: LanguagePack) throws(AnalysisError) {
    var lemma: Int32 = 0
    for row in try pack.tableIfPresent("roles.tsv", columns: 3) {
      let kind = try row.choice(1, of: RoleEntry.Kind.self)
      let forms = row.values(2)
      let nominatives = Set(forms.compactMap(beforeGenitive))
      for (place, form) in forms.enumerated() {
        let words = lexemes(of: form)
        guard let first = words.first else { continue }
        startTraits[first, default: []].insert(.startsRole)
        roles.append(
          RoleEntry(kind: kind, lemma: lemma, isFirstForm: place == 0, isNominative: nominatives.contains(form)))
        roleTrie.insert(words, value: Int32(roles.count - 1))
      }
      lemma += 1
    }
  }

  /// What stands before the genitive ending of a form; nil where it has none.
  private func beforeGenitive(_ form: String) -> String? {
    guard let ending = endings.first(where: { $0.trait == .genitive && Lexicon.ends(form, $0.ending) }) else {
      return nil
    }
    return String(form.dropLast(ending.ending.count))
  }

  private mutating func readMarkedNames(_ pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("scare-words.tsv", columns: 2) {
      let side = try row.choice(1, of: CueEntry.Side.self)
      guard let phrase = row.value(0) else { continue }
      let words = lexemes(of: phrase)
      guard let first = words.first else { continue }
      startTraits[first, default: []].insert(.startsScare)
      scareTrie.insert(words, value: side == .before ? 0 : 1)
    }
    for row in try pack.tableIfPresent("label-nouns.tsv", columns: 3) {
      for form in row.values(2) {
        let words = lexemes(of: form)
        guard let first = words.first else { continue }
        startTraits[first, default: []].insert(.startsLabel)
        labelTrie.insert(words, value: row.cells[1] == "firm" ? 1 : row.cells[1] == "slogan" ? 2 : 0) { $0 == 0 }
      }
    }
  }
}
