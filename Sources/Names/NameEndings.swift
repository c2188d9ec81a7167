import Analysis

/// Takes case endings off names, by the tables of one pack: `name-endings.tsv` where each class of names has its row of
/// endings, `nominal-suffixes.tsv` where suffixes follow one another.
package struct NameEndings: Sendable {
  private struct Paradigm: Sendable {
    let nominative: String
    let isWholeWord: Bool
  }

  /// Nominative endings by the case ending that stands for them; the empty ending is a key like others.
  private var paradigms: [String: [Paradigm]] = [:]
  private var longestEnding = 0
  /// Suffixes of case, relation, plural and person, the longest first.
  private var suffixes: [String] = []

  /// What is left of a name must have this many letters.
  private static let shortestStem = 2

  /// - Throws: `AnalysisError` when a table is broken. A pack without either table has no endings.
  package init(pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("name-endings.tsv", columns: 7) {
      let isWholeWord = row.cells[0].unicodeScalars.first?.properties.isUppercase == true
      let nominative = row.cells[0] == "0" ? "" : Word.term(of: row.cells[0])
      for column in 1...5 {
        for ending in row.values(column) {
          let ending = ending == "0" ? "" : Word.term(of: ending)
          if ending == nominative { continue }
          let paradigm = Paradigm(nominative: nominative, isWholeWord: isWholeWord)
          if !(paradigms[ending]?.contains { $0.nominative == nominative } ?? false) { paradigms[ending, default: []].append(paradigm) }
          longestEnding = max(longestEnding, ending.unicodeScalars.count)
        }
      }
    }
    var found: Set<String> = []
    for row in try pack.tableIfPresent("nominal-suffixes.tsv", columns: 5) where ["case", "relation", "plural"].contains(row.cells[0]) {
      found.insert(Word.term(of: row.cells[2]))
    }
    // A single letter (the accusative -н after a possessive) is an ending only of common nouns.
    suffixes = found.filter { $0.unicodeScalars.count > 1 }.sorted { ($0.unicodeScalars.count, $1) > ($1.unicodeScalars.count, $0) }
  }

  package var isEmpty: Bool { paradigms.isEmpty && suffixes.isEmpty }

  /// The nominatives that a folded name may be a form of, the name itself not among them.
  package func nominatives(of name: String) -> [String] {
    var found: [String] = []
    let letters = Array(name.unicodeScalars)
    if !paradigms.isEmpty {
      for length in stride(from: min(longestEnding, letters.count), through: 0, by: -1) {
        let stem = String(String.UnicodeScalarView(letters.dropLast(length)))
        let ending = String(String.UnicodeScalarView(letters.suffix(length)))
        for paradigm in paradigms[ending] ?? [] {
          let isWhole = length == letters.count
          guard paradigm.isWholeWord ? isWhole : letters.count - length >= Self.shortestStem else { continue }
          found.append(stem + paradigm.nominative)
        }
      }
    }
    // Two layers at most stand after a name: relation over nothing, case over plural.
    var layer = [name]
    for _ in 0..<2 {
      layer = layer.flatMap { form in
        suffixes.compactMap { suffix in
          form.hasSuffix(suffix) && form.unicodeScalars.count - suffix.unicodeScalars.count > Self.shortestStem
            ? String(form.dropLast(suffix.count)) : nil
        }
      }
      found += layer
    }
    var seen: Set<String> = [name]
    return found.filter { seen.insert($0).inserted }
  }

  /// The sounds of the suffixes, by which endings are taken off where a word is in another script of the language than
  /// the table.
  func soundSuffixes(_ table: SoundTable) -> [[UInt8]] {
    Set(suffixes.flatMap { table.readings(of: $0).map(\.signs) }).sorted { ($0.count, $1) > ($1.count, $0) }
  }
}

extension [UInt8] {
  fileprivate static func > (left: [UInt8], right: [UInt8]) -> Bool { right.lexicographicallyPrecedes(left) }
  fileprivate static func < (left: [UInt8], right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }
}

private func > (left: (Int, [UInt8]), right: (Int, [UInt8])) -> Bool {
  left.0 != right.0 ? left.0 > right.0 : left.1 > right.1
}
