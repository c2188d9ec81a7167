import Analysis

/// Takes case endings off names, by the tables of one pack: `name-endings.tsv` where each class of names has its row of
/// endings, `nominal-suffixes.tsv` where suffixes follow one another.
package struct NameEndings: Sendable {
  private struct Paradigm: Sendable {
    let nominative: [UInt8]
    let isWholeWord: Bool
  }

  /// A case ending, with the nominative endings that it stands for.
  private struct CaseEnding: Sendable {
    let bytes: [UInt8]
    let letters: Int
    var paradigms: [Paradigm]
  }

  /// By their last byte, the longest first; the empty ending stands alone.
  private var caseEndings = [[CaseEnding]](repeating: [], count: 256)
  private var emptyEnding: [Paradigm] = []
  private var hasParadigms = false
  /// Suffixes of case, relation and plural, the longest first; as UTF-8, and the number of their letters.
  private var suffixes: [(bytes: [UInt8], letters: Int)] = []
  /// The same by their last byte.
  private var suffixesByLastByte = [[(bytes: [UInt8], letters: Int)]](repeating: [], count: 256)
  /// What the endings are written in: a word in another script has none of them.
  private let script: Script
  private var shortSuffixes: Set<Unicode.Scalar> = []
  /// Endings of names that are possessives already.
  private var possessed: [[Unicode.Scalar]] = []

  /// What is left of a name must have this many letters.
  private static let shortestStem = 2

  /// - Throws: `AnalysisError` when a table is broken. A pack without either table has no endings.
  package init(pack: LanguagePack) throws(AnalysisError) {
    script = pack.script(of: pack.language)
    for row in try pack.tableIfPresent("name-endings.tsv", columns: 8) { take(row) }
    var found: Set<String> = []
    for row in try pack.tableIfPresent("nominal-suffixes.tsv", columns: 5)
    where ["case", "relation", "plural", "possessive"].contains(row.cells[0]) {
      let suffix = Word.term(of: row.cells[2])
      // A short possessive is mostly a part of the name: Ибрагим is nobody's Ибраг.
      if row.cells[0] != "possessive" || suffix.unicodeScalars.count > 2 { found.insert(suffix) }
    }
    for row in try pack.tableIfPresent("name-possessed.tsv", columns: 1) {
      possessed.append(Array(Word.term(of: row.cells[0]).unicodeScalars))
    }
    // A single letter (the accusative -н after a possessive) is an ending only of common nouns and of -ұлы, -қызы.
    shortSuffixes = Set(found.filter { $0.unicodeScalars.count == 1 }.map { $0.unicodeScalars.first! })
    suffixes = found.filter { $0.unicodeScalars.count > 1 }.sorted { left, right in
      let (longer, shorter) = (left.utf8.count, right.utf8.count)
      return longer != shorter ? longer > shorter : left < right
    }.map { (Array($0.utf8), $0.unicodeScalars.count) }
    for suffix in suffixes { suffixesByLastByte[Int(suffix.bytes.last!)].append(suffix) }
    for last in caseEndings.indices { caseEndings[last].sort { $0.bytes.count > $1.bytes.count } }
  }

  private mutating func take(_ row: PackTable.Row) {
    let isWholeWord = row.cells[0].unicodeScalars.first?.properties.isUppercase == true
    // Rows of endings are in small letters and NFC already: nothing to fold.
    func folded(_ ending: String) -> String { ending == "0" ? "" : isWholeWord ? Word.term(of: ending) : ending }
    let nominative = folded(row.cells[0])
    for column in 1...5 {
      let cell = row.cells[column]
      let several = cell == "-" ? [] : cell.utf8.contains(UInt8(ascii: " ")) ? row.values(column) : [cell]
      for ending in several.map(folded) where ending != nominative {
        add(Paradigm(nominative: Array(nominative.utf8), isWholeWord: isWholeWord), ending)
      }
    }
  }

  private mutating func add(_ paradigm: Paradigm, _ ending: String) {
    hasParadigms = true
    let bytes = Array(ending.utf8)
    guard let last = bytes.last.map(Int.init) else {
      emptyEnding.append(paradigm)
      return
    }
    if let place = caseEndings[last].firstIndex(where: { $0.bytes == bytes }) {
      caseEndings[last][place].paradigms.append(paradigm)
    } else {
      caseEndings[last].append(
        CaseEnding(bytes: bytes, letters: ending.unicodeScalars.count, paradigms: [paradigm]))
    }
  }

  package var isEmpty: Bool { !hasParadigms && suffixes.isEmpty }

  /// The nominatives that a folded name may be a form of, the name itself not among them.
  package func nominatives(of name: String) -> [String] {
    guard let first = name.unicodeScalars.first(where: \.properties.isAlphabetic), Script(of: first) == script else {
      return []
    }
    let bytes = Array(name.utf8)
    let letters = Self.letters(in: bytes)
    var found: [[UInt8]] = []
    func add(_ form: [UInt8]) { if form != bytes, !found.contains(form) { found.append(form) } }
    for form in inParadigms(bytes, letters: letters) { add(form) }
    // Two layers at most stand after a name: relation over nothing, case over plural.
    var layer = [bytes]
    for _ in 0..<2 where !suffixes.isEmpty {
      layer = layer.flatMap(withoutSuffix)
      layer.forEach(add)
    }
    if !shortSuffixes.isEmpty, let last = name.unicodeScalars.last, shortSuffixes.contains(last) {
      let rest = Array(name.unicodeScalars.dropLast())
      if possessed.contains(where: { rest.count > $0.count && rest.suffix($0.count).elementsEqual($0) }) {
        add(Array(bytes.dropLast(UTF8.width(last))))
      }
    }
    return found.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func letters(in form: [UInt8]) -> Int { form.count { $0 & 0xC0 != 0x80 } }

  private static func ends(_ form: [UInt8], _ ending: [UInt8]) -> Bool {
    let start = form.count - ending.count
    guard start >= 0 else { return false }
    for place in ending.indices where form[start + place] != ending[place] { return false }
    return true
  }

  private func withoutSuffix(_ form: [UInt8]) -> [[UInt8]] {
    guard let last = form.last else { return [] }
    let letters = Self.letters(in: form)
    var stems: [[UInt8]] = []
    for suffix in suffixesByLastByte[Int(last)]
    where letters - suffix.letters > Self.shortestStem && Self.ends(form, suffix.bytes) {
      stems.append(Array(form.dropLast(suffix.bytes.count)))
    }
    return stems
  }

  /// Those that the longest case endings give first.
  private func inParadigms(_ name: [UInt8], letters: Int) -> [[UInt8]] {
    guard hasParadigms, let last = name.last else { return [] }
    var found: [[UInt8]] = []
    for ending in caseEndings[Int(last)] where Self.ends(name, ending.bytes) {
      for paradigm in ending.paradigms
      where paradigm.isWholeWord ? ending.letters == letters : letters - ending.letters >= Self.shortestStem {
        found.append(Array(name.dropLast(ending.bytes.count)) + paradigm.nominative)
      }
    }
    for paradigm in emptyEnding where !paradigm.isWholeWord && letters >= Self.shortestStem {
      found.append(name + paradigm.nominative)
    }
    return found
  }

  /// The sounds of the suffixes, the longest first, by which endings are taken off where a word is in another script of
  /// the language than the table.
  func soundSuffixes(_ table: SoundTable) -> [[UInt8]] {
    Set(suffixes.flatMap { table.readings(of: String(decoding: $0.bytes, as: UTF8.self)).map(\.signs) }).sorted {
      left, right in
      left.count != right.count ? left.count > right.count : left.lexicographicallyPrecedes(right)
    }
  }
}
