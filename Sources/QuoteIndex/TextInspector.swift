import Analysis

/// Shows what becomes of a text: its tokens, and the text in another script.
///
/// One a thread.
public final class TextInspector {
  public struct Token: Sendable, Equatable {
    /// As written.
    public let form: String
    /// Bytes of the text.
    public let byteRange: Range<Int>
    /// `word`, `number` or `mark`.
    public let kind: String
    /// What it is found by.
    public let term: String
    /// What its inflected forms have in common; nil in a language without a pack, and for a mark.
    public let stem: String?
    public let language: String
    /// ISO 15924.
    public let script: String
    /// From 1.
    public let sentence: Int
  }

  public struct Scheme: Sendable, Equatable {
    public let name: String
    public let from: String
    public let to: String
    public let note: String
  }

  private let analyzer: TextAnalyzer
  private let stemmers: LanguageStemmers
  private let schemes: TransliterationSchemes

  /// - Throws: `badData` with file and line.
  public init(locales: String) throws(IndexError) {
    let packs = try bridging { () throws(AnalysisError) in try LanguagePacks(path: locales) }
    analyzer = try bridging { () throws(AnalysisError) in try TextAnalyzer(packs: packs) }
    stemmers = try bridging { () throws(AnalysisError) in try LanguageStemmers(packs: packs) }
    schemes = try bridging { () throws(AnalysisError) in try TransliterationSchemes(packs: packs) }
  }

  /// The tokens of a text in their order. Linear.
  ///
  /// - Throws: `badData` when a stemmer's table is broken.
  public func tokens(of text: String) throws(IndexError) -> [Token] {
    let analysed = analyzer.analyse(Array(text.utf8))
    var tokens: [Token] = []
    for (number, sentence) in analysed.sentences.enumerated() {
      for index in sentence.tokens {
        let word = analysed.word(index)
        let language = sentence.language
        var stem: String?
        if word.kind != .mark, let pack = sentence.pack {
          stem = try bridging { () throws(AnalysisError) in
            try stemmers.stem(word.folded, language: language, pack: pack)
          }
        }
        tokens.append(
          Token(
            form: word.form, byteRange: analysed.tokens[index].byteRange, kind: "\(word.kind)", term: word.folded,
            stem: stem, language: language.text, script: word.script.description, sentence: number + 1))
      }
    }
    return tokens
  }

  /// The ways of writing in another script that the packs know.
  public var transliterationSchemes: [Scheme] {
    schemes.schemes.map { Scheme(name: $0.name, from: $0.source.text, to: $0.target.text, note: $0.note) }
  }

  /// The text by a scheme; nil when there is none of this name.
  ///
  /// - Throws: `badData` with the line of a rule that is wrong.
  public func transliterate(_ text: String, by name: String) throws(IndexError) -> String? {
    guard let scheme = schemes.scheme(named: name) else { return nil }
    return try bridging { () throws(AnalysisError) in try schemes.transliterate(text, by: scheme) }
  }
}
