import Analysis
import Segments

/// Says whether a text is a quotation of the archive: exactly, altered, of somebody else, outside any quotation, or not.
///
/// Words are compared by their terms, so that case, ё and е, marks, dashes, spaces and look-alike letters tell nothing
/// apart; signs that change an amount (%, €) do. A translation has other words and is not found. One a thread; it remembers
/// the words it has met.
public final class Verifier {
  let searcher: Searcher
  let comparer: TextComparer

  /// Texts of so few words stand everywhere: it is only said where they stand.
  static let fewWords = 3
  /// A longer text is many quotations.
  public static let mostWords = 2000

  public init(searcher: Searcher) {
    self.searcher = searcher
    comparer = TextComparer(tokenizer: searcher.language.tokenizer)
  }

  /// Verifies a text.
  ///
  /// - Parameters:
  ///   - speaker: who is said to have said it, in any script or form.
  ///   - entity: the identifier of whom `speaker` names, where that is known.
  ///   - limit: the most places to give.
  /// - Returns: nil for a text without a word, or of more than `mostWords`; `wordCount(of:)` tells which.
  public func verify(
    _ text: String, by speaker: String? = nil, entity: String? = nil, limit: Int = 20
  ) throws(IndexError) -> Verification? {
    let compared = try compared(text)
    guard !compared.terms.isEmpty, compared.count <= Self.mostWords else { return nil }
    let comparison = try speaker.map { (name) throws(IndexError) in
      try SpeakerComparison(name, entity: entity, language: searcher.language)
    }
    let answer = Answer(text: text, speaker: speaker, compared: compared, limit: limit)
    if compared.count <= Self.fewWords {
      let (found, count) = try fewWords(compared, comparison, limit: limit)
      return answer.verification(found, count: count)
    }
    let found = try wordings(of: compared, comparison)
    let near = found.filter { $0.isNear(compared) }.min(by: FoundWording.precedes)
    // Words of another mouth at an end of the text are perhaps a quotation of their own.
    let parts =
      near.map { !$0.isExact && $0.addsWords(Self.leastJoinedWords) } ?? true ? try joined(compared, comparison) : []
    if let near, !answer.isBetter(parts, than: near) { return answer.verification(found, count: nil) }
    return answer.verification(joining: parts, nearest: found.min(by: FoundWording.precedes))
  }

  /// The words of a text, and the signs that count as such. Linear.
  public func wordCount(of text: String) -> Int { comparer.read(Array(text.utf8)).tokens.count }

  private func compared(_ text: String) throws(IndexError) -> ComparedText {
    let bytes = Array(text.utf8)
    let comparable = comparer.read(bytes)
    var places: [[UInt8]: Int] = [:]
    var terms: [[UInt8]] = []
    let ofToken = comparable.tokens.map { token -> Int? in
      let word = comparer.vocabulary[token.word]
      if word.kind == .mark { return nil }
      let term = TermKind.word.term(word.folded)
      if let known = places[term] { return known }
      places[term] = terms.count
      terms.append(term)
      return terms.count - 1
    }
    let files = searcher.quotations
    let all = files.reduce(0) { $0 + Int($1.reader.documentCount) }
    var weights: [Double] = []
    for term in terms {
      var documents = 0
      for file in files {
        documents += Int(
          try bridging { () throws(SegmentError) in try file.reader.find(term) }?.documentFrequency ?? 0)
      }
      weights.append(CandidateFinder.weight(documents: documents, of: all))
    }
    return ComparedText(
      bytes: bytes, comparable: comparable, terms: terms, weights: ofToken.map { $0.map { weights[$0] } ?? 0 },
      leastEvidence: CandidateFinder.weight(documents: 1, of: all))
  }

  /// How many of some terms a document must have to be looked at.
  static func least(of count: Int) -> Int { count - Int(Double(count) * 0.4) }

  /// The text laid against whatever is most like it.
  private func wordings(
    of text: ComparedText, _ comparison: SpeakerComparison?
  ) throws(IndexError) -> [FoundWording] {
    var found = try quotations(like: text, comparison)
    let isFound = found.contains { $0.isNear(text) }
    if found.contains(where: \.isExact) { return found }
    // An article may have the words exactly where a quotation has them altered: between two stretches of one speech, or
    // outside of any.
    found += try articles(like: text, allWords: isFound, comparison)
    return found
  }
}
