import Names

// Whom it was told: сказал ТАСС инженер Сомов.
extension NounPhraseReader {
  /// A name that no case can be seen of, behind a verb and before whoever spoke: an agency's. Nil in languages where words tell
  /// them apart.
  func addressee(at start: Int, before end: Int) -> NounPhrase? {
    guard !passage.lexicon.hasArticles, !passage.lexicon.isVerbLast, start < end, unit(start) == .name else {
      return nil
    }
    var next = start
    if let mention = passage.mention(at: start) {
      guard mention.tokens.lowerBound == start, passage.entities[mention.entity].type == .organisation else {
        return nil
      }
      next = mention.tokens.upperBound
    } else {
      while next < end, unit(next) == .name || unit(next) == .glue, !isPersonal(next) { next += 1 }
      let isAbbreviation = (start..<next).allSatisfy { passage.has($0, .allCapitals) || !passage.isWord($0) }
      guard isAbbreviation || isLatin(start) else { return nil }
    }
    guard next > start, next < end, begins(at: next, before: end) else { return nil }
    return describe(start..<next)
  }

  private func isPersonal(_ token: Int) -> Bool {
    passage.has(token, [.givenName, .masculine, .feminine])
      || passage.mention(at: token).map { passage.entities[$0.entity].type == .person } ?? false
  }

  private func isLatin(_ token: Int) -> Bool { passage.text.word(token).script == .latin }

  /// A subject begins here: a role in the nominative, a person, or the body that a preposition stands before.
  private func begins(at token: Int, before end: Int) -> Bool {
    if let role = passage.role(at: token, before: end) {
      return role.role.isFirstForm && [.person, .group, .unnamed].contains(role.role.kind)
    }
    if passage.has(token, .link) { return token + 1 < end && unit(token + 1) == .role }
    return passage.has(token, .capitalised) && isPersonal(token)
  }
}
