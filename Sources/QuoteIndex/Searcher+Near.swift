import Names

/// What was meant by a name that finds nothing.
extension Searcher {
  /// At most so many names are proposed.
  private static let mostNear = 3
  /// What lies farther from the name than this part of all that could differ is another name.
  private static let farthest = 0.45

  /// Names of the index that sound or are written nearly like this one, in any script, the nearest first.
  ///
  /// - Parameter language: in which to name entities: `en`, `ru`, `kk`.
  public func names(near name: String, language: String) throws(IndexError) -> [String] {
    var near: [(name: String, distance: Double)] = []
    for candidate in try explain(name: name, language: language).candidates
    where candidate.distance <= Self.farthest && candidate.entity.articles + candidate.entity.quotations > 0 {
      near.append((candidate.entity.name, candidate.distance))
    }
    // Speakers whom no authority file has are compared letter by letter.
    let typed = Array(name.lowercased().unicodeScalars)
    let slips = max(1, typed.count / 4)
    for speaker in try speakers(language: language) where speaker.entity == nil {
      let words = [speaker.name] + speaker.name.split(separator: " ").map(String.init)
      let isNear = words.contains { EditDistance.isWithin(slips, typed, Array($0.lowercased().unicodeScalars)) }
      if isNear { near.append((speaker.name, Double(slips) / Double(max(typed.count, 1)))) }
    }
    var names: [String] = []
    for one in near.sorted(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) where !names.contains(one.name) {
      names.append(one.name)
    }
    return Array(names.prefix(Self.mostNear))
  }
}
