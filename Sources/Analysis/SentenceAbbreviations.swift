/// A pack's abbreviations, common words and reporting verbs: what tells a full stop that shortens a word from one that ends a sentence.
struct SentenceAbbreviations: Sendable {
  /// Whether a sentence ends after an abbreviation before a capital.
  enum Ends: String, CaseIterable, Sendable {
    /// It cannot: a name or number follows (`г-н.`).
    case never
    /// It can, when a common word follows: «в 2022 г. Он», but not «в 2022 г. Токаев».
    case maybe
    /// It does (`т.д.`).
    case often
  }

  /// As written, without the last full stop; two words are joined by one space.
  private var ends: [ExactText: Ends] = [:]
  /// The last words of those of two words: before any other the word before need not be looked at.
  private var secondWords: Set<ExactText> = []
  /// Folded words that never are a name.
  private var commonWords: Set<ExactText> = []
  private var reportingVerbs: Set<ExactText> = []

  init(pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("abbreviations.tsv", columns: 2) {
      var abbreviation = row.value(0) ?? ""
      if abbreviation.hasSuffix(".") { abbreviation.removeLast() }
      ends[ExactText(abbreviation)] = try row.choice(1, of: Ends.self)
      if let space = abbreviation.lastIndex(of: " ") {
        secondWords.insert(ExactText(String(abbreviation[abbreviation.index(after: space)...])))
      }
    }
    for row in try pack.tableIfPresent("reporting-verbs.tsv", columns: 4) {
      reportingVerbs.formUnion(row.values(3).map { ExactText($0) })
    }
    for (file, columns) in [("stop-words.tsv", 1), ("function-words.tsv", 2), ("pronouns.tsv", 5)] {
      for row in try pack.tableIfPresent(file, columns: columns) {
        if let word = row.value(0) { commonWords.insert(ExactText(TermNormalizer.fold(word))) }
      }
    }
  }

  /// What the table says of a word, or of it with the word before: `т. д`. A word at a sentence's start may be written
  /// with a capital, but one letter with a capital is an initial.
  func ends(_ word: String, after before: String) -> Ends? {
    let lower =
      word.unicodeScalars.contains { !LetterProperties(of: $0).isSubset(of: [.letter, .lower]) }
      ? word.lowercased() : word
    if !before.isEmpty, secondWords.contains(ExactText(word)) || secondWords.contains(ExactText(lower)) {
      let both = "\(before) \(word)"
      if let known = ends[ExactText(both)] ?? ends[ExactText(both.lowercased())] { return known }
    }
    if let known = ends[ExactText(word)] { return known }
    return word.unicodeScalars.count > 1 ? ends[ExactText(lower)] : nil
  }

  func isReportingVerb(_ word: String) -> Bool { reportingVerbs.contains(ExactText(TermNormalizer.fold(word))) }

  func isCommon(_ word: String) -> Bool { commonWords.contains(ExactText(TermNormalizer.fold(word))) }
}
