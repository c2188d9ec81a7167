import Analysis

/// Takes case endings off names, by the tables of one pack: `name-endings.tsv` where each class of names has its row of
/// endings, `nominal-suffixes.tsv` where suffixes follow one another.
package struct NameEndings: Sendable {
  private struct Paradigm: Sendable {
    let nominative: String
    let isWholeWord: Bool
  }

  /// Nominative endings by the case ending that stands for them; the empty ending is a key like others.
  private var paradigms: [ExactText: [Paradigm]] = [:]
  private var longestEnding = 0
  /// Suffixes of case, relation and plural, the longest first; as UTF-8, and the number of their letters.
  private var suffixes: [(bytes: [UInt8], letters: Int)] = []
  /// What the endings are written in: a word in another script has none of them.
  private let script: Script
  private var shortSuffixes: Set<String> = []
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
    shortSuffixes = found.filter { $0.unicodeScalars.count == 1 }
    suffixes = found.filter { $0.unicodeScalars.count > 1 }.sorted { left, right in
      let (longer, shorter) = (left.utf8.count, right.utf8.count)
      return longer != shorter ? longer > shorter : left < right
    }.map { (Array($0.utf8), $0.unicodeScalars.count) }
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
        let paradigm = Paradigm(nominative: nominative, isWholeWord: isWholeWord)
        paradigms[ExactText(ending), default: []].append(paradigm)
        longestEnding = max(longestEnding, ending.unicodeScalars.count)
      }
    }
  }

  package var isEmpty: Bool { paradigms.isEmpty && suffixes.isEmpty }

  /// The nominatives that a folded name may be a form of, the name itself not among them.
  package func nominatives(of name: String) -> [String] {
    guard let first = name.unicodeScalars.first(where: \.properties.isAlphabetic), Script(of: first) == script else {
      return []
    }
    var found = inParadigms(name)
    // Two layers at most stand after a name: relation over nothing, case over plural.
    var layer = [Array(name.utf8)]
    for _ in 0..<2 where !suffixes.isEmpty {
      layer = layer.flatMap(withoutSuffix)
      found += layer.map { String(decoding: $0, as: UTF8.self) }
    }
    if let last = name.unicodeScalars.last, shortSuffixes.contains(String(last)) {
      let rest = Array(name.unicodeScalars.dropLast())
      if possessed.contains(where: { rest.count > $0.count && rest.suffix($0.count).elementsEqual($0) }) {
        found.append(String(name.unicodeScalars.dropLast()))
      }
    }
    var seen: Set<ExactText> = [ExactText(name)]
    return found.filter { seen.insert(ExactText($0)).inserted }
  }

  private func withoutSuffix(_ form: [UInt8]) -> [[UInt8]] {
    let letters = form.count { $0 & 0xC0 != 0x80 }
    return suffixes.compactMap { suffix in
      letters - suffix.letters > Self.shortestStem && form.suffix(suffix.bytes.count).elementsEqual(suffix.bytes)
        ? Array(form.dropLast(suffix.bytes.count)) : nil
    }
  }

  private func inParadigms(_ name: String) -> [String] {
    guard !paradigms.isEmpty else { return [] }
    var found: [String] = []
    let scalars = name.unicodeScalars
    let letters = scalars.count
    var length = min(longestEnding, letters)
    var place = scalars.index(scalars.endIndex, offsetBy: -length)
    while true {
      for paradigm in paradigms[ExactText(String(name[place...]))] ?? [] {
        guard paradigm.isWholeWord ? length == letters : letters - length >= Self.shortestStem else { continue }
        found.append(String(name[..<place]) + paradigm.nominative)
      }
      if length == 0 { return found }
      place = scalars.index(after: place)
      length -= 1
    }
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
