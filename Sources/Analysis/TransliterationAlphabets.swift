/// Tells by its letters which scheme can read a text, where a language has had several alphabets in one script:
/// the packs' `transliteration/alphabets.tsv`.
package struct TransliterationAlphabets: Sendable {
  private struct Alphabet: Sendable {
    let scheme: TransliterationScheme
    let letters: Set<Unicode.Scalar>
    let signs: [String]
  }

  private let alphabets: [Alphabet]
  /// Every character of any of the alphabets: what else stands in a text, if it is no letter, says nothing.
  private let known: Set<Unicode.Scalar>

  /// Reads the tables of all packs.
  ///
  /// - Throws: `badLine`, also for a scheme that no pack has or a cell of letters that holds several.
  package init(packs: LanguagePacks, schemes: TransliterationSchemes) throws(AnalysisError) {
    var alphabets: [Alphabet] = []
    for pack in packs.packs {
      for row in try pack.tableIfPresent("transliteration/alphabets.tsv", columns: 3) {
        guard let scheme = schemes.scheme(named: row.cells[0]) else {
          throw .badLine(file: row.file, line: row.line, expected: "a scheme in column 1", found: row.cells[0])
        }
        var letters: Set<Unicode.Scalar> = []
        for value in row.values(1) {
          guard let letter = value.unicodeScalars.first, value.unicodeScalars.count == 1 else {
            throw .badLine(file: row.file, line: row.line, expected: "single letters in column 2", found: value)
          }
          letters.insert(letter)
        }
        alphabets.append(Alphabet(scheme: scheme, letters: letters, signs: row.values(2)))
      }
    }
    self.alphabets = alphabets
    known = alphabets.reduce(into: []) { $0.formUnion($1.letters) }
  }

  /// The scheme from one tag to another whose alphabet fits the text best; nil when no table names one.
  ///
  /// A word or two may fit several alphabets; then it is the first in the table. Give it a paragraph.
  package func scheme(
    reading text: String, from source: LanguageTag, to target: LanguageTag
  ) -> TransliterationScheme? {
    var best: (scheme: TransliterationScheme, lacking: Int, signs: Int)?
    for alphabet in alphabets where alphabet.scheme.source == source && alphabet.scheme.target == target {
      let lacking = text.unicodeScalars.reduce(into: 0) { count, scalar in
        let counts = known.contains(scalar) || scalar.properties.isAlphabetic
        if counts && !alphabet.letters.contains(scalar) { count += 1 }
      }
      let signs = alphabet.signs.reduce(0) { $0 + Self.occurrences(of: $1, in: text) }
      if let best, (best.lacking, -best.signs) <= (lacking, -signs) { continue }
      best = (alphabet.scheme, lacking, signs)
    }
    return best?.scheme
  }

  private static func occurrences(of sign: String, in text: String) -> Int {
    let sign = Array(sign.utf8)
    let text = Array(text.utf8)
    guard let first = sign.first, text.count >= sign.count else { return 0 }
    var count = 0
    for start in 0...(text.count - sign.count) where text[start] == first {
      if text[start..<(start + sign.count)].elementsEqual(sign) { count += 1 }
    }
    return count
  }
}
