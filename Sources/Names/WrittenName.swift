/// A whole name as somebody wrote it, read part by part: what `NameMatcher` compares.
package struct WrittenName: Sendable {
  package let parts: [NamePart]
  /// Its parts as one word, where it is written as one: with hyphens between them or nothing.
  package let asOneWord: NamePart?

  /// The longest name that is compared; of a longer one, the first parts.
  package static let mostParts = 8

  /// - Parameter isOneWord: it has no space in it.
  package init(parts: [NamePart], isOneWord: Bool = false) {
    self.parts = Array(parts.prefix(Self.mostParts))
    let isOne = parts.count == 1 || isOneWord && parts.count <= Self.mostParts
    asOneWord = isOne ? parts.dropFirst().reduce(parts.first) { $0?.joined(with: $1) } : nil
  }

  /// How many of its parts are names written out.
  package var coreCount: Int { parts.count { $0.kind == .name } }

  /// The readings of some parts run together: the commonest of each, and each with one of them read otherwise.
  package func readings(_ span: Range<Int>) -> [Sounds] {
    if span.count == 1 {
      let part = parts[span.lowerBound]
      // In Chinese characters a name is one word, and what it is in other languages several.
      return part.exactness == .han ? part.wholeReadings + part.variants : part.wholeReadings
    }
    let first = span.flatMap { parts[$0].wholeReadings.first?.signs ?? [] }
    var found = [Sounds(first)]
    for other in span {
      for reading in parts[other].wholeReadings.dropFirst().prefix(2) {
        found.append(
          Sounds(span.flatMap { $0 == other ? reading.signs : parts[$0].wholeReadings.first?.signs ?? [] }))
      }
    }
    return found
  }
}
