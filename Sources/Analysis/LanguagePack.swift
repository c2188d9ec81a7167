/// One folder of `locales/`: what Daiek knows of one language, as tables. A room reads the tables it works by.
package struct LanguagePack: Sendable {
  /// The folder.
  package let path: String
  package let language: LanguageTag
  /// `language.tsv`: the pack's own settings by key.
  package let settings: [String: String]

  /// Opens a pack by its folder. Only `language.tsv` is read.
  ///
  /// - Throws: `AnalysisError` when there is none or it lacks `code`.
  package init(path: String) throws(AnalysisError) {
    self.path = path
    let file = path + "/language.tsv"
    var settings: [String: String] = [:]
    for row in try PackTable(path: file, columns: 2).rows { settings[row.cells[0]] = row.cells[1] }
    guard let code = settings["code"] else {
      throw .badLine(file: file, line: 1, expected: "a line «code», TAB, the BCP 47 language", found: "none")
    }
    self.language = LanguageTag(code)
    self.settings = settings
  }

  /// The script that a tag of this language means: its own (`kk-Arab`), else the first of the pack.
  package func script(of tag: LanguageTag) -> Script {
    let parts = tag.text.split(separator: "-")
    if parts.count > 1, parts[1].count == 4 { return Script(String(parts[1])) }
    return Script(String(settings["scripts"]?.split(separator: " ").first ?? ""))
  }

  /// The rows of one of the pack's tables.
  ///
  /// - Throws: `AnalysisError` when the file is missing or a line has another number of columns.
  package func table(_ name: String, columns: Int) throws(AnalysisError) -> [PackTable.Row] {
    try PackTable(path: "\(path)/\(name)", columns: columns).rows
  }

  /// The rows of a table that a pack may lack; then none.
  package func tableIfPresent(_ name: String, columns: Int) throws(AnalysisError) -> [PackTable.Row] {
    try PackFolder.has("\(path)/\(name)") ? try table(name, columns: columns) : []
  }
}
