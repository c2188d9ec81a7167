import Analysis
import Names

/// The terms by which a capitalised word is found by its sound, and those that a word of a question may match.
///
/// A term is `key 0 sounds 0 exactness`: how much the vowels say, as a letter.
struct NameTerms {
  let reader: NameReader

  /// Every reading of the word and of the nominatives that it may be a form of.
  private func readings(of folded: String) -> [Sounds] {
    var found = reader.readingsOfNominatives(of: folded)
    for form in reader.nominatives(of: folded).dropFirst() {
      for sounds in reader.readings(of: form) where !found.contains(sounds) { found.append(sounds) }
    }
    return found
  }

  /// The terms of a word that is a name in the nominative.
  func spelledTerms(of folded: String, kind: TermKind) -> [[UInt8]] {
    terms(of: reader.readings(of: folded), reader.exactness(of: folded), kind: kind)
  }

  private func terms(of readings: [Sounds], _ exactness: Exactness, kind: TermKind) -> [[UInt8]] {
    var terms: [[UInt8]] = []
    for sounds in readings where sounds.signs.count >= 2 {
      for key in reader.table.signs.keys(of: sounds) {
        var term: [UInt8] = []
        term.reserveCapacity(key.classes.count + sounds.signs.count + 4)
        term.append(kind.rawValue)
        term.append(contentsOf: key.classes)
        term.append(0)
        term.append(contentsOf: sounds.signs)
        term.append(0)
        term.append(exactness.mark)
        terms.append(term)
      }
    }
    return terms
  }

  /// The terms of a word that may be a name.
  func terms(of word: Word, kind: TermKind) -> [[UInt8]] {
    guard word.kind == .word, word.folded.unicodeScalars.count > 2 else { return [] }
    return terms(of: readings(of: word.folded), reader.exactness(of: word.folded), kind: kind)
  }

  /// The beginnings of the terms that a word of a question may match.
  func prefixes(for folded: String, kind: TermKind) -> [(prefix: [UInt8], sounds: Sounds)] {
    guard folded.unicodeScalars.count > 2 else { return [] }
    return readings(of: folded).filter { $0.signs.count >= 3 }.flatMap { sounds in
      reader.table.signs.keys(of: sounds).map { (kind.term($0.classes + [0]), sounds) }
    }
  }

  /// Whether a term that begins with a prefix of `prefixes(for:kind:)` is near enough to be the same name.
  func isNear(_ term: [UInt8], prefix: [UInt8], sounds: Sounds, script: Script) -> Bool {
    guard term.count >= prefix.count + 2, let other = term.last.flatMap({ Exactness(mark: $0) }) else { return false }
    let exactness = reader.table.exactness(of: script)
    let distance = SoundDistance(costs: reader.table.costs).distance(
      .init(sounds, exactness), .init(Sounds(Array(term[prefix.count..<term.count - 2])), other))
    return distance <= EntityForms.threshold(exactness, other)
  }
}
