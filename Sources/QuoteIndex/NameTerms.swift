import Analysis
import Names

/// The terms by which a capitalised word is found by its sound, and those that a word of a question may match.
///
/// A term is `key 0 sounds 0 script`, the script as L (Latin), C (Cyrillic) or o (another): how much the vowels say.
struct NameTerms {
  let reader: NameReader

  private static func mark(_ script: Script) -> UInt8 {
    switch script {
    case .latin: UInt8(ascii: "L")
    case .cyrillic: UInt8(ascii: "C")
    default: UInt8(ascii: "o")
    }
  }

  private static func vowels(_ mark: UInt8) -> SoundDistance.Vowels {
    mark == UInt8(ascii: "o") ? .approximate : .written
  }

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
    let script = folded.unicodeScalars.first { $0.properties.isAlphabetic }.map { Script(of: $0) } ?? .common
    return reader.readings(of: folded).compactMap { term(of: $0, script: script, kind: kind) }
  }

  private func term(of sounds: Sounds, script: Script, kind: TermKind) -> [UInt8]? {
    sounds.signs.count < 2
      ? nil : kind.term(reader.table.key(of: sounds).classes + [0] + sounds.signs + [0, Self.mark(script)])
  }

  /// The terms of a word that may be a name.
  func terms(of word: Word, kind: TermKind) -> [[UInt8]] {
    guard word.kind == .word, word.folded.unicodeScalars.count > 2 else { return [] }
    return readings(of: word.folded).compactMap { term(of: $0, script: word.script, kind: kind) }
  }

  /// The beginnings of the terms that a word of a question may match.
  func prefixes(for folded: String, kind: TermKind) -> [(prefix: [UInt8], sounds: Sounds)] {
    guard folded.unicodeScalars.count > 2 else { return [] }
    return readings(of: folded).compactMap { sounds in
      sounds.signs.count < 3 ? nil : (kind.term(reader.table.key(of: sounds).classes + [0]), sounds)
    }
  }

  /// Whether a term that begins with a prefix of `prefixes(for:kind:)` is near enough to be the same name.
  func isNear(_ term: [UInt8], prefix: [UInt8], sounds: Sounds, script: Script) -> Bool {
    guard term.count >= prefix.count + 2, let mark = term.last else { return false }
    let other = Sounds(Array(term[prefix.count..<term.count - 2]))
    let vowels: SoundDistance.Vowels =
      Self.vowels(Self.mark(script)) == .written && Self.vowels(mark) == .written ? .written : .approximate
    let distance = SoundDistance(table: reader.table).distance(sounds, other, vowels: vowels)
    return distance <= EntityForms.threshold(vowels)
  }
}
