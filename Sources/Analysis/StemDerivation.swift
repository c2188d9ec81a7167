/// One surface form of a suffix that makes another word: it stays on, and the stem with it is as good as a listed one.
struct StemDerivation: Sendable {
  private enum Kind: String, CaseIterable {
    case noun, verb, loan

    var kinds: StemKinds {
      switch self {
      case .noun: .noun
      case .verb: .verb
      case .loan: .loan
      }
    }
  }

  let letters: StemKey
  /// How many they are.
  let count: Int
  let harmony: StemAlphabet.Harmony
  let after: UInt32
  let from: StemKinds
  let to: StemKinds
  /// How many letters an unlisted stem must have left of it; nil: the stem must be listed.
  let unknown: Int?

  /// The back and the front form of a row: back, front, after, from, to, unknown.
  static func forms(of row: PackTable.Row, alphabet: StemAlphabet) throws(AnalysisError) -> [StemDerivation] {
    let after = try alphabet.sounds(2, of: row)
    let from = try row.choice(3, of: Kind.self).kinds
    let to = try row.choice(4, of: Kind.self).kinds
    let unknown = try row.letters(5)
    // A loan's ending has no harmony with what stands before it.
    let isFree = row.cells[0] == row.cells[1]
    var forms: [StemDerivation] = []
    for (text, harmony, side) in try row.sides(0, 1) where !isFree || side == 0 {
      let codes = try alphabet.codes(text, in: row)
      guard codes.count <= StemKey.mostLetters else {
        throw row.expected("at most \(StemKey.mostLetters) letters", found: text)
      }
      forms.append(
        StemDerivation(
          letters: StemKey(codes), count: codes.count, harmony: isFree ? .either : harmony, after: after,
          from: from, to: to, unknown: unknown))
    }
    return forms
  }
}
