import Fixtures
import Foundation

/// The language packs of the checkout with their longest tables cut short: tests of the index ask nothing of the lexicon,
/// and reading all of it for every test would take minutes.
enum ShortPacks {
  private static let rows = 40
  private static let folder = try? copy()

  static let path = folder?.path("locales") ?? Checkout.locales

  private static func copy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    folder.removeAtExit()
    try FileManager.default.copyItem(atPath: Checkout.locales, toPath: folder.path("locales"))
    for language in try folder.names(in: "locales") {
      for table in ["roles", "reporting-verbs", "label-nouns", "attribution-phrases", "false-cues", "function-words"] {
        let name = "locales/\(language)/\(table).tsv"
        guard let bytes = try? folder.bytes(name) else { continue }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        try folder.write(Array(lines.prefix(rows).joined(separator: [0x0A])) + [0x0A], to: name)
      }
    }
    return folder
  }
}
