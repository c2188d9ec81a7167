import Analysis

/// The words that a text writes with a capital in the middle of a sentence. The first word of a sentence has its capital for
/// another reason; that it is a name can be seen where it stands elsewhere: Нугрохо …, and later … деді Нугрохо.
final class InnerCapitals {
  let text: AnalysedText
  /// Folded, in the order of their bytes.
  private lazy var words = find()
  /// An ending of a name in any case, plural or possessive, in bytes: -ларының.
  private static let longestEnding = 16
  /// Two letters are more often a word than a name.
  private static let shortestName = 6

  init(_ text: AnalysedText) { self.text = text }

  /// Whether the word, or one that goes on behind it as its case forms do, is among them. The first question takes the time
  /// of the text, later ones O(log words).
  func contains(_ token: Int) -> Bool {
    let name = Array(text.word(token).folded.utf8)
    guard name.count >= Self.shortestName else { return false }
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low].starts(with: name) && words[low].count - name.count <= Self.longestEnding
  }

  private func find() -> [[UInt8]] {
    var found: Set<WordID> = []
    for sentence in text.sentences {
      var isInside = false
      for token in sentence.tokens {
        let word = text.word(token)
        // Behind a mark something else may begin.
        if word.kind == .mark {
          isInside = isInside && [",", "(", "-", "\u{2019}"].contains(word.first)
        } else {
          if isInside, word.isCased, word.isCapitalised { found.insert(text.tokens[token].word) }
          isInside = true
        }
      }
    }
    return found.map { Array(text.vocabulary[$0].folded.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
