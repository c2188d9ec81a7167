import Names

// Whose somebody is: Putin's spokesman is not Putin.
extension NounPhraseReader {
  /// The part of a speaker's phrase that names the speaker himself, without those whom he belongs to: `spokesman` of “Putin's
  /// spokesman”, `Берік Уәли` with his role of «Тоқаевтың баспасөз хатшысы Берік Уәли». Linear in the phrase.
  func own(_ phrase: NounPhrase) -> Range<Int> {
    var first: Range<Int>?
    // An apposition stands behind a comma: Foley's lawyer, Kate Dunn. Whichever part has a name says who it is.
    for part in apposed(phrase.tokens) {
      let own = withoutOwners(part)
      if hasOwnName(own) { return own }
      if first == nil { first = own }
    }
    return first ?? phrase.tokens
  }

  private func hasOwnName(_ tokens: Range<Int>) -> Bool {
    tokens.contains {
      passage.has($0, .capitalised) && !passage.has($0, Traits.function)
        && (passage.mention(at: $0).map { passage.entities[$0.entity].type != .place } ?? isOutsideRole($0, tokens))
    }
  }

  /// The capital of a role at a sentence's start is no name.
  private func isOutsideRole(_ token: Int, _ tokens: Range<Int>) -> Bool {
    var place = tokens.lowerBound
    while place <= token {
      if let role = passage.role(at: place, before: tokens.upperBound) {
        if role.end > token { return false }
        place = role.end
      } else {
        place += 1
      }
    }
    return true
  }

  private func apposed(_ tokens: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = tokens.lowerBound
    for token in tokens where passage.has(token, .comma) {
      if token > start { parts.append(start..<token) }
      start = token + 1
    }
    if start < tokens.upperBound { parts.append(start..<tokens.upperBound) }
    return parts
  }

  private func withoutOwners(_ tokens: Range<Int>) -> Range<Int> {
    if passage.lexicon.hasArticles { return withoutOwnersByWords(tokens) }
    return passage.lexicon.isVerbLast ? behindGenitives(tokens) : withoutOwnersByCase(tokens)
  }

  /// Putin's spokesman; the lawyer of Ian Foley; a spokesman for President Biden.
  private func withoutOwnersByWords(_ tokens: Range<Int>) -> Range<Int> {
    var start = tokens.lowerBound
    for token in tokens.dropLast() where passage.has(token, .possessive) && passage.isWord(token + 1) {
      start = token + 1
    }
    var link = start + 1
    while link < tokens.upperBound {
      if passage.has(link, .link), namesPerson(behind: link, before: tokens.upperBound) { return start..<link }
      link += 1
    }
    return start..<tokens.upperBound
  }

  /// A person's name stands right behind a link, or behind its own determiner and role.
  private func namesPerson(behind link: Int, before end: Int) -> Bool {
    var place = link + 1
    while place < end {
      if let role = passage.role(at: place, before: end), [.person, .honorific, .qualifier].contains(role.role.kind) {
        place = role.end
      } else if passage.has(place, .determiner) {
        place += 1
      } else {
        break
      }
    }
    guard place < end else { return false }
    if let mention = passage.mention(at: place) { return passage.entities[mention.entity].type == .person }
    return passage.has(place, .givenName) && passage.has(place, .capitalised)
  }

  /// Тоқаевтың баспасөз хатшысы: what stands behind the last genitive that something stands behind.
  private func behindGenitives(_ tokens: Range<Int>) -> Range<Int> {
    let last = tokens.dropLast().last { passage.has($0, .genitive) && passage.isWord($0 + 1) }
    return last.map { $0 + 1..<tokens.upperBound } ?? tokens
  }

  /// Пресс-секретарь Токаева: a role in the nominative, and a name that is not. Пресс-секретарь Токаева Берик Уали: the
  /// name that stands last is his own.
  private func withoutOwnersByCase(_ tokens: Range<Int>) -> Range<Int> {
    guard let role = tokens.lazy.compactMap({ passage.role(at: $0, before: tokens.upperBound) }).first,
      role.role.kind == .person, role.role.isFirstForm
    else { return tokens }
    var place = role.end
    while place < tokens.upperBound {
      guard let mention = passage.mention(at: place), passage.entities[mention.entity].type == .person,
        isInflected(mention)
      else {
        place += 1
        continue
      }
      let end = min(mention.tokens.upperBound, tokens.upperBound)
      if end < tokens.upperBound, passage.has(end, .capitalised) { return end..<tokens.upperBound }
      return tokens.lowerBound..<place
    }
    return tokens
  }

  /// The last word of a name is written as in none of its bearer's names.
  private func isInflected(_ mention: Mention) -> Bool {
    let word = passage.text.word(mention.tokens.upperBound - 1).folded
    return !passage.entities[mention.entity].names.contains { EntityForms.pieces(of: $0.text).contains(word) }
  }
}
