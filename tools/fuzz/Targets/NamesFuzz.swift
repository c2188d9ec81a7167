import Analysis
import Names

/// Two names, parted by a line end: read, keyed, and compared in both directions.
struct NamesFuzz {
  private let parser: NameParser
  private let matcher: NameMatcher

  init(locales: String) throws {
    let packs = try LanguagePacks(path: locales)
    let reader = try NameReader(packs: packs)
    parser = try NameParser(packs: packs, reader: reader)
    matcher = NameMatcher(costs: reader.table.costs)
  }

  func run(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 10, maxSplits: 1, omittingEmptySubsequences: false)
    let names = parts.map { parser.parse(String(decoding: $0, as: UTF8.self)) }
    let (one, other) = (names[0], names[names.count - 1])
    let distance = matcher.distance(one, other)
    _ = NameThreshold.isSame(one, other, distance)
    let index = NameIndex(matcher: matcher, signs: parser.reader.table.signs, names: [one])
    _ = index.nearest(to: other, limit: 3)
  }
}
