/// The stem of every word of a vocabulary under one stemmer, and the hash of it: each found once, when first asked for.
///
/// One a thread, as the vocabulary and the stemmer are. Asking again costs an array access.
package final class StemmedVocabulary {
  package let vocabulary: Vocabulary
  private let stemmer: any Stemmer
  @exclusivity(unchecked) private var stems: [String?] = []
  /// 0: not yet found. A stem whose hash is 0 is found again each time.
  @exclusivity(unchecked) private var hashes: [UInt64] = []

  package init(vocabulary: Vocabulary, stemmer: any Stemmer) {
    self.vocabulary = vocabulary
    self.stemmer = stemmer
  }

  /// The stem of the word's term; of a number or mark, the term itself.
  package func stem(of word: WordID) -> String {
    let index = Int(word.index)
    if index < stems.count, let stem = stems[index] { return stem }
    return add(word)
  }

  /// `TermNormalizer.hash` of the stem.
  package func hash(of word: WordID) -> UInt64 {
    let index = Int(word.index)
    if index < hashes.count, hashes[index] != 0 { return hashes[index] }
    _ = add(word)
    return hashes[index]
  }

  /// Appends the hash of the stem of every token: what the index files them under.
  package func appendHashes(of tokens: [Token], to hashes: inout [UInt64]) {
    let first = hashes.count
    hashes.append(contentsOf: repeatElement(0, count: tokens.count))
    hashes.withUnsafeMutableBufferPointer { hashes in
      for index in tokens.indices {
        let word = Int(tokens[index].word.index)
        let known = word < self.hashes.count ? self.hashes[word] : 0
        hashes[first &+ index] = known != 0 ? known : hash(of: tokens[index].word)
      }
    }
  }

  @inline(never)
  private func add(_ identifier: WordID) -> String {
    let index = Int(identifier.index)
    if index >= stems.count {
      stems.append(contentsOf: repeatElement(nil, count: vocabulary.words.count - stems.count))
      hashes.append(contentsOf: repeatElement(0, count: vocabulary.words.count - hashes.count))
    }
    let word = vocabulary[identifier]
    let stem = word.kind == .word ? stemmer.stem(word.folded) : word.folded
    stems[index] = stem
    hashes[index] = TermNormalizer.hash(stem)
    return stem
  }
}
