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
    stems = try Self.stems(try pack.table("stemmer/stems.tsv", columns: 3), alphabet)
    shortened = try Self.forms(try pack.table("stemmer/shortened.tsv", columns: 2), alphabet, fullStems: &fullStems)
    irregular = try Self.forms(try pack.table("stemmer/irregular.tsv", columns: 2), alphabet, fullStems: &fullStems)
    self.fullStems = fullStems
  }

  private static func stems(_ rows: [PackTable.Row], _ alphabet: StemAlphabet) throws(AnalysisError) -> StemLexicon {
    var lexicon = StemLexicon()
    for row in rows {
      let kind = try row.choice(0, of: Kind.self).kinds
      for stem in row.values(2) {
        lexicon.update(try key(stem, in: row, alphabet)) { Int32(StemKinds(rawValue: UInt8($0)).union(kind).rawValue) }
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
