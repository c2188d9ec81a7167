import Analysis

/// How Chinese characters are read in one kind of script, and nothing of how often: a table of `HanReadingTable`, of which a
/// question about one name needs a few rows.
struct HanReadings: Sendable {
  /// By character, the cell of its row: each reading with a colon and its cost behind it.
  private var cells: [HanCharacters.Number: ArraySlice<UInt8>] = [:]

  /// - Throws: `AnalysisError` with file and line for a row of another width. What its cells are is `HanReadingTable`'s to say.
  init(path: String, characters: inout HanCharacters) throws(AnalysisError) {
    try SoundRows.read(path, columns: 3) { row, place throws(AnalysisError) in
      let variants = Array(String(decoding: row[0], as: UTF8.self).unicodeScalars)
      guard !variants.isEmpty else { throw place.error("characters, a weight, readings each with a colon and tenths") }
      cells[characters.number(ofVariants: variants)] = row[2]
    }
  }

  /// The readings of a character, the commonest first, in the signs of `sound-classes.tsv`.
  func commonest(of character: HanCharacters.Number) -> [[UInt8]] {
    guard let cell = cells[character] else { return [] }
    return cell.split(separator: UInt8(ascii: " ")).map { Array($0.prefix { $0 != UInt8(ascii: ":") }) }
      .filter { $0 != [UInt8(ascii: "0")] }
  }
}
