/// The stemmers of all packs, whatever script a language is written in: a word in another script than its stemmer's is
/// transliterated first, so that қарызға, qaryzğa and قارىزعا have one stem.
///
/// One a thread.
package final class LanguageStemmers {
  private let packs: LanguagePacks
  private let stemmers: [any Stemmer]
  private let schemes: TransliterationSchemes
  /// The name of the scheme that reads a language's other script, by its tag.
  private var readers: [LanguageTag: String] = [:]

  /// - Throws: `AnalysisError` when a table of the packs is broken.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    self.packs = packs
    var stemmers: [any Stemmer] = []
    for pack in packs.packs { stemmers.append(try pack.makeStemmer()) }
    self.stemmers = stemmers
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
  package func stem(_ term: String, language: LanguageTag, pack: Int) -> String {
    guard language != packs.packs[pack].language, let name = readers[language], let scheme = schemes.scheme(named: name),
      let rewritten = try? schemes.transliterate(term, by: scheme)
    else { return stemmers[pack].stem(term) }
    return stemmers[pack].stem(TermNormalizer.fold(rewritten))
  }
}
