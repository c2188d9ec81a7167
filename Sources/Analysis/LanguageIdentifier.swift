/// Which language a stretch of text is in, by the frequent words and the letters of the packs.
package struct LanguageIdentifier: Sendable {
  package struct Guess: Equatable, Sendable {
    package let language: LanguageTag
    /// 0 (no ground at all) to 1.
    package let confidence: Double
  }

  /// From this confidence on, a paragraph's own guess beats the language of its article.
  package static let sureEnough = 0.6

  private let stopWords: [Set<String>]
  private let letters: [[Script: Set<Unicode.Scalar>]]
  private let tags: [LanguageTag]

  /// - Throws: `AnalysisError` when a pack's table is broken.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    var stopWords: [Set<String>] = []
    var letters: [[Script: Set<Unicode.Scalar>]] = []
    for pack in packs.packs {
      stopWords.append(Set(try pack.tableIfPresent("stop-words.tsv", columns: 1).map { TermNormalizer.fold($0.cells[0]) }))
      var byScript: [Script: Set<Unicode.Scalar>] = [:]
      for (key, value) in pack.settings where key.hasPrefix("letters") {
        for scalar in value.unicodeScalars where scalar.properties.isAlphabetic {
          byScript[Script(of: scalar), default: []].insert(scalar)
        }
      }
      letters.append(byScript)
    }
    self.stopWords = stopWords
    self.letters = letters
    self.tags = packs.packs.map(\.language)
  }

  /// The likeliest language of `bytes[range]`. Linear.
  package func identify(_ bytes: [UInt8], in range: Range<Int>) -> Guess {
    let text = TermNormalizer.fold(String(decoding: bytes[range.prefix(4000)], as: UTF8.self))
    var counts: [Script: Int] = [:]
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
      let script = Script(of: scalar)
      if !script.isShared { counts[script, default: 0] += 1 }
    }
    guard let (script, total) = counts.max(by: { ($0.value, $1.key.code) < ($1.value, $0.key.code) }) else {
      return Guess(language: .undetermined, confidence: 0)
    }
    let words = text.unicodeScalars.split { !$0.properties.isAlphabetic }.map(String.init)
    var best = (pack: -1, score: 0.0)
    var sum = 0.0
    for pack in tags.indices {
      guard let alphabet = letters[pack][script] else { continue }
      let foreign = text.unicodeScalars.count { $0.properties.isAlphabetic && Script(of: $0) == script && !alphabet.contains($0) }
      let own = text.unicodeScalars.count { scalar in
        alphabet.contains(scalar) && !letters.indices.contains { $0 != pack && letters[$0][script]?.contains(scalar) == true }
      }
      let known = words.count { stopWords[pack].contains($0) }
      let score = max(0, 0.1 + Double(own) / Double(total) * 8 + Double(known) / Double(max(1, words.count)) * 4 - Double(foreign) / Double(total) * 8)
      sum += score
      if score > best.score { best = (pack, score) }
    }
    guard best.pack >= 0, sum > 0 else { return Guess(language: .undetermined, confidence: 0.5) }
    return Guess(language: tag(best.pack, script), confidence: best.score / sum * min(1, best.score * 2))
  }

  /// The pack's code alone for its first script, with the script for the others: `kk`, `kk-Latn`.
  private func tag(_ pack: Int, _ script: Script) -> LanguageTag {
    letters[pack].count > 1 && script != .cyrillic ? LanguageTag("\(tags[pack])-\(script)") : tags[pack]
  }
}
