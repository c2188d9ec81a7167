/// The stemmer of an agglutinative language, which knows of it only what the tables in the pack's folder `stemmer` say.
///
/// Takes words in the script of `sounds.tsv`; a word in another script is to be transliterated first. See
/// `locales/kk/stemmer/README.md` for how a stem is chosen.
package struct TableStemmer: Stemmer, Sendable {
  private static let mostLetters = 64
  private let grammar: StemGrammar

  /// Reads the tables of the pack.
  ///
  /// - Throws: `AnalysisError` with the file and line of what is wrong.
  package init(pack: LanguagePack) throws(AnalysisError) {
    grammar = try StemGrammar(pack: pack)
  }

  package func stem(_ term: String) -> String {
    let letters = Array(term.unicodeScalars.prefix(Self.mostLetters + 1))
    guard letters.count > 1, letters.count <= Self.mostLetters,
      grammar.alphabet.code(letters[letters.count - 1]) != StemAlphabet.foreign
    else { return term }
    var search = StemSearch(letters: letters, grammar: grammar)
    return search.stem()
  }
}
