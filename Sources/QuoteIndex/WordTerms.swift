import Analysis
import Names
import Segments

/// The terms that a preparer's articles have, each with a number, and by word those that stand for it. What is known of a
/// word is found once, however often it is met.
///
/// One a preparer.
final class WordTerms {
  /// What a word of the vocabulary stands for.
  struct Entry {
    /// Marks have none: `none`.
    var word = WordTerms.none
    var title = WordTerms.none
    /// Where its names begin in `nameNumbers`, and how many there are; asked only of capitalised words.
    var firstName: Int32 = 0
    var nameCount: Int32 = 0
    var isMark = false
  }

  static let none = UInt32.max

  // One a thread, and no call comes back into it: the checks cost more than the work.
  @exclusivity(unchecked) private var table = TermTable()
  @exclusivity(unchecked) private var entries: [Entry] = []
  @exclusivity(unchecked) private var nameNumbers: [UInt32] = []
  @exclusivity(unchecked) private var stems: [[UInt32]] = []
  private var stemLanguages: [LanguageTag] = []
  private var speakerTerms: [WordID: [UInt32]] = [:]
  private var pieces: [String: [UInt32]] = [:]
  private let vocabulary: Vocabulary
  private let names: NameTerms
  private let stemmers: LanguageStemmers
  private let packs: LanguagePacks
  private let stopWords: Set<ExactText>

  /// - Parameter stopWords: folded; a capitalised one is no name.
  init(
    vocabulary: Vocabulary, names: NameTerms, stemmers: LanguageStemmers, packs: LanguagePacks,
    stopWords: Set<ExactText>
  ) {
    self.vocabulary = vocabulary
    self.names = names
    self.stemmers = stemmers
    self.packs = packs
    self.stopWords = stopWords
  }

  /// Bytes held, roughly: the tables, and what vocabulary and finders remember of each word.
  var memoryUse: Int { table.memoryUse + entries.count * 300 }

  /// The number of a term, given to it now if it is new; longer than the index holds, it is cut.
  func number(_ term: [UInt8]) -> UInt32 {
    term.count <= CollectionBuilder.longestTerm
      ? table.intern(term) : table.intern(Array(term.prefix(CollectionBuilder.longestTerm)))
  }

  /// Appends the terms from a number on, and where each ends; gives how many there are in all.
  func append(from first: Int, to bytes: inout [UInt8], ends: inout [Int]) -> Int {
    for term in first..<table.count {
      bytes.append(contentsOf: table.bytes(term))
      ends.append(bytes.count)
    }
    return table.count
  }

  func number(_ kind: TermKind, _ text: String) -> UInt32 { number(kind.term(text)) }

  @inline(__always)
  func entry(_ word: WordID) -> Entry {
    let index = Int(word.index)
    if index >= entries.count { learn(index) }
    return entries[index]
  }

  /// The names that a word may be, by sound.
  @inline(__always)
  func addNames(_ entry: Entry, to terms: inout GatheredTerms) {
    for index in Int(entry.firstName)..<Int(entry.firstName + entry.nameCount) { terms.add(nameNumbers[index]) }
  }

  @inline(never)
  private func learn(_ last: Int) {
    for index in entries.count...last {
      let word = vocabulary.words[index]
      var entry = Entry(isMark: word.kind == .mark)
      if !entry.isMark {
        entry.word = number(.word, word.folded)
        entry.title = Self.none
        if word.isCapitalised, !stopWords.contains(ExactText(word.folded)) {
          entry.firstName = Int32(nameNumbers.count)
          nameNumbers += names.terms(of: word, kind: .name).map(number)
          entry.nameCount = Int32(nameNumbers.count) - entry.firstName
        }
      }
      entries.append(entry)
    }
  }

  /// The number of a word of a title.
  func title(_ identifier: WordID) -> UInt32 {
    let entry = entry(identifier)
    if entry.title != Self.none { return entry.title }
    let title = number(.title, vocabulary[identifier].folded)
    entries[Int(identifier.index)].title = title
    return title
  }

  // MARK: Stems

  /// Where the stems of a language are kept, for `stem(_:in:pack:)`.
  func place(of language: LanguageTag) -> Int {
    if let place = stemLanguages.firstIndex(of: language) { return place }
    stemLanguages.append(language)
    stems.append([])
    return stems.count - 1
  }

  @inline(__always)
  func stem(_ word: WordID, in place: Int, pack: Int) -> UInt32 {
    let index = Int(word.index)
    if index < stems[place].count, stems[place][index] != Self.none { return stems[place][index] }
    return learnStem(index, place, pack)
  }

  @inline(never)
  private func learnStem(_ index: Int, _ place: Int, _ pack: Int) -> UInt32 {
    if index >= stems[place].count {
      let room = max(vocabulary.words.count, index + 1) - stems[place].count
      stems[place].append(contentsOf: repeatElement(Self.none, count: room))
    }
    // All tables were read when the preparer was made.
    let stem = try! stemmers.stem(vocabulary.words[index].folded, language: stemLanguages[place], pack: pack)
    let term = number(.stem, "\(packs.packs[pack].language):\(stem)")
    stems[place][index] = term
    return term
  }

  // MARK: Outlets and speakers

  /// The words of an outlet's name.
  func outlet(_ name: String) -> [UInt32] {
    if let known = pieces[name] { return known }
    let terms = EntityForms.pieces(of: name).map { number(.outletWord, $0) }
    pieces[name] = terms
    return terms
  }

  /// The terms of a word of a speaker's name: as it is written, and how it sounds.
  func speaker(_ identifier: WordID) -> [UInt32] {
    if let known = speakerTerms[identifier] { return known }
    let word = vocabulary[identifier]
    var terms: [UInt32] = []
    if word.kind != .mark {
      terms = [number(.speakerWord, word.folded)] + names.terms(of: word, kind: .speakerName).map(number)
    }
    speakerTerms[identifier] = terms
    return terms
  }
}
