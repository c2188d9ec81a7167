import Analysis

/// The authority files of a folder: `*.tsv`, one row an entity; see `index/entities/README.md`.
package struct EntityCatalogue: Sendable {
  package let entities: [Entity]

  package init(entities: [Entity]) { self.entities = entities }

  /// Reads every `.tsv` of the folder, in the order of their names.
  ///
  /// - Throws: `AnalysisError` with file and line for a broken row or an identifier that stands twice.
  package init(folder: String) throws(AnalysisError) {
    var entities: [Entity] = []
    var seen: [String: String] = [:]
    for name in try PackFolder.names(folder) where name.hasSuffix(".tsv") {
      let rows = try PackTable(path: "\(folder)/\(name)", columns: 8).rows
      guard let header = rows.first else { continue }
      guard header.cells[0] == "id", header.cells[1] == "type" else {
        throw .badLine(
          file: header.file, line: header.line, expected: "the header line id, type, en, …, note",
          found: header.cells[0])
      }
      for row in rows.dropFirst() {
        let entity = try Self.entity(row, languages: header.cells)
        if let place = seen.updateValue("\(row.file):\(row.line)", forKey: entity.id) {
          throw .badLine(
            file: row.file, line: row.line, expected: "an identifier that stands once",
            found: "\(entity.id), as at \(place)")
        }
        entities.append(entity)
      }
    }
    self.entities = entities
  }

  private static func entity(_ row: PackTable.Row, languages: [String]) throws(AnalysisError) -> Entity {
    let type = try row.choice(1, of: EntityType.self)
    var names: [Entity.Name] = []
    for column in 2..<7 where row.cells[column] != "-" {
      var isFirst = true
      for cell in row.cells[column].split(separator: "|") {
        var text = cell.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        let isFormer = text.hasPrefix("former:")
        if isFormer { text = text.dropFirst("former:".count).drop { $0 == " " } }
        guard !text.isEmpty else {
          throw .badLine(file: row.file, line: row.line, expected: "names separated by |", found: row.cells[column])
        }
        names.append(
          Entity.Name(text: String(text), language: languages[column], isCanonical: isFirst, isFormer: isFormer))
        isFirst = false
      }
    }
    guard !names.isEmpty else {
      throw .badLine(file: row.file, line: row.line, expected: "a name in some language", found: "none")
    }
    return Entity(id: row.cells[0], type: type, names: names, note: row.cells[7] == "-" ? nil : row.cells[7])
  }
}
