import Analysis
import Foundation
import Names

/// Names across scripts: people by another language's form, groups of equal name words, the written forms of a few people.
enum NamesEvaluation: Evaluation {
  static let name = "names"

  static func run(shared: String, locales: String) throws {
    let packs = try LanguagePacks(path: locales)
    let parser = try NameParser(packs: packs, reader: NameReader(packs: packs))
    let matcher = NameMatcher(costs: parser.reader.table.costs, odds: try SoundOdds(packs: packs))
    let wanted = ProcessInfo.processInfo.environment["DAIEK_NAMES"] ?? "people tokens forms speed"
    if wanted.contains("people") {
      try PeopleByLanguage(shared: shared, parser: parser, matcher: matcher).run()
    }
    if wanted.contains("tokens") { try NameTokens(shared: shared, parser: parser, matcher: matcher).run() }
    if wanted.contains("forms") { try WrittenForms(packs: packs, parser: parser, matcher: matcher).run() }
    if wanted.contains("speed") { NameSpeed(parser: parser, matcher: matcher).run() }
  }

  /// A half of the entities, by a hash of the identifier (FNV-1a): rules were written looking at half 0 only.
  static func half(_ identifier: String) -> Int {
    Int(identifier.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } >> 33 & 1)
  }

  static func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "  -  " : String(format: "%.3f", Double(part) / Double(whole))
  }
}
