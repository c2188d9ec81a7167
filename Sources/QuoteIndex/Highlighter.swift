import Analysis

/// Finds where in a text a question's words stand, in whatever form and script they matched.
///
/// One a question: it remembers the words that it has met, as the texts that one question finds share most of them.
final class Highlighter {
  private let language: QueryLanguage
  private let leaves: [Widening]
  private let entities: Set<String>
  /// Where a word matches by its spelling alone: the terms that do, as words or in a phrase.
  private let spellings: [String]
  private let spelledWords: SpelledWords?
  /// By the number of a word, once it has been asked for.
  private var schemes: [Answer?] = []

  /// Why a word matches, or that it does not.
  private enum Answer {
    case match(Match.Scheme)
    case mismatch
  }

  init(language: QueryLanguage, leaves: [Widening]) {
    self.language = language
    self.leaves = leaves
    entities = leaves.reduce(into: Set<String>()) { $0.formUnion($1.entities) }
    spellings = Array(leaves.reduce(into: Set<String>()) { $0.formUnion($1.words.union($1.phrase)) })
    let isSpelled = leaves.allSatisfy {
      $0.stems.isEmpty && $0.forms.isEmpty && $0.sounds.isEmpty && $0.prefix == nil && $0.fuzzy == nil
    }
    spelledWords = isSpelled ? SpelledWords(of: spellings, tokenizer: language.tokenizer) : nil
  }

  /// The matches inside `range` of an article's text (or of `base` bytes cut from it), in their order, none overlapping.
  /// Linear.
  ///
  /// - Parameter base: where the first byte of `text` stands in the article.
  func matches(in text: [UInt8], base: Int, mentions: [FoundMention]) throws(IndexError) -> [Match] {
    var found: [Match] = []
    for mention in mentions where entities.contains(mention.entity) {
      let local = mention.byteRange.lowerBound - base..<mention.byteRange.upperBound - base
      guard local.lowerBound >= 0, local.upperBound <= text.count else { continue }
      found.append(match(local, text, base, .entity, mention.entity))
    }
    if let spelledWords {
      if spellings.isEmpty { return Self.withoutOverlaps(found) }
      addSpelled(spelledWords.places(in: text), text, base, to: &found)
    } else {
      try addAll(language.tokenizer.words(of: text), base, to: &found)
    }
    return Self.withoutOverlaps(found)
  }

  private func addSpelled(_ words: [SpelledWords.Place], _ text: [UInt8], _ base: Int, to found: inout [Match]) {
    for (place, word) in words.enumerated() {
      guard let term = word.term else { continue }
      if leaves.contains(where: { $0.words.contains(spellings[term]) }) {
        found.append(match(word.byteRange, text, base, .exact))
      }
      for leaf in leaves where !leaf.phrase.isEmpty && place + leaf.phrase.count <= words.count {
        let run = words[place..<place + leaf.phrase.count]
        if zip(run, leaf.phrase).allSatisfy({ word, wanted in word.term.map { spellings[$0] == wanted } ?? false }) {
          let whole = run.first!.byteRange.lowerBound..<run.last!.byteRange.upperBound
          found.append(match(whole, text, base, .phrase))
        }
      }
    }
  }

  private func addAll(_ text: AnalysedText, _ base: Int, to found: inout [Match]) throws(IndexError) {
    func bytes(_ tokens: ClosedRange<Int>) -> Range<Int> {
      Int(text.tokens[tokens.lowerBound].start)..<Int(text.tokens[tokens.upperBound].end)
    }
    let words = text.tokens.indices.filter { text.shape($0).kind != .mark }
    for (place, token) in words.enumerated() {
      if let scheme = try knownScheme(text.tokens[token].word, text.vocabulary) {
        found.append(match(bytes(token...token), text.bytes, base, scheme))
      }
      for leaf in leaves where !leaf.phrase.isEmpty && place + leaf.phrase.count <= words.count {
        let run = words[place..<place + leaf.phrase.count]
        if zip(run, leaf.phrase).allSatisfy({ text.word($0).folded == $1 }) {
          found.append(match(bytes(run.first!...run.last!), text.bytes, base, .phrase))
        }
      }
    }
  }

  /// - Parameter range: of the text that is given.
  private func match(
    _ range: Range<Int>, _ text: [UInt8], _ base: Int, _ scheme: Match.Scheme, _ entity: String? = nil
  ) -> Match {
    Match(
      byteRange: range.lowerBound + base..<range.upperBound + base, form: String(decoding: text[range], as: UTF8.self),
      entity: entity, scheme: scheme)
  }

  private func knownScheme(_ identifier: WordID, _ vocabulary: Vocabulary) throws(IndexError) -> Match.Scheme? {
    let number = Int(identifier.index)
    if number >= schemes.count {
      schemes.append(contentsOf: repeatElement(nil, count: max(vocabulary.words.count, number + 1) - schemes.count))
    }
    switch schemes[number] {
    case .match(let scheme)?: return scheme
    case .mismatch?: return nil
    case nil:
      let scheme = try scheme(vocabulary[identifier])
      schemes[number] = scheme.map { .match($0) } ?? .mismatch
      return scheme
    }
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
