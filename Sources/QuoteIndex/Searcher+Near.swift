import Analysis
import Names

/// What was meant by a name that finds nothing.
extension Searcher {
  /// At most so many names are proposed.
  private static let mostNear = 3
  /// What lies farther from the name than this part of all that could differ is another name.
  private static let farthest = 0.35
  /// Speakers that a name is compared with, the most quoted.
  private static let mostCompared = 5_000

  /// Names of the index that sound nearly like this one, in any script, the nearest first.
  ///
  /// - Parameter language: in which to name entities: `en`, `ru`, `kk`.
  public func names(near name: String, language: String) throws(IndexError) -> [String] {
    let reader = self.language.names.reader
    let packs = self.language.packs
    let parser = try bridging { () throws(AnalysisError) in try NameParser(packs: packs, reader: reader) }
    let matcher = NameMatcher(costs: reader.table.costs)
    let typed = parser.parse(name)
    var near: [(name: String, distance: Double)] = []
    for candidate in try explain(name: name, language: language).candidates
    where candidate.entity.articles + candidate.entity.quotations > 0 {
      near.append((candidate.entity.name, candidate.distance))
    }
    for speaker in try speakers(language: language).prefix(Self.mostCompared)
    where speaker.name.first?.isUppercase == true {
      // A surname typed alone is compared with each word of a name.
      let words =
        [speaker.name] + speaker.name.split(separator: " ").filter { $0.first?.isUppercase == true }.map(String.init)
      let least = words.map { matcher.distance(typed, parser.parse($0)).value }.min() ?? 1
      near.append((speaker.name, least))
    }
    near.removeAll { $0.distance > Self.farthest }
    var names: [String] = []
    for one in near.sorted(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) where !names.contains(one.name) {
      names.append(one.name)
    }
    return Array(names.prefix(Self.mostNear))
  }
}
