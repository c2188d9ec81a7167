import Analysis

/// The authority files of a folder, and a user's own beside them: `*.tsv`, one row an entity; see `index/entities/README.md`.
package struct EntityCatalogue: Sendable {
  package let entities: [Entity]

  package init(entities: [Entity]) { self.entities = entities }

  /// Reads every `.tsv` of the folder, in the order of their names.
  ///
  /// - Parameter own: a folder of the user's; each of its lines is added, or merged into the entity that it means
  ///   (`OwnEntities`).
  /// - Throws: `AnalysisError` with file and line for a broken row or an identifier that stands twice in one of the folders.
  package init(folder: String, own: String? = nil) throws(AnalysisError) {
    let shipped = try Self.rows(folder)
    for row in shipped {
      if let name = row.rejected.first { throw row.error(expected: "not: only in a file of one's own", found: name) }
    }
    guard let own else {
      entities = shipped.map(\.entity)
      return
    }
    entities = try OwnEntities(shipped: shipped.map(\.entity)).with(try Self.rows(own))
  }

  private static func rows(_ folder: String) throws(AnalysisError) -> [EntityRow] {
    var found: [EntityRow] = []
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
        let row = try EntityRow(row, languages: header.cells)
        if let place = seen.updateValue("\(row.file):\(row.line)", forKey: row.entity.id) {
          throw row.error(expected: "an identifier that stands once", found: "\(row.entity.id), as at \(place)")
        }
        found.append(row)
      }
    }
    return found
  }
}
