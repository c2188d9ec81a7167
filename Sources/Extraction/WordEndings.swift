import Analysis

/// The endings of one pack, and what each makes of a word.
struct WordEndings: Sendable {
  private let endings: ByteEndings
  private let traits: [Traits]

  init(_ endings: [(ending: String, trait: Traits)]) {
    self.endings = ByteEndings(endings.map { Array($0.ending.utf8) })
    traits = endings.map(\.trait)
  }

  /// The traits of all endings of a word that leave two bytes and more of it; the verb nouns that end a clause may be whole
  /// words.
  func traits(of word: String, butAdverb isNoAdverb: Bool) -> Traits {
    var word = word
    return word.withUTF8 { word in
      var found: Traits = []
      endings.forEach(endingOf: word) { number, length in
        let trait = traits[number]
        guard word.count > length + 1 || word.count == length && trait == .clauseEnd else { return }
        if trait == .adverb, isNoAdverb { return }
        found.formUnion(trait)
      }
      return found
    }
  }
}
