import Analysis

/// Finds people whom no authority file knows, by how their names are built: a given name of the packs and what stands beside
/// it, initials, a surname's ending.
///
/// One a thread; remembers what each distinct word may be.
package final class PersonFinder {
  private let reader: NameReader
  private let givenNames: GivenNames
  /// Endings of surnames, and whether they say so at a sentence's start, too.
  private var endings: [(ending: String, isSure: Bool)] = []
  private var known: [WordID: Kind] = [:]

  private enum Kind {
    case given, surname, likelySurname, capitalised, initial, other
  }

  /// - Throws: `AnalysisError` when a table of the packs is broken.
  package init(packs: LanguagePacks, reader: NameReader, givenNames: GivenNames) throws(AnalysisError) {
    self.reader = reader
    self.givenNames = givenNames
    for pack in packs.packs {
      for row in try pack.tableIfPresent("name-surnames.tsv", columns: 2) {
        guard row.cells[1] == "anywhere" || row.cells[1] == "inside" else {
          throw .badLine(file: row.file, line: row.line, expected: "anywhere or inside", found: row.cells[1])
        }
        endings.append((Word.term(of: row.cells[0]), row.cells[1] == "anywhere"))
      }
    }
    endings.sort { $0.ending.utf8.count > $1.ending.utf8.count }
  }

  /// The ranges of tokens that name a person, in the text's order; none touches a token of `taken`. Linear.
  package func people(in text: AnalysedText, taken: Set<Int> = []) -> [Range<Int>] {
    var people: [Range<Int>] = []
    let starts = Set(text.sentences.map(\.tokens.lowerBound))
    var token = 0
    while token < text.tokens.count {
      if !taken.contains(token), let end = end(ofNameAt: token, text, taken, isFirst: starts.contains(token)) {
        people.append(token..<end)
        token = end
      } else {
        token += 1
      }
    }
    return people
  }

  private func end(ofNameAt start: Int, _ text: AnalysedText, _ taken: Set<Int>, isFirst: Bool) -> Int? {
    var token = start
    var hasGiven = false
    var hasSurname = false
    var hasInitial = false
    var words = 0
    var end = start
    while token < text.tokens.count, !taken.contains(token) {
      let kind = kind(at: token, text)
      switch kind {
      case .initial:
        guard token + 1 < text.tokens.count, Self.isStop(text.word(token + 1)) else { return finish() }
        hasInitial = true
        token += 2
        end = token
        continue
      case .given: hasGiven = true
      case .surname: hasSurname = true
      case .likelySurname: if words > 0 || !isFirst { hasSurname = true }
      case .capitalised: if words == 0, !hasInitial, !isFirstOfPair(token, text, taken) { return nil }
      case .other: return finish()
      }
      words += 1
      token += 1
      end = token
      if token + 1 < text.tokens.count, Self.isHyphen(text.word(token)), text.isJoinedToNext(token),
        self.kind(at: token + 1, text) != .other
      {
        token += 1
      }
      if words >= 4 { break }
    }
    return finish()

    func finish() -> Int? {
      guard words > 0 else { return nil }
      if hasInitial || hasSurname { return end }
      // A given name alone at a sentence's start may be a common word.
      return hasGiven && (words > 1 || !isFirst) ? end : nil
    }
  }

  /// A plain capitalised word before a given name or an initial is a surname that stands first.
  private func isFirstOfPair(_ token: Int, _ text: AnalysedText, _ taken: Set<Int>) -> Bool {
    guard token + 1 < text.tokens.count, !taken.contains(token + 1) else { return false }
    switch kind(at: token + 1, text) {
    case .given: return true
    case .initial: return token + 2 < text.tokens.count && Self.isStop(text.word(token + 2))
    default: return false
    }
  }

  private static func isStop(_ word: Word) -> Bool { word.kind == .mark && word.first == "." }
  private static func isHyphen(_ word: Word) -> Bool {
    word.kind == .mark && ["-", "\u{2010}", "\u{2011}"].contains(word.first)
  }

  private func kind(at token: Int, _ text: AnalysedText) -> Kind {
    let identifier = text.tokens[token].word
    if let kind = known[identifier] { return kind }
    let kind = kind(of: text.vocabulary[identifier])
    known[identifier] = kind
    return kind
  }

  private func kind(of word: Word) -> Kind {
    guard word.kind == .word, word.isCapitalised, word.isCased else { return .other }
    let letters = word.folded.unicodeScalars.count
    if letters == 1 { return .initial }
    if word.isAllCapitals || letters < 3 { return .other }
    if givenNames.contains(word.folded, reader: reader) { return .given }
    let forms = reader.nominatives(of: word.folded)
    for (ending, isSure) in endings
    where forms.contains(where: { $0.hasSuffix(ending) && $0.utf8.count > ending.utf8.count + 3 }) {
      return isSure ? .surname : .likelySurname
    }
    return .capitalised
  }
}
