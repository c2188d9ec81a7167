import Analysis

/// Reads one written word as a name: the nominatives it may be a form of, and its sounds.
///
/// One a thread: the romaniser for scripts without rows in `sounds.tsv` keeps its place.
package final class NameReader {
  package let table: SoundTable
  private let endings: [NameEndings]
  private lazy var soundSuffixes = ByteEndings(endings.flatMap { $0.soundSuffixes(table) })
  private let packs: LanguagePacks
  /// Read when the first name in Chinese characters is met.
  private var languages: HanLanguages?
  private var romaniser: Transliterator?
  /// What is known of a word, each when it was first asked for.
  private struct Known {
    var nominatives: [String]?
    var readings: [Sounds]?
    var readingsOfNominatives: [Sounds]?
  }

  // One a thread, and no call comes back into them: the checks cost more than the lookup.
  @exclusivity(unchecked) private var numbers = TextNumbers()
  @exclusivity(unchecked) private var known: [Known] = []

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

  /// The folded word, then what it may be an inflected form of. An apostrophe parts a name in Latin script from what is
  /// hung on it: Tokayev's, Toqaev'tyñ.
  ///
  /// A lookup for a word that was asked for before; the mention finder, the person finder and the terms all ask.
  package func nominatives(of folded: String) -> [String] {
    let place = place(of: folded)
    if let forms = known[place].nominatives { return forms }
    let forms = findNominatives(of: folded)
    known[place].nominatives = forms
    return forms
  }

  /// The place of a word in `known`, which starts anew when it is full.
  private func place(of folded: String) -> Int {
    if numbers.count >= Self.mostKnown {
      numbers = TextNumbers()
      known.removeAll(keepingCapacity: true)
    }
    let (place, isNew) = numbers.number(of: folded)
    if isNew { known.append(Known()) }
    return place
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
    var all = [folded]
    // Byte for byte: terms are in one normal form.
    func add(_ form: String) { if !all.contains(where: { ExactText($0) == ExactText(form) }) { all.append(form) } }
    if mayHaveOne { add(word) }
    for pack in endings { pack.nominatives(of: word).forEach(add) }
    return all
  }

  /// The sounds of a folded word, the commonest reading first. A lookup for a word that was asked for before.
  package func readings(of folded: String) -> [Sounds] {
    let place = place(of: folded)
    if let readings = known[place].readings { return readings }
    let readings = findReadings(of: folded)
    known[place].readings = readings
    return readings
  }

  private func findReadings(of folded: String) -> [Sounds] {
    let script = Script.ofFirstLetter(in: folded) ?? .common
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
    return try languages!.readings(of: folded)
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

  /// The readings, and each without the case suffixes that it may end in by its sound. A lookup for a word that was asked
  /// for before.
  package func readingsOfNominatives(of folded: String) -> [Sounds] {
    let place = place(of: folded)
    if let readings = known[place].readingsOfNominatives { return readings }
    var found = known[place].readings ?? findReadings(of: folded)
    known[place].readings = found
    for reading in found {
      reading.signs.withUnsafeBufferPointer { signs in
        soundSuffixes.forEach(endingOf: signs) { _, length in
          guard signs.count - length >= 4 else { return }
          let stem = Sounds(Array(signs.dropLast(length)))
          if !found.contains(stem) { found.append(stem) }
        }
      }
    }
    known[place].readingsOfNominatives = found
    return found
  }

  /// How exactly the script of a folded word writes.
  package func exactness(of folded: String) -> Exactness {
    Script.ofFirstLetter(in: folded).map { table.exactness(of: $0) } ?? .full
  }
}
