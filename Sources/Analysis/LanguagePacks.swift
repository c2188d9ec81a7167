/// All the packs of a `locales` folder: `root`, and one for each language, in the order of their codes.
package struct LanguagePacks: Sendable {
  /// The `locales` folder.
  package let path: String
  package let packs: [LanguagePack]

  /// Opens every sub-folder that has a `language.tsv`.
  ///
  /// - Throws: `AnalysisError` when the folder has none or one is broken.
  package init(path: String) throws(AnalysisError) {
    self.path = path
    var names: [String] = []
    for name in try PackFolder.names(path) where try PackFolder.has("\(path)/\(name)/language.tsv") {
      names.append(name)
    }
    guard !names.isEmpty else { throw .unreadable(path: path, reason: "no language pack in it") }
    var packs: [LanguagePack] = []
    for name in names { packs.append(try LanguagePack(path: "\(path)/\(name)")) }
    self.packs = packs
  }

  /// The index in `packs` of a language's pack, its script set aside: `kk` for `kk-Latn`.
  package func index(of language: LanguageTag) -> Int? {
    packs.firstIndex { $0.language.language == language.language }
  }

  /// The path of a file that belongs to no one language.
  package func rootFile(_ name: String) -> String { "\(path)/root/\(name)" }
}
