/// The stemmers of all packs, whatever script a language is written in: a word in another script than its stemmer's is
/// transliterated first, so that қарызға, qaryzğa and قارىزعا have one stem.
///
/// One a thread.
package final class LanguageStemmers {
  private let packs: LanguagePacks
  /// Made when they are first needed: a question in one language does not read the tables of the others.
  private var stemmers: [(any Stemmer)?]
  private let schemes: TransliterationSchemes
  /// The name of the scheme that reads a language's other script, by its tag.
  private var readers: [LanguageTag: String] = [:]

  /// - Throws: `AnalysisError` when a table of schemes is broken.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    self.packs = packs
    stemmers = [(any Stemmer)?](repeating: nil, count: packs.packs.count)
    schemes = try TransliterationSchemes(packs: packs)
    for pack in packs.packs {
      // The first script of a pack is the one that its tables are in.
      let script = pack.settings["scripts"]?.split(separator: " ").first ?? ""
      let own = LanguageTag("\(pack.language)-\(script)")
      // The first scheme of a script is the one in use; older alphabets come after it.
      for scheme in schemes.schemes where scheme.target == own && readers[scheme.source] == nil {
        readers[scheme.source] = scheme.name
      }
    }
  }

  /// The stem of a folded word of a language, whose pack is `packs[pack]`. As slow as ICU's transliterator for a word in
  /// another script that is new; else as fast as the stemmer.
  ///
  /// - Throws: `AnalysisError` when a table or rule of the language is broken; that shows at its first word.
  package func stem(_ term: String, language: LanguageTag, pack: Int) throws(AnalysisError) -> String {
    let stemmer = try stemmer(pack)
    guard language != packs.packs[pack].language, let name = readers[language], let scheme = schemes.scheme(named: name)
    else { return stemmer.stem(term) }
    return stemmer.stem(TermNormalizer.term(of: try schemes.transliterate(term: term, by: scheme)))
  }

  /// Reads the tables and rules of every language, so that no later call can fail.
  package func load() throws(AnalysisError) {
    for pack in packs.packs.indices { _ = try stemmer(pack) }
    for name in readers.values {
      if let scheme = schemes.scheme(named: name) { _ = try schemes.transliterate(term: "", by: scheme) }
    }
  }

  private func stemmer(_ pack: Int) throws(AnalysisError) -> any Stemmer {
    if let known = stemmers[pack] { return known }
    let stemmer = try packs.packs[pack].makeStemmer()
    stemmers[pack] = stemmer
    return stemmer
  }
}
