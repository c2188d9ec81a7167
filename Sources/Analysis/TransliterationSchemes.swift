/// The transliterations of all packs, by name. A scheme's rules are compiled when it is first used, and every distinct
/// word goes through them once.
///
/// One a thread, as `Transliterator` is.
package final class TransliterationSchemes {
  /// A compiled scheme, and the words that it has done.
  private final class Compiled {
    let steps: [Transliterator]
    var done: [Substring: String] = [:]

    init(steps: [Transliterator]) { self.steps = steps }
  }

  /// Every scheme, in the order of the packs and of their tables.
  package let schemes: [TransliterationScheme]
  private var compiled: [String: Compiled] = [:]

  /// Beyond this many distinct words a scheme's cache starts anew, so that it cannot grow with the text.
  private static let cacheLimit = 1 << 17

  /// Reads the tables of schemes. No rule is compiled yet.
  ///
  /// - Throws: `badLine` for a line that is wrong or a name that is there twice.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    var schemes: [TransliterationScheme] = []
    var names: Set<String> = []
    for pack in packs.packs {
      for row in try pack.tableIfPresent("transliteration/schemes.tsv", columns: TransliterationScheme.columns) {
        let scheme = try TransliterationScheme(row: row, folder: "\(pack.path)/transliteration")
        guard names.insert(scheme.name).inserted else {
          throw .badLine(
            file: row.file, line: row.line, expected: "a name that no other scheme has", found: scheme.name)
        }
        schemes.append(scheme)
      }
    }
    self.schemes = schemes
  }

  /// The scheme of this name, or nil when no pack has it.
  package func scheme(named name: String) -> TransliterationScheme? {
    schemes.first { $0.name == name }
  }

  /// The text in the scheme's script. White space stays; what stands between it is rewritten piece by piece.
  ///
  /// - Throws: `badLine` with the line of the rule file that ICU cannot read, `unreadable` for a missing file.
  package func transliterate(_ text: String, by scheme: TransliterationScheme) throws(AnalysisError) -> String {
    try transliterate(text, by: try compile(scheme))
  }

  /// The same of a term, which is in small letters: the steps that mark capitals and put them back are left out. They call
  /// other transliterators of ICU, and to list all that it has takes ICU ten times as long as a search.
  ///
  /// - Throws: as for any text.
  package func transliterate(term: String, by scheme: TransliterationScheme) throws(AnalysisError) -> String {
    try transliterate(term, by: try compile(scheme, forSmallLetters: true))
  }

  private func transliterate(_ text: String, by compiled: Compiled) throws(AnalysisError) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count * 2)
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first {
      let isSpace = first.properties.isWhitespace
      let piece = scalars.prefix { $0.properties.isWhitespace == isSpace }
      result += isSpace ? String(piece) : Self.transliterate(Substring(piece), by: compiled)
      scalars = scalars[piece.endIndex...]
    }
    return result
  }

  private static func transliterate(_ word: Substring, by compiled: Compiled) -> String {
    if let known = compiled.done[word] { return known }
    let result = compiled.steps.reduce(String(word)) { text, step in step.transliterate(text) }
    if compiled.done.count >= cacheLimit { compiled.done.removeAll(keepingCapacity: true) }
    // A key of its own, so that the cache does not keep the whole text that the word came from.
    compiled.done[Substring(String(word))] = result
    return result
  }

  private func compile(
    _ scheme: TransliterationScheme, forSmallLetters: Bool = false
  ) throws(AnalysisError) -> Compiled {
    let files = forSmallLetters ? scheme.filesForSmallLetters : scheme.files
    // No name of a scheme has a space.
    let name = files.count < scheme.files.count ? scheme.name + " small" : scheme.name
    if let known = compiled[name] { return known }
    var steps: [Transliterator] = []
    let reverse = scheme.direction == .reverse
    for file in reverse ? files.reversed() : files {
      steps.append(try Transliterator(rulesFile: file, reverse: reverse))
    }
    let fresh = Compiled(steps: steps)
    compiled[name] = fresh
    return fresh
  }
}
