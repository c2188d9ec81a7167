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
    var nameCount: UInt16 = 0
    var isMark = false
    /// What `isNew` was last asked with.
    fileprivate var stamp: UInt64 = 0
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
  private let stopWords: TextNumbers
  /// A term while it is put together.
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  /// By place of a language: what its stems begin with.
  private var stemPrefixes: [[UInt8]] = []

  /// - Parameter stopWords: folded; a capitalised one is no name.
  init(
    vocabulary: Vocabulary, names: NameTerms, stemmers: LanguageStemmers, packs: LanguagePacks,
    stopWords: TextNumbers
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

  func number(_ kind: TermKind, _ text: String) -> UInt32 {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(kind.rawValue)
    bytes.append(contentsOf: text.utf8)
    return number(bytes)
  }

  @inline(__always)
  func entry(_ word: WordID) -> Entry {
    let index = Int(word.index)
    if index >= entries.count { learn(index) }
    return entries[index]
  }

  /// Whether a word, whose entry was asked for before, is met for the first time since the stamp is this one; 0 is no stamp.
  @inline(__always)
  func isNew(_ word: WordID, _ stamp: UInt64) -> Bool {
    let index = Int(word.index)
    if entries[index].stamp == stamp { return false }
    entries[index].stamp = stamp
    return true
  }

  /// The names that a word may be, by sound.
  @inline(__always)
  func addNames(_ entry: Entry, to terms: inout GatheredTerms) {
    let first = Int(entry.firstName)
    for index in first..<first + Int(entry.nameCount) { terms.add(nameNumbers[index]) }
  }

  @inline(never)
  private func learn(_ last: Int) {
    for index in entries.count...last {
      let word = vocabulary.words[index]
      var entry = Entry(isMark: word.kind == .mark)
      if !entry.isMark {
        entry.word = number(.word, word.folded)
        entry.title = Self.none
        if word.isCapitalised, !stopWords.contains(word.folded) {
          entry.firstName = Int32(nameNumbers.count)
          for term in names.terms(of: word, kind: .name) { nameNumbers.append(number(term)) }
          // Readings and keys of a word are few by `SoundTable.mostReadings` and `SoundSigns.mostKeys`.
          entry.nameCount = UInt16(nameNumbers.count - Int(entry.firstName))
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
    stemPrefixes.append([])
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
    if stemPrefixes[place].isEmpty { stemPrefixes[place] = TermKind.stem.term("\(packs.packs[pack].language):") }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: stemPrefixes[place])
    bytes.append(contentsOf: stem.utf8)
    let term = number(bytes)
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
