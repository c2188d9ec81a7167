/// One way of writing a language in another script: a line of a pack's `transliteration/schemes.tsv`.
package struct TransliterationScheme: Sendable {
  /// Which way the rule files are read.
  package enum Direction: String, CaseIterable, Sendable {
    case forward, reverse
  }

  /// The name to ask for it by: `kk-Latn`.
  package let name: String
  package let source: LanguageTag
  package let target: LanguageTag
  /// The rule files, in the order in which they are applied.
  package let files: [String]
  package let direction: Direction
  /// Those of the files that do something to small letters; the others mark capitals and put them back
  /// (`…case-marks.rules`, `…case-restore.rules`).
  var filesForSmallLetters: [String] {
    files.filter { !$0.hasSuffix("case-marks.rules") && !$0.hasSuffix("case-restore.rules") }
  }
  /// What a reader of the list should know of it.
  package let note: String

  /// The number of columns of `schemes.tsv`.
  static let columns = 6

  /// Reads a line of the table in this folder, which its file names are relative to.
  ///
  /// - Throws: `badLine` when a cell is not what the table expects.
  init(row: PackTable.Row, folder: String) throws(AnalysisError) {
    name = row.cells[0]
    source = LanguageTag(row.cells[1])
    target = LanguageTag(row.cells[2])
    files = row.values(3).map { "\(folder)/\($0)" }
    direction = try row.choice(4, of: Direction.self)
    note = row.cells[5]
    guard !files.isEmpty else {
      throw .badLine(file: row.file, line: row.line, expected: "a rule file in column 4", found: row.cells[3])
    }
  }
}
