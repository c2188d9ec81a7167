import Analysis

/// Reads one written word as a name: the nominatives it may be a form of, and its sounds.
///
/// One a thread: the romaniser for scripts without rows in `sounds.tsv` keeps its place.
package final class NameReader {
  package let table: SoundTable
  private let endings: [NameEndings]
  /// By the last sign of the suffix.
  private lazy var soundSuffixes = findSoundSuffixes()
  private let packs: LanguagePacks
  /// Read when the first name in Chinese characters is met.
  private var languages: HanLanguages?
  private var romaniser: Transliterator?
  private var known: [ExactText: [String]] = [:]
  private var knownReadings: [ExactText: [Sounds]] = [:]

  /// So many words are remembered; then it starts anew, so that it cannot grow with the text.
  private static let mostKnown = 1 << 17

  /// - Throws: `AnalysisError` when a table of the packs is broken.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    self.packs = packs
    table = try SoundTable(packs: packs)
    var endings: [NameEndings] = []
    for pack in packs.packs { endings.append(try NameEndings(pack: pack)) }
    self.endings = endings.filter { !$0.isEmpty }
  }

  private func findSoundSuffixes() -> [[[UInt8]]] {
    var suffixes = [[[UInt8]]](repeating: [], count: 256)
    for suffix in endings.flatMap({ $0.soundSuffixes(table) }) {
      if let last = suffix.last { suffixes[Int(last)].append(suffix) }
    }
    return suffixes
  }

  /// The folded word, then what it may be an inflected form of. An apostrophe parts a name in Latin script from what is
  /// hung on it: Tokayev's, Toqaev'tyñ.
  ///
  /// A lookup for a word that was asked for before; the mention finder, the person finder and the terms all ask.
  package func nominatives(of folded: String) -> [String] {
    if let forms = known[ExactText(folded)] { return forms }
    if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
    let forms = findNominatives(of: folded)
    known[ExactText(folded)] = forms
    return forms
  }

  private func findNominatives(of folded: String) -> [String] {
    var word = folded
    let mayHaveOne = folded.utf8.contains { $0 == 0x27 || $0 == 0xE2 || $0 == 0xCA }
    let apostrophes: Set<Character> = mayHaveOne ? ["'", "’", "ʼ"] : []
    if mayHaveOne, let last = word.lastIndex(where: apostrophes.contains), word[last...].count <= 5,
      word[..<last].count > 1
    {
      let owner = String(word[..<last])
      // O'Brien has its apostrophe near the front; a possessive near the end.
      if word[..<last].count >= word[last...].count { word = owner }
    }
    var all = [ExactText(folded)]
    func add(_ form: String) { if !all.contains(ExactText(form)) { all.append(ExactText(form)) } }
    add(word)
    for pack in endings { pack.nominatives(of: word).forEach(add) }
    return all.map(\.text)
  }

  /// The sounds of a folded word, the commonest reading first. A lookup for a word that was asked for before.
  package func readings(of folded: String) -> [Sounds] {
    if let readings = knownReadings[ExactText(folded)] { return readings }
    if knownReadings.count >= Self.mostKnown { knownReadings.removeAll(keepingCapacity: true) }
    let readings = findReadings(of: folded)
    knownReadings[ExactText(folded)] = readings
    return readings
  }

  private func findReadings(of folded: String) -> [Sounds] {
    let script = folded.unicodeScalars.first { $0.properties.isAlphabetic }.map { Script(of: $0) } ?? .common
    switch script {
    case Self.hangul: return table.readings(of: TermNormalizer.decompose(folded))
    case Self.han, Self.katakana, Self.hiragana:
      return table.readingsOfHan(Self.inKatakana(folded)) { romanised($0) }
    default:
      if table.knows(script) || script.isShared { return table.readings(of: folded) }
      return table.readings(of: romanised(folded))
    }
  }

  /// What other languages make of a word in Chinese characters; none for any other word.
  ///
  /// - Throws: `AnalysisError` with file and line for a broken table, which is read at the first such word.
  package func readingsByLanguage(of folded: String) throws(AnalysisError) -> [Sounds] {
    guard exactness(of: folded) == .han else { return [] }
    if languages == nil { languages = try HanLanguages(packs: packs, table: table) }
    return languages!.readings(of: folded)
  }

  private static let hangul = Script("Hang")
  private static let han = Script("Hani")
  private static let katakana = Script("Kana")
  private static let hiragana = Script("Hira")

  /// The two kana stand in one order in Unicode, and are one syllabary.
  private static func inKatakana(_ word: String) -> String {
    var letters = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      let isHiragana = (0x3041...0x3096).contains(scalar.value)
      letters.append(isHiragana ? Unicode.Scalar(scalar.value + 0x60)! : scalar)
    }
    return String(letters)
  }

  /// The word in Latin letters by ICU's `Any-Latin`, without spaces and tone marks; as it is when ICU cannot.
  package func romanised(_ word: String) -> String {
    if romaniser == nil {
      romaniser = try? Transliterator(identifier: "Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC")
    }
    guard let romaniser else { return word }
    return TermNormalizer.fold(romaniser.transliterate(word)).filter { $0 != " " }
  }

  /// The readings, and each without the case suffixes that it may end in by its sound.
  package func readingsOfNominatives(of folded: String) -> [Sounds] {
    var found = readings(of: folded)
    for reading in found {
      for suffix in soundSuffixes[Int(reading.signs.last ?? 0)]
      where reading.signs.count - suffix.count >= 4 && reading.signs.suffix(suffix.count).elementsEqual(suffix) {
        let stem = Sounds(Array(reading.signs.dropLast(suffix.count)))
        if !found.contains(stem) { found.append(stem) }
      }
    }
    return found
  }

  /// How exactly the script of a folded word writes.
  package func exactness(of folded: String) -> Exactness {
    folded.unicodeScalars.first { $0.properties.isAlphabetic }.map { table.exactness(of: Script(of: $0)) } ?? .full
  }
}
