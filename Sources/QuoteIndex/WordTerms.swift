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
    /// Its stem in the language that it was last met in, and that language's place.
    fileprivate var stem = WordTerms.none
    fileprivate var stemPlace = Entry.noPlace
    /// Where its names begin in `nameNumbers`, and how many there are; asked only of capitalised words.
    var firstName: Int32 = 0
    var nameCount: UInt16 = 0
    var isMark = false
    /// The stamp with which it was last added.
    fileprivate var stamp: UInt64 = 0

    fileprivate static let noPlace = UInt16.max
  }

  static let none = UInt32.max

  // One a thread, and no call comes back into it: the checks cost more than the work.
  @exclusivity(unchecked) private var table = TermTable()
  @exclusivity(unchecked) private var entries: [Entry] = []
  @exclusivity(unchecked) private var nameNumbers: [UInt32] = []
  /// By word: its term in a title.
  private var titles: [UInt32] = []
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
  /// Words that were added and whose stems and names are still to be, and those stems and names.
  @exclusivity(unchecked) private var fresh = NumberList()
  @exclusivity(unchecked) private var found = NumberList()
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

  /// Adds the words of some tokens of a text of the vocabulary. Those that were not added before with this stamp, which is
  /// not 0, are kept for `addStemsAndNames`.
  func addWords(_ tokens: Slice<UnsafeBufferPointer<Token>>, _ stamp: UInt64, to terms: inout GatheredTerms) {
    if entries.count < vocabulary.words.count { learn(vocabulary.words.count - 1) }
    terms.words.reserve(tokens.count)
    fresh.reserve(tokens.count)
    // Nothing here is decided by a branch: the entries of words that follow one another are fetched together.
    let (words, fresh) = (terms.words.start, fresh.start)
    var (wordCount, freshCount) = (terms.words.count, self.fresh.count)
    entries.withUnsafeMutableBufferPointer { entries in
      for token in tokens {
        let index = Int(token.word.index)
        let entry = entries[index]
        let counts = entry.isMark ? 0 : 1
        words[wordCount] = entry.word
        wordCount &+= counts
        fresh[freshCount] = UInt32(truncatingIfNeeded: index)
        freshCount &+= entry.stamp == stamp ? 0 : counts
        entries[index].stamp = stamp
      }
    }
    terms.words.count = wordCount
    self.fresh.count = freshCount
  }

  /// Adds what the words kept by `addWords` bring besides themselves: their stems, and the names that they may be, by sound.
  ///
  /// - Parameters:
  ///   - place: of the language, from `place(of:)`.
  ///   - pack: of the language; nil for one without stems.
  func addStemsAndNames(in place: Int, pack: Int?, to terms: inout GatheredTerms) {
    found.count = 0
    found.reserve(fresh.count)
    for word in fresh.numbers {
      let entry = entries[Int(word)]
      if let pack {
        found.append(Int(entry.stemPlace) == place ? entry.stem : stem(Int(word), in: place, pack: pack))
      }
      if entry.nameCount > 0 {
        let first = Int(entry.firstName)
        for index in first..<first + Int(entry.nameCount) { found.append(nameNumbers[index]) }
      }
    }
    fresh.count = 0
    terms.add(found.numbers, below: table.count)
  }

  @inline(never)
  private func learn(_ last: Int) {
    for index in entries.count...last {
      let word = vocabulary.words[index]
      var entry = Entry(isMark: word.kind == .mark)
      if !entry.isMark {
        entry.word = number(.word, word.folded)
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
    let index = Int(identifier.index)
    if index >= titles.count {
      titles.append(contentsOf: repeatElement(Self.none, count: max(vocabulary.words.count, index + 1) - titles.count))
    }
    if titles[index] == Self.none { titles[index] = number(.title, vocabulary[identifier].folded) }
    return titles[index]
  }

  // MARK: Stems

  /// Where the stems of a language are kept.
  func place(of language: LanguageTag) -> Int {
    if let place = stemLanguages.firstIndex(of: language) { return place }
    stemLanguages.append(language)
    stems.append([])
    stemPrefixes.append([])
    return stems.count - 1
  }

  @inline(never)
  private func stem(_ index: Int, in place: Int, pack: Int) -> UInt32 {
    let isKnown = index < stems[place].count && stems[place][index] != Self.none
    let stem = isKnown ? stems[place][index] : learnStem(index, place, pack)
    if place < Int(Entry.noPlace) { (entries[index].stem, entries[index].stemPlace) = (stem, UInt16(place)) }
    return stem
  }

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
