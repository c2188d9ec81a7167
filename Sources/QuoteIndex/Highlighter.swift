import Analysis

/// Finds where in a text a question's words stand, in whatever form and script they matched.
struct Highlighter {
  let language: QueryLanguage
  let leaves: [Widening]

  /// The matches inside `range` of an article's text (or of `base` bytes cut from it), in their order, none overlapping.
  /// Linear.
  ///
  /// - Parameter base: where the first byte of `text` stands in the article.
  func matches(in text: [UInt8], base: Int, mentions: [FoundMention]) throws(IndexError) -> [Match] {
    let analysed = language.tokenizer.words(of: text)
    var found: [Match] = []
    let entities = leaves.reduce(into: Set<String>()) { $0.formUnion($1.entities) }
    for mention in mentions where entities.contains(mention.entity) {
      let local = mention.byteRange.lowerBound - base..<mention.byteRange.upperBound - base
      guard local.lowerBound >= 0, local.upperBound <= text.count else { continue }
      found.append(
        Match(byteRange: mention.byteRange, form: String(decoding: text[local], as: UTF8.self), entity: mention.entity))
    }
    var isMatch: [WordID: Bool] = [:]
    let words = analysed.tokens.indices.filter { analysed.word($0).kind != .mark }
    for (place, token) in words.enumerated() {
      let identifier = analysed.tokens[token].word
      let isHit: Bool
      if let known = isMatch[identifier] {
        isHit = known
      } else {
        isHit = try isMatched(analysed.vocabulary[identifier])
        isMatch[identifier] = isHit
      }
      if isHit {
        found.append(match(token...token, analysed, base))
      }
      for leaf in leaves where !leaf.phrase.isEmpty && place + leaf.phrase.count <= words.count {
        let run = words[place..<place + leaf.phrase.count]
        if zip(run, leaf.phrase).allSatisfy({ analysed.word($0).folded == $1 }) {
          found.append(match(run.first!...run.last!, analysed, base))
        }
      }
    }
    return Self.withoutOverlaps(found)
  }

  private func match(_ tokens: ClosedRange<Int>, _ text: AnalysedText, _ base: Int) -> Match {
    let local = Int(text.tokens[tokens.lowerBound].start)..<Int(text.tokens[tokens.upperBound].end)
    return Match(byteRange: local.lowerBound + base..<local.upperBound + base, form: text.string(local), entity: nil)
  }

  private func isMatched(_ word: Word) throws(IndexError) -> Bool {
    for leaf in leaves where try isMatched(word, by: leaf) { return true }
    return false
  }

  private func isMatched(_ word: Word, by leaf: Widening) throws(IndexError) -> Bool {
    if leaf.words.contains(word.folded) { return true }
    if let prefix = leaf.prefix, word.folded.hasPrefix(prefix) { return true }
    if let fuzzy = leaf.fuzzy,
      EditDistance.isWithin(fuzzy.distance, Array(fuzzy.word.unicodeScalars), Array(word.folded.unicodeScalars))
    {
      return true
    }
    if !leaf.stems.isEmpty, try language.stems(of: word).contains(where: leaf.stems.contains) { return true }
    guard !leaf.sounds.isEmpty, word.isCapitalised else { return false }
    let terms = language.names.terms(of: word, kind: .name)
    return leaf.sounds.contains { sound in
      terms.contains { term in
        term.starts(with: sound.prefix)
          && language.names.isNear(term, prefix: sound.prefix, sounds: sound.sounds, script: sound.script)
      }
    }
  }

  /// The longest of those that share a byte.
  private static func withoutOverlaps(_ matches: [Match]) -> [Match] {
    let sorted = matches.sorted { left, right in
      left.byteRange.lowerBound != right.byteRange.lowerBound
        ? left.byteRange.lowerBound < right.byteRange.lowerBound : left.byteRange.count > right.byteRange.count
    }
    var kept: [Match] = []
    for match in sorted where match.byteRange.lowerBound >= kept.last?.byteRange.upperBound ?? 0 { kept.append(match) }
    return kept
  }
}
