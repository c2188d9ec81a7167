import Analysis
import Names

/// The language packs of this repository, and what the tests make of them.
enum Locales {
  static let path: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/") + "/locales"
  }()

  static func packs() throws -> LanguagePacks { try LanguagePacks(path: path) }

  static func pack(_ code: String) throws -> LanguagePack { try LanguagePack(path: "\(path)/\(code)") }

  static func parser() throws -> NameParser {
    let packs = try packs()
    return try NameParser(packs: packs, reader: NameReader(packs: packs))
  }
}
