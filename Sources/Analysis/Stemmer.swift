/// What forms of one lemma have in common.
package protocol Stemmer {
  /// The stem of a folded term. A term that the language does not inflect is its own stem.
  func stem(_ term: String) -> String
}

/// The stemmer of a pack without one: every term is its own stem.
package struct IdentityStemmer: Stemmer {
  package init() {}
  package func stem(_ term: String) -> String { term }
}

extension LanguagePack {
  /// The stemmer that `language.tsv` names: `snowball:ALGORITHM`, `tables` (the pack's folder `stemmer`), or none.
  ///
  /// A stemmer by tables takes words in the script of its `sounds.tsv`: transliterate others first.
  ///
  /// - Throws: `AnalysisError` when it cannot be made.
  package func makeStemmer() throws(AnalysisError) -> any Stemmer {
    guard let name = settings["stemmer"] else { return IdentityStemmer() }
    if name == "tables" { return try TableStemmer(pack: self) }
    guard name.hasPrefix("snowball:") else { return IdentityStemmer() }
    return try SnowballStemmer(algorithm: String(name.dropFirst("snowball:".count)))
  }
}
