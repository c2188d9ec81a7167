import Analysis

/// The facts of every word of one vocabulary in one lexicon, each asked for once.
struct WordFactTable {
  private let lexicon: Lexicon
  private var facts: [WordFacts] = []
  private var isKnown: [Bool] = []

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The facts of a word. An array access once it has been met.
  @inline(__always)
  mutating func facts(of word: WordID, in vocabulary: Vocabulary) -> WordFacts {
    let index = Int(word.index)
    if index < isKnown.count, isKnown[index] { return facts[index] }
    return learn(index, word, vocabulary)
  }

  private mutating func learn(_ index: Int, _ word: WordID, _ vocabulary: Vocabulary) -> WordFacts {
    if index >= facts.count {
      let size = max(vocabulary.words.count, index + 1)
      facts.append(contentsOf: repeatElement(WordFacts(), count: size - facts.count))
      isKnown.append(contentsOf: repeatElement(false, count: size - isKnown.count))
    }
    facts[index] = lexicon.facts(of: vocabulary[word])
    isKnown[index] = true
    return facts[index]
  }
}
