/// What the tables of a pack's folder `stemmer` say, ready for `TableStemmer`.
final class StemGrammar: Sendable {
  private enum Kind: String, CaseIterable {
    case noun, verb, loan, word
    case rareNoun = "rare-noun"
    case rareVerb = "rare-verb"

    var kinds: StemKinds {
      switch self {
      case .noun: .noun
      case .verb: .verb
      case .loan: .loan
      case .word: .word
      case .rareNoun: .rareNoun
      case .rareVerb: .rareVerb
      }
    }
  }

  let alphabet: StemAlphabet
  let layers: StemLayers
  /// By the code of the last letter.
  let suffixes: [[StemSuffix]]
  let derivations: [[StemDerivation]]
  /// The raw kinds of listed stems.
  let stems: StemLexicon
  /// Stems without their last vowel, and irregular forms: the place of the full stem in `fullStems`.
  let shortened: StemLexicon
  let irregular: StemLexicon
  let fullStems: [String]

  /// Reads the tables.
  ///
  /// - Throws: `AnalysisError` with the file and line.
  init(pack: LanguagePack) throws(AnalysisError) {
    let alphabet = try StemAlphabet(rows: try pack.table("stemmer/sounds.tsv", columns: 5))
    let layers = try StemLayers(rows: try pack.table("stemmer/layers.tsv", columns: 3))
    var suffixes = [[StemSuffix]](repeating: [], count: 64)
    for row in try pack.table("stemmer/suffixes.tsv", columns: 8) {
      for suffix in try StemSuffix.forms(of: row, layers: layers, alphabet: alphabet) {
        suffixes[suffix.letters.last].append(suffix)
      }
    }
    var derivations = [[StemDerivation]](repeating: [], count: 64)
    for row in try pack.table("stemmer/derivations.tsv", columns: 6) {
      for derivation in try StemDerivation.forms(of: row, alphabet: alphabet) {
        derivations[derivation.letters.last].append(derivation)
      }
    }
    var fullStems: [String] = []
    self.alphabet = alphabet
    self.layers = layers
    self.suffixes = suffixes
    self.derivations = derivations
    stems = try Self.stems(pack.path + "/stemmer/stems.tsv", alphabet)
    shortened = try Self.forms(try pack.table("stemmer/shortened.tsv", columns: 2), alphabet, fullStems: &fullStems)
    irregular = try Self.forms(try pack.table("stemmer/irregular.tsv", columns: 2), alphabet, fullStems: &fullStems)
    self.fullStems = fullStems
  }

  /// Thousands of stems, read as bytes: every search for a word of the language reads them.
  private static func stems(_ path: String, _ alphabet: StemAlphabet) throws(AnalysisError) -> StemLexicon {
    var rows = try PackRows(path: path, columns: 3)
    var lexicon = StemLexicon(capacity: rows.bytes.count / 8)
    while try rows.next() {
      if rows.isEqual(rows.cells[2], "-") { continue }
      guard let kind = Kind(rawValue: rows.text(0))?.kinds else {
        throw rows.error(
          "one of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")) in column 1", found: rows.text(0))
      }
      try rows.forEachValue(2) { (value) throws(AnalysisError) in
        let codes = try alphabet.codes(rows, value)
        guard !codes.isEmpty, codes.count <= StemKey.mostLetters else {
          throw rows.error(
            "1 to \(StemKey.mostLetters) letters", found: String(decoding: rows.bytes[value], as: UTF8.self))
        }
        lexicon.update(StemKey(alphabet.ending(codes))) {
          Int32(StemKinds(rawValue: UInt8($0)).union(kind).rawValue)
        }
      }
    }
    return lexicon
  }

  /// The forms of the second column, by the place in `fullStems` of the stem in the first.
  private static func forms(
    _ rows: [PackTable.Row], _ alphabet: StemAlphabet, fullStems: inout [String]
  ) throws(AnalysisError) -> StemLexicon {
    var lexicon = StemLexicon()
    for row in rows {
      let place = Int32(fullStems.count)
      fullStems.append(alphabet.text(alphabet.ending(try alphabet.codes(row.cells[0], in: row))))
      for form in row.values(1) { lexicon.update(try key(form, in: row, alphabet)) { _ in place } }
    }
    return lexicon
  }

  private static func key(
    _ stem: String, in row: PackTable.Row, _ alphabet: StemAlphabet
  ) throws(AnalysisError) -> StemKey {
    let codes = try alphabet.codes(stem, in: row)
    guard !codes.isEmpty, codes.count <= StemKey.mostLetters else {
      throw row.expected("1 to \(StemKey.mostLetters) letters", found: stem)
    }
    return StemKey(alphabet.ending(codes))
  }
}
