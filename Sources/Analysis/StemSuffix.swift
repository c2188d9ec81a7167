/// One surface form of a suffix that is taken off.
struct StemSuffix: Sendable {
  /// How likely it is that an end of a word that looks like the suffix is the suffix.
  private enum Use: String, CaseIterable {
    case common, rare, seldom

    /// What it costs a reading, beside the costs of `StemKnowledge`.
    var cost: Int {
      switch self {
      case .common: 0
      case .rare: 3
      case .seldom: 20
      }
    }
  }

  let letters: StemKey
  /// How many they are.
  let count: Int
  /// The number of its layer.
  let layer: Int
  let harmony: StemAlphabet.Harmony
  /// The bits of the sounds that it may stand after.
  let after: UInt32
  /// How many of its first letters stay with the stem, because they are what the stem gets back.
  let kept: Int
  /// What else the stem gets back.
  let restores: StemKey
  /// How many letters an unlisted stem must have left; nil: never taken off one.
  let unknown: Int?
  /// What it costs a reading.
  let cost: Int
  /// Whether it begins with a letter that makes a syllable.
  let opensWithVowel: Bool

  /// The back and the front form of a row: layer, name, back, front, after, restores, unknown, use.
  static func forms(
    of row: PackTable.Row, layers: StemLayers, alphabet: StemAlphabet
  ) throws(AnalysisError) -> [StemSuffix] {
    guard let layer = layers.number(of: row.cells[0]) else {
      throw row.expected("a layer of layers.tsv in column 1", found: row.cells[0])
    }
    let restored = row.values(5)
    let unknown = try row.letters(6)
    let after = try alphabet.sounds(4, of: row)
    let cost = try row.choice(7, of: Use.self).cost
    var forms: [StemSuffix] = []
    for (text, harmony, side) in try row.sides(2, 3) {
      let codes = try alphabet.codes(text, in: row)
      guard codes.count <= StemKey.mostLetters else {
        throw row.expected("at most \(StemKey.mostLetters) letters", found: text)
      }
      let back = restored.isEmpty ? "" : restored[min(side, restored.count - 1)]
      let restores = try alphabet.codes(back, in: row)
      let isKept = codes.count > restores.count && codes.starts(with: restores)
      forms.append(
        StemSuffix(
          letters: StemKey(codes), count: codes.count, layer: layer, harmony: harmony, after: after,
          kept: isKept ? restores.count : 0,
          restores: isKept ? StemKey() : StemKey(restores), unknown: unknown, cost: cost,
          opensWithVowel: alphabet.isSyllable[Int(codes[0])]))
    }
    return forms
  }
}

extension PackTable.Row {
  /// The back and front form of two cells with their harmony; one that stands after either when they are the same.
  func sides(_ back: Int, _ front: Int) throws(AnalysisError) -> [(
    text: String, harmony: StemAlphabet.Harmony, side: Int
  )] {
    let (first, second) = (cells[back], cells[front])
    guard !first.isEmpty, !second.isEmpty, first != "-" || second != "-" else {
      throw expected("a suffix in column \(back + 1) or \(front + 1)", found: "none")
    }
    if first == second { return [(first, .back, 0), (second, .front, 1)] }
    if second == "-" { return [(first, .back, 0)] }
    if first == "-" { return [(second, .front, 1)] }
    return [(first, .back, 0), (second, .front, 1)]
  }

  /// A number of letters, or nil for `never`.
  func letters(_ column: Int) throws(AnalysisError) -> Int? {
    if cells[column] == "never" { return nil }
    guard let count = Int(cells[column]), count > 0 else {
      throw expected("a number of letters or «never» in column \(column + 1)", found: cells[column])
    }
    return count
  }
}
