/// The endings of one pack, by their last byte, so that few are compared with a word.
struct WordEndings: Sendable {
  private struct Ending {
    let bytes: [UInt8]
    let trait: Traits
  }

  private let byLastByte: [[Ending]]

  init(_ endings: [(ending: String, trait: Traits)]) {
    var byLastByte = [[Ending]](repeating: [], count: 256)
    for (ending, trait) in endings {
      let bytes = Array(ending.utf8)
      if let last = bytes.last { byLastByte[Int(last)].append(Ending(bytes: bytes, trait: trait)) }
    }
    self.byLastByte = byLastByte
  }

  /// The traits of all endings of a word that leave two bytes and more of it; the verb nouns that end a clause may be whole
  /// words.
  func traits(of word: String, butAdverb isNoAdverb: Bool) -> Traits {
    var word = word
    return word.withUTF8 { word in
      guard let last = word.last else { return [] }
      var traits: Traits = []
      for ending in byLastByte[Int(last)] {
        let length = ending.bytes.count
        guard word.count > length + 1 || word.count == length && ending.trait == .clauseEnd else { continue }
        if ending.trait == .adverb, isNoAdverb { continue }
        let start = word.count - length
        if ending.bytes.indices.allSatisfy({ word[start + $0] == ending.bytes[$0] }) { traits.formUnion(ending.trait) }
      }
      return traits
    }
  }
}
