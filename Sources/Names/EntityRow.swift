import Analysis

/// One line of an authority file, and where it stands.
struct EntityRow {
  let entity: Entity
  /// Names that the line says are not the entity's: `not: NAME`.
  let rejected: [String]
  let file: String
  let line: Int

  /// - Throws: `AnalysisError` with file and line for a type, a name or an identifier that is none.
  init(_ row: PackTable.Row, languages: [String]) throws(AnalysisError) {
    file = row.file
    line = row.line
    let type = try row.choice(1, of: EntityType.self)
    var names: [Entity.Name] = []
    var rejected: [String] = []
    for column in 2..<7 where row.cells[column] != "-" {
      var isFirst = true
      for cell in row.cells[column].split(separator: "|", omittingEmptySubsequences: false) {
        var text = Self.trimmed(cell)
        let isRejected = text.hasPrefix("not:")
        if isRejected { text = Self.trimmed(text.dropFirst("not:".count)) }
        let isFormer = text.hasPrefix("former:")
        if isFormer { text = Self.trimmed(text.dropFirst("former:".count)) }
        guard !text.isEmpty else {
          throw .badLine(file: row.file, line: row.line, expected: "names separated by |", found: row.cells[column])
        }
        if isRejected {
          rejected.append(String(text))
          continue
        }
        names.append(
          Entity.Name(text: String(text), language: languages[column], isCanonical: isFirst, isFormer: isFormer))
        isFirst = false
      }
    }
    guard !names.isEmpty || !rejected.isEmpty else {
      throw .badLine(file: row.file, line: row.line, expected: "a name in some language", found: "none")
    }
    guard row.cells[0] != "-", !row.cells[0].contains(" ") else {
      throw .badLine(
        file: row.file, line: row.line, expected: "an identifier without spaces, such as own:arman-omarov",
        found: row.cells[0])
    }
    entity = Entity(id: row.cells[0], type: type, names: names, note: row.cells[7] == "-" ? nil : row.cells[7])
    self.rejected = rejected
  }

  private static func trimmed(_ cell: Substring) -> Substring {
    var cell = cell.drop { $0 == " " }
    while cell.last == " " { cell.removeLast() }
    return cell
  }

  func error(expected: String, found: String) -> AnalysisError {
    .badLine(file: file, line: line, expected: expected, found: found)
  }
}
