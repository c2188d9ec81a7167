import Analysis

/// Writes text of other languages and scripts in the alphabet of a reader's language, by the schemes of the packs.
///
/// One a thread.
public final class ReaderAlphabet {
  private let packs: LanguagePacks
  private let schemes: TransliterationSchemes
  private let script: Script
  /// The ways already found, by language tag.
  private var ways: [String: [TransliterationScheme]] = [:]

  /// - Parameters:
  ///   - locales: the folder of language packs.
  ///   - language: the reader's: `en`, `ru`, `kk`.
  /// - Throws: `badData` with file and line.
  public init(locales: String, language: String) throws(IndexError) {
    let packs = try bridging { () throws(AnalysisError) in try LanguagePacks(path: locales) }
    let tag = LanguageTag(language)
    self.packs = packs
    schemes = try bridging { () throws(AnalysisError) in try TransliterationSchemes(packs: packs) }
    script = packs.index(of: tag).map { packs.packs[$0].script(of: tag) } ?? Script("Latn")
  }

  /// The text in the reader's alphabet; nil when it is in it already, or no scheme leads there.
  ///
  /// - Parameter language: the text's, with its script when that is not the language's first: `kk-Arab`.
  /// - Throws: `badData` with the line of a rule that is wrong.
  public func text(_ text: String, language: String) throws(IndexError) -> String? {
    let way = way(from: LanguageTag(language))
    guard !way.isEmpty else { return nil }
    return try bridging { () throws(AnalysisError) in
      var text = text
      for scheme in way { text = try schemes.transliterate(text, by: scheme) }
      return text
    }
  }

  private func script(of tag: LanguageTag) -> Script? { packs.index(of: tag).map { packs.packs[$0].script(of: tag) } }

  /// One scheme, or two by way of another script; the first of the packs' tables.
  private func way(from tag: LanguageTag) -> [TransliterationScheme] {
    if let known = ways[tag.text] { return known }
    var found: [TransliterationScheme] = []
    if let start = script(of: tag), start != script {
      let fitting = schemes.schemes.filter {
        $0.source.language == tag.language && script(of: $0.source) == start
      }
      if let direct = fitting.first(where: { script(of: $0.target) == script }) {
        found = [direct]
      } else {
        for first in fitting {
          let second = schemes.schemes.first {
            $0.source.language == tag.language && script(of: $0.source) == script(of: first.target)
              && script(of: $0.target) == script
          }
          if let second {
            found = [first, second]
            break
          }
        }
      }
    }
    ways[tag.text] = found
    return found
  }
}
