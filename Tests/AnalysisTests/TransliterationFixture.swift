import Analysis
import Foundation

/// The project's own packs, and packs made for one test.
struct TransliterationFixture {
  let packs: LanguagePacks
  let schemes: TransliterationSchemes

  /// The packs of the project.
  init() throws {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    try self.init(locales: folder.appendingPathComponent("locales").path)
  }

  init(locales: String) throws {
    packs = try LanguagePacks(path: locales)
    schemes = try TransliterationSchemes(packs: packs)
  }

  /// A folder with one pack `xx` that has these files in `transliteration/`. The caller removes it.
  static func folder(_ files: [String: String]) throws -> URL {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("daiek-\(UUID().uuidString)")
    let transliteration = root.appendingPathComponent("xx/transliteration")
    try FileManager.default.createDirectory(at: transliteration, withIntermediateDirectories: true)
    try "code\txx\n".write(to: root.appendingPathComponent("xx/language.tsv"), atomically: true, encoding: .utf8)
    for (name, text) in files {
      try text.write(to: transliteration.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    return root
  }

  /// The text by a scheme of this name, which must be there.
  func transliterate(_ text: String, by name: String) throws -> String {
    guard let scheme = schemes.scheme(named: name) else { throw Missing(name: name) }
    return try schemes.transliterate(text, by: scheme)
  }

  struct Missing: Error { let name: String }
}
