import Analysis

/// Finds where in a text a question's words stand, in whatever form and script they matched.
///
/// One a question: it remembers the words that it has met, as the texts that one question finds share most of them.
final class Highlighter {
  private let language: QueryLanguage
  private let leaves: [Widening]
  /// By the word as it stands in text.
  private var schemes: [ExactText: Match.Scheme?] = [:]

  init(language: QueryLanguage, leaves: [Widening]) {
    self.language = language
    self.leaves = leaves
  }

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
        Match(
          byteRange: mention.byteRange, form: String(decoding: text[local], as: UTF8.self), entity: mention.entity,
          scheme: .entity))
    }
    let words = analysed.tokens.indices.filter { analysed.word($0).kind != .mark }
    for (place, token) in words.enumerated() {
      if let scheme = try knownScheme(analysed.word(token)) {
        found.append(match(token...token, analysed, base, scheme))
      }
      for leaf in leaves where !leaf.phrase.isEmpty && place + leaf.phrase.count <= words.count {
        let run = words[place..<place + leaf.phrase.count]
        if zip(run, leaf.phrase).allSatisfy({ analysed.word($0).folded == $1 }) {
          found.append(match(run.first!...run.last!, analysed, base, .phrase))
        }
      }
    }
    return Self.withoutOverlaps(found)
  }

  private func match(
    _ tokens: ClosedRange<Int>, _ text: AnalysedText, _ base: Int, _ scheme: Match.Scheme
  ) -> Match {
    let local = Int(text.tokens[tokens.lowerBound].start)..<Int(text.tokens[tokens.upperBound].end)
    return Match(
      byteRange: local.lowerBound + base..<local.upperBound + base, form: text.string(local), entity: nil,
      scheme: scheme)
  }

  private func knownScheme(_ word: Word) throws(IndexError) -> Match.Scheme? {
    if let known = schemes[ExactText(word.form)] { return known }
    let scheme = try scheme(word)
    schemes[ExactText(word.form)] = .some(scheme)
    return scheme
  }

  /// Why a word matches; nil when it does not. What was typed comes before what was led to.
  private func scheme(_ word: Word) throws(IndexError) -> Match.Scheme? {
    if leaves.contains(where: { $0.words.contains(word.folded) }) { return .exact }
    for leaf in leaves { if let scheme = try scheme(word, by: leaf) { return scheme } }
    return nil
  }

  private func scheme(_ word: Word, by leaf: Widening) throws(IndexError) -> Match.Scheme? {
    if leaf.forms.contains(word.folded) { return .stem }
    if let prefix = leaf.prefix, word.folded.hasPrefix(prefix) { return .prefix }
    if let fuzzy = leaf.fuzzy,
      EditDistance.isWithin(fuzzy.distance, Array(fuzzy.word.unicodeScalars), Array(word.folded.unicodeScalars))
    {
      return .fuzzy
    }
    if try language.hasStem(word, among: leaf.stems) { return .stem }
    guard !leaf.sounds.isEmpty, word.isCapitalised else { return nil }
    let terms = language.names.terms(of: word, kind: .name)
    let isNear = leaf.sounds.contains { sound in
      terms.contains { term in
        term.starts(with: sound.prefix)
          && language.names.isNear(term, prefix: sound.prefix, sounds: sound.sounds, script: sound.script)
      }
    }
    return isNear ? .sound : nil
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
