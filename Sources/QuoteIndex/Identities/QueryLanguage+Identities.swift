import Analysis
import Names

/// Who is who in a question, by the user's own lines.
extension QueryLanguage {
  /// The parts as the lines have them: a name that they call somebody's is that somebody, one that they deny is not.
  func obeying(_ parts: [Part]) -> [Part] {
    guard let lines else { return parts }
    let identities = lines.identities
    var result: [Part] = []
    var place = 0
    while place < parts.count {
      if let (count, side) = longest(
        at: place, of: parts, lines, identities.groups.joined().map { (text: $0.text, value: $0) })
      {
        result.append(Self.part(parts[place..<place + count].flatMap(\.words), [side], identities))
        place += count
      } else if let (count, other) = longest(
        at: place, of: parts, lines, identities.differences.map { (text: $0.name, value: $0.other) })
      {
        let denied = Set(Identities.entities(identities.members(of: other)))
        for part in parts[place..<place + count] {
          result.append(Part(words: part.words, entities: part.entities.subtracting(denied)))
        }
        place += count
      } else {
        let sides = parts[place].entities.sorted().map { Identities.Side.entity($0) }
        result.append(Self.part(parts[place].words, sides, identities))
        place += 1
      }
    }
    return result
  }

  private static func part(_ words: [Word], _ sides: [Identities.Side], _ identities: Identities) -> Part {
    let members = sides.flatMap { identities.members(of: $0) }
    return Part(words: words, entities: Set(Identities.entities(members)), names: Identities.names(members))
  }

  /// The name of the most parts that begins at a place, and what it is.
  private func longest(
    at place: Int, of parts: [Part], _ lines: ObeyedLines, _ names: [(text: String, value: Identities.Side)]
  ) -> (count: Int, value: Identities.Side)? {
    for count in stride(from: min(parts.count - place, WrittenName.mostParts), through: 1, by: -1) {
      let typed = parts[place..<place + count].flatMap(\.words).map(\.form).joined(separator: " ")
      let form = lines.likeness.form(typed)
      for (text, value) in names where lines.likeness.isSame(lines.likeness.name(text), form) { return (count, value) }
    }
    return nil
  }
}
