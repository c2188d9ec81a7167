import Analysis

/// The facts of every word of one vocabulary in one lexicon, each asked for once.
struct WordFactTable {
  private let lexicon: Lexicon
  /// By the number of a word; `unknown` before it was asked for. One load a token, so the two stand together.
  private var facts: [WordFacts] = []

  /// No word has this lexeme.
  private static let unknown = WordFacts(lexeme: Int32.min)

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The facts of a word. An array access once it has been met.
  @inline(__always)
  mutating func facts(of word: WordID, in vocabulary: Vocabulary) -> WordFacts {
    let index = Int(word.index)
    if index < facts.count, facts[index].lexeme != Self.unknown.lexeme { return facts[index] }
    return learn(index, word, vocabulary)
  }

  /// The facts of some tokens. Linear.
  mutating func facts(of tokens: ArraySlice<Token>, in vocabulary: Vocabulary) -> [WordFacts] {
    var found: [WordFacts] = []
    found.reserveCapacity(tokens.count)
    for token in tokens { found.append(facts(of: token.word, in: vocabulary)) }
    return found
  }

  @inline(never)
  private mutating func learn(_ index: Int, _ word: WordID, _ vocabulary: Vocabulary) -> WordFacts {
    if index >= facts.count {
      let size = max(vocabulary.words.count, index + 1)
      facts.append(contentsOf: repeatElement(Self.unknown, count: size - facts.count))
    }
    facts[index] = lexicon.facts(of: vocabulary[word])
    return facts[index]
  }
}
