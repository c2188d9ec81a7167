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
  /// The stemmer that `language.tsv` names: `snowball:ALGORITHM`, or none.
  ///
  /// - Throws: `AnalysisError` when it cannot be made.
  package func makeStemmer() throws(AnalysisError) -> any Stemmer {
    guard let name = settings["stemmer"], name.hasPrefix("snowball:") else { return IdentityStemmer() }
    return try SnowballStemmer(algorithm: String(name.dropFirst("snowball:".count)))
  }
}
