import Analysis

/// How Chinese characters are read in some kinds of script, and nothing of how often: tables of `HanReadingTable`, of which a
/// question about one name needs a few rows. So the files stay as they are, and are looked through for the name's characters.
struct HanReadings: Sendable {
  /// The files, each at its beginning.
  private let tables: [PackRows]

  /// A row that has one of the characters that are sought.
  private struct Row {
    let variants: [Unicode.Scalar]
    let table: Int
    let readings: ArraySlice<UInt8>
  }

  /// - Parameter paths: the tables, in the order in which characters get their numbers.
  /// - Throws: `AnalysisError` for a file that cannot be read.
  init(paths: [String]) throws(AnalysisError) {
    var tables: [PackRows] = []
    for path in paths { tables.append(try PackRows(path: path, columns: 3)) }
    self.tables = tables
  }

  /// By table and by character of a word: its readings, the commonest first, in the signs of `sound-classes.tsv`. Nil when no
  /// table has one of the characters. Linear in the tables.
  ///
  /// - Throws: `AnalysisError` with file and line for a row that lacks a cell. What its cells are is `HanReadingTable`'s to say.
  func commonest(of word: String) throws(AnalysisError) -> [[[[UInt8]]]]? {
    var characters = HanCharacters()
    var cells = [[HanCharacters.Number: ArraySlice<UInt8>]](repeating: [:], count: tables.count)
    for row in try rows(of: word) { cells[row.table][characters.number(ofVariants: row.variants)] = row.readings }
    let numbers = characters.numbers(of: word)
    if numbers.contains(where: { $0 == nil }) { return nil }
    return cells.map { cells in numbers.map { Self.readings(cells[$0!]) } }
  }

  private static func readings(_ cell: ArraySlice<UInt8>?) -> [[UInt8]] {
    (cell ?? []).split(separator: UInt8(ascii: " ")).map { Array($0.prefix { $0 != UInt8(ascii: ":") }) }
      .filter { $0 != [UInt8(ascii: "0")] }
  }

  /// The rows of all tables that have a character of a word, or a character that stands in a row with one, and so on: those
  /// that say which characters are one. In the order of the tables.
  private func rows(of word: String) throws(AnalysisError) -> [Row] {
    var sought = Set(word.unicodeScalars)
    while true {
      var found: [Row] = []
      for (number, table) in tables.enumerated() {
        var table = table
        while try table.next(holding: sought) {
          found.append(
            Row(
              variants: Array(table.text(0).unicodeScalars), table: number, readings: table.bytes[table.cells[2]]))
        }
      }
      let all = found.reduce(into: sought) { $0.formUnion($1.variants) }
      if all.count == sought.count { return found }
      sought = all
    }
  }
}
