import Analysis

/// Finds people whom no authority file knows, by how their names are built: a given name of the packs and what stands beside
/// it, initials, a surname's ending.
///
/// One a thread; remembers what each distinct word may be.
package final class PersonFinder {
  private let reader: NameReader
  private let givenNames: GivenNames
  /// Endings of surnames, the longest first, and whether they say so at a sentence's start, too.
  private let endings: ByteEndings
  private let isSure: [Bool]
  /// What stands before a name and is none of it: Mayor.
  private let titles: Set<ExactText>
  /// By the number of a word.
  @exclusivity(unchecked) private var known: [Kind] = []

  private enum Kind: UInt8 {
    case given, surname, likelySurname, capitalised, initial, title, other
    /// Not asked for yet.
    case unknown
  }

  /// - Throws: `AnalysisError` when a table of the packs is broken.
  package init(packs: LanguagePacks, reader: NameReader, givenNames: GivenNames) throws(AnalysisError) {
    self.reader = reader
    self.givenNames = givenNames
    var found: [(bytes: [UInt8], isSure: Bool)] = []
    for pack in packs.packs {
      for row in try pack.tableIfPresent("name-surnames.tsv", columns: 2) {
        guard row.cells[1] == "anywhere" || row.cells[1] == "inside" else {
          throw .badLine(file: row.file, line: row.line, expected: "anywhere or inside", found: row.cells[1])
        }
        found.append((Array(Word.term(of: row.cells[0]).utf8), row.cells[1] == "anywhere"))
      }
    }
    var titles: Set<ExactText> = []
    for row in try PackTable(path: packs.rootFile("name-particles.tsv"), columns: 2).rows where row.cells[0] == "title"
    {
      titles.formUnion(row.values(1).map { ExactText(Word.term(of: $0)) })
    }
    self.titles = titles
    found.sort { $0.bytes.count > $1.bytes.count }
    endings = ByteEndings(found.map(\.bytes))
    isSure = found.map(\.isSure)
  }

  /// The ranges of tokens that name a person, in the text's order; none touches a token of `taken`. Linear.
  package func people(in text: AnalysedText, taken: Set<Int> = []) -> [Range<Int>] {
    var people: [Range<Int>] = []
    var token = 0
    var sentence = 0
    while token < text.tokens.count {
      // No name begins with a word that is none.
      let kind = kind(at: token, text)
      if kind == .other || taken.contains(token) {
        token += 1
        continue
      }
      while sentence < text.sentences.count, text.sentences[sentence].tokens.upperBound <= token { sentence += 1 }
      let isFirst = sentence < text.sentences.count && text.sentences[sentence].tokens.lowerBound == token
      if let end = end(ofNameAt: token, text, taken, isFirst: isFirst) {
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
        guard token + 1 < text.tokens.count, Self.isStop(text.shape(token + 1)) else { return finish() }
        hasInitial = true
        token += 2
        end = token
        continue
      case .given: hasGiven = true
      case .surname: hasSurname = true
      case .likelySurname: if words > 0 || !isFirst { hasSurname = true }
      case .capitalised: if words == 0, !hasInitial, !isFirstOfPair(token, text, taken, isFirst: isFirst) { return nil }
      // Behind a given name it is a surname: King.
      case .title: if words == 0 { return nil }
      case .other, .unknown: return finish()
      }
      words += 1
      token += 1
      end = token
      if token + 1 < text.tokens.count, Self.isHyphen(text.shape(token)), text.isJoinedToNext(token),
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

  /// A plain capitalised word before a given name or an initial is a surname that stands first, and before a sure surname a
  /// given name that no list has. The first word of a sentence has its capital for another reason: Сегодня Реджеп Эрдоган.
  private func isFirstOfPair(_ token: Int, _ text: AnalysedText, _ taken: Set<Int>, isFirst: Bool) -> Bool {
    guard token + 1 < text.tokens.count, !taken.contains(token + 1) else { return false }
    switch kind(at: token + 1, text) {
    case .given, .surname: return !isFirst
    case .initial: return token + 2 < text.tokens.count && Self.isStop(text.shape(token + 2))
    default: return false
    }
  }

  private static func isStop(_ word: WordShape) -> Bool { word.kind == .mark && word.first == "." }
  private static func isHyphen(_ word: WordShape) -> Bool {
    word.kind == .mark && ["-", "\u{2010}", "\u{2011}"].contains(word.first)
  }

  private func kind(at token: Int, _ text: AnalysedText) -> Kind {
    let index = Int(text.tokens[token].word.index)
    if index < known.count, known[index] != .unknown { return known[index] }
    return learn(index, text)
  }

  @inline(never)
  private func learn(_ index: Int, _ text: AnalysedText) -> Kind {
    if index >= known.count {
      let room = max(text.vocabulary.words.count, index + 1) - known.count
      known.append(contentsOf: repeatElement(.unknown, count: room))
    }
    known[index] = kind(of: text.vocabulary.words[index])
    return known[index]
  }

  private func kind(of word: Word) -> Kind {
    guard word.kind == .word, word.isCapitalised, word.isCased else { return .other }
    let letters = word.folded.unicodeScalars.count
    if letters == 1 { return .initial }
    if titles.contains(ExactText(word.folded)) { return .title }
    if word.isAllCapitals || letters < 3 { return .other }
    if givenNames.contains(word.folded, reader: reader) { return .given }
    guard let ending = surnameEnding(of: reader.nominatives(of: word.folded)) else { return .capitalised }
    return isSure[ending] ? .surname : .likelySurname
  }

  /// The number of the longest ending of a surname that one of the forms has, with more than the ending left of it.
  private func surnameEnding(of forms: [String]) -> Int? {
    var longest: Int?
    for var form in forms {
      form.withUTF8 { name in
        endings.forEach(endingOf: name) { ending, length in
          if name.count - length > 3, longest.map({ ending < $0 }) ?? true { longest = ending }
        }
      }
    }
    return longest
  }
}
