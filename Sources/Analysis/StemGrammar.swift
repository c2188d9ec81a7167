/// What the tables of a pack's folder `stemmer` say, ready for `TableStemmer`.
struct StemGrammar: Sendable {
  private enum Kind: String, CaseIterable { case noun, verb, loan, word }

  let alphabet: StemAlphabet
  let layers: StemLayers
  /// By the code of the last letter.
  private(set) var suffixes = [[StemSuffix]](repeating: [], count: 64)
  private(set) var derivations = [[StemDerivation]](repeating: [], count: 64)
  /// The raw kinds of listed stems.
  private(set) var stems = StemLexicon()
  /// Stems without their last vowel, and irregular forms: the place of the full stem in `fullStems`.
  private(set) var shortened = StemLexicon()
  private(set) var irregular = StemLexicon()
  private(set) var fullStems: [String] = []

  /// Reads the tables.
  ///
  /// - Throws: `AnalysisError` with the file and line.
  init(pack: LanguagePack) throws(AnalysisError) {
    alphabet = try StemAlphabet(rows: try pack.table("stemmer/sounds.tsv", columns: 5))
    layers = try StemLayers(rows: try pack.table("stemmer/layers.tsv", columns: 3))
    for row in try pack.table("stemmer/suffixes.tsv", columns: 8) {
      for suffix in try StemSuffix.forms(of: row, layers: layers, alphabet: alphabet) {
        suffixes[Int(suffix.reversed[0])].append(suffix)
      }
    }
    for row in try pack.table("stemmer/derivations.tsv", columns: 6) {
      for derivation in try StemDerivation.forms(of: row, alphabet: alphabet) {
        derivations[Int(derivation.reversed[0])].append(derivation)
      }
    }
    for row in try pack.table("stemmer/stems.tsv", columns: 3) {
      let kind: StemKinds =
        switch try row.choice(0, of: Kind.self) {
        case .noun: .noun
        case .verb: .verb
        case .loan: .loan
        case .word: .word
        }
      for stem in row.values(2) {
        stems.update(try key(stem, in: row)) { Int32(StemKinds(rawValue: UInt8($0)).union(kind).rawValue) }
      }
    }
    for row in try pack.table("stemmer/shortened.tsv", columns: 2) {
      try enter(row.values(1), of: row, into: \.shortened)
    }
    for row in try pack.table("stemmer/irregular.tsv", columns: 2) {
      try enter(row.values(1), of: row, into: \.irregular)
    }
  }

  private mutating func enter(
    _ forms: [String], of row: PackTable.Row, into lexicon: WritableKeyPath<StemGrammar, StemLexicon>
  ) throws(AnalysisError) {
    for form in forms {
      let place = Int32(fullStems.count)
      self[keyPath: lexicon].update(try key(form, in: row)) { _ in place }
    }
    fullStems.append(text(ending(try alphabet.codes(row.cells[0], in: row))))
  }

  private func key(_ stem: String, in row: PackTable.Row) throws(AnalysisError) -> StemKey {
    let codes = try alphabet.codes(stem, in: row)
    guard !codes.isEmpty, codes.count <= StemKey.mostLetters else {
      throw row.expected("1 to \(StemKey.mostLetters) letters", found: stem)
    }
    return StemKey(ending(codes))
  }

  /// The codes of a stem as it stands alone: no sign at its end, its last letter in the form of a stem's end.
  func ending(_ codes: [UInt8]) -> [UInt8] {
    var codes = codes
    while codes.count > 1, let last = codes.last, alphabet.isSign(last) { codes.removeLast() }
    if let last = codes.last, last != StemAlphabet.foreign { codes[codes.count - 1] = alphabet.finals[Int(last)] }
    return codes
  }

  /// The letters of codes that are all in the table.
  func text(_ codes: [UInt8]) -> String {
    var text = ""
    for code in codes { text.unicodeScalars.append(alphabet.letters[Int(code)]) }
    return text
  }
}
