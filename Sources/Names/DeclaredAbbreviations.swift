import Analysis

/// The abbreviations that a text itself gives to bodies that it names: «Организация мостов и дорог (ОМД)», and from there on ОМД.
struct DeclaredAbbreviations {
  /// By the folded abbreviation: the entity, and the token from which it holds.
  private var entities: [ExactText: (entity: Int, from: Int)] = [:]

  private static let letters = 2...8

  /// - Parameter mentions: in the text's order.
  init(in text: AnalysedText, mentions: [Mention], isBody: (Int) -> Bool) {
    for mention in mentions where isBody(mention.entity) {
      let open = mention.tokens.upperBound
      guard open + 2 < text.tokens.count, text.word(open).first == "(", text.word(open + 2).first == ")",
        Self.isAbbreviation(text.word(open + 1)), !mentions.contains(where: { $0.tokens.contains(open + 1) })
      else { continue }
      entities[ExactText(text.word(open + 1).folded)] = (mention.entity, open + 1)
    }
  }

  private static func isAbbreviation(_ word: Word) -> Bool {
    word.kind == .word && word.isAllCapitals && letters.contains(word.folded.unicodeScalars.count)
  }

  var isEmpty: Bool { entities.isEmpty }

  /// The mentions, and those by an abbreviation that was given before. Linear.
  func added(to mentions: [Mention], in text: AnalysedText) -> [Mention] {
    var all: [Mention] = []
    var known = mentions[...]
    var token = 0
    while token < text.tokens.count {
      if let next = known.first, next.tokens.lowerBound <= token {
        all.append(next)
        known.removeFirst()
        token = max(token, next.tokens.upperBound)
        continue
      }
      let word = text.word(token)
      if Self.isAbbreviation(word), let given = entities[ExactText(word.folded)], token >= given.from {
        all.append(Mention(tokens: token..<token + 1, entity: given.entity, isFull: true))
      }
      token += 1
    }
    return all
  }
}
