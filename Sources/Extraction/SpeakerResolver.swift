import Analysis
import Names

/// Remembers whom an article has named, and tells whom its pronouns and bare roles stand for.
struct SpeakerResolver {
  private struct Referent {
    let bytes: Range<Int>
    let entity: Int?
    let gender: Pronoun.Gender?
    let isPlural: Bool
    let isPerson: Bool
    let role: Int32?
    let isSpeaker: Bool
  }

  private var referents: [Referent] = []
  private let entities: [Entity]

  init(entities: [Entity]) { self.entities = entities }

  /// Takes in the people and bodies that a passage names, before its quotations are resolved. Linear.
  mutating func note(_ passage: Passage) {
    var token = passage.tokens.lowerBound
    while token < passage.tokens.upperBound {
      if let mention = passage.mention(at: token), mention.tokens.lowerBound == token {
        let type = entities[mention.entity].type
        if type != .place {
          add(
            passage, mention.tokens, entity: mention.entity, isPerson: type == .person,
            role: role(passage, before: token), isSpeaker: false)
        }
        token = max(token + 1, mention.tokens.upperBound)
        continue
      }
      // A given name with what follows it, or a name behind a role.
      if passage.has(token, .capitalised), passage.has(token, .givenName), passage.has(token + 1, .capitalised) {
        var end = token + 1
        while end < passage.tokens.upperBound, end < token + 4,
          passage.has(end, .capitalised) || passage.isInnerHyphen(end)
        { end += 1 }
        add(passage, token..<end, entity: nil, isPerson: true, role: role(passage, before: token), isSpeaker: false)
        token = end
        continue
      }
      token += 1
    }
  }

  private func role(_ passage: Passage, before token: Int) -> Int32? {
    passage.role(endingAt: token, after: passage.tokens.lowerBound)?.role.lemma
  }

  private mutating func add(
    _ passage: Passage, _ tokens: Range<Int>, entity: Int?, isPerson: Bool, role: Int32?, isSpeaker: Bool
  ) {
    var gender: Pronoun.Gender?
    for token in tokens {
      if passage.has(token, .feminine), !passage.has(token, .masculine) { gender = .feminine }
      if passage.has(token, .masculine), !passage.has(token, .feminine), gender == nil { gender = .masculine }
    }
    referents.append(
      Referent(
        bytes: passage.bytes(tokens), entity: entity, gender: gender, isPlural: false, isPerson: isPerson, role: role,
        isSpeaker: isSpeaker))
  }

  /// The speaker that a phrase names, with whom it stands for. Linear in the names that lie between.
  mutating func speaker(_ phrase: NounPhrase, in passage: Passage) -> Speaker {
    let bytes = Self.bytes(of: phrase, in: passage)
    switch phrase.anchor {
    case .pronoun where phrase.antecedent != nil:
      let noun = phrase.antecedent ?? phrase.tokens
      let named = NounPhraseReader(passage: passage).describe(noun).flatMap { self.entity(of: $0, in: passage) }
      return Speaker(byteRange: bytes, entity: named, antecedent: passage.bytes(noun))
    case .pronoun:
      guard let pronoun = phrase.pronoun, pronoun.person == 3,
        let found = antecedent(of: pronoun, before: bytes.lowerBound)
      else {
        return Speaker(byteRange: bytes, entity: nil)
      }
      return Speaker(byteRange: bytes, entity: found.entity, antecedent: found.bytes)
    case .name:
      let entity = entity(of: phrase, in: passage)
      if phrase.role?.kind != .body || entity != nil {
        referents.append(
          Referent(
            bytes: bytes, entity: entity, gender: gender(of: phrase, in: passage), isPlural: false,
            isPerson: entity.map { entities[$0].type == .person }
              ?? (phrase.role?.kind != .body && phrase.role?.kind != .outlet), role: phrase.role?.lemma, isSpeaker: true
          ))
      }
      return Speaker(byteRange: bytes, entity: entity)
    case .role, .common:
      if let entity = entity(of: phrase, in: passage) { return Speaker(byteRange: bytes, entity: entity) }
      guard let role = phrase.role, role.kind == .person,
        let found = referents.last(where: { $0.bytes.upperBound <= bytes.lowerBound && $0.role == role.lemma })
      else { return Speaker(byteRange: bytes, entity: nil) }
      return Speaker(byteRange: bytes, entity: found.entity, antecedent: found.bytes)
    }
  }

  private func antecedent(of pronoun: Pronoun, before place: Int) -> Referent? {
    var candidates = 0
    var best: Referent?
    for referent in referents.reversed() where referent.bytes.upperBound <= place {
      guard place - referent.bytes.upperBound < 1500 else { break }
      guard referent.isPlural == pronoun.isPlural, referent.isPerson || pronoun.gender == .neuter else { continue }
      if pronoun.gender == .neuter, referent.isPerson { continue }
      if let gender = pronoun.gender, let known = referent.gender, gender != known { continue }
      candidates += 1
      // Whoever spoke last is likelier than who was only named.
      if referent.isSpeaker { return referent }
      if best == nil { best = referent }
      if candidates >= 3 { break }
    }
    return best
  }

  private func gender(of phrase: NounPhrase, in passage: Passage) -> Pronoun.Gender? {
    for token in phrase.tokens {
      if passage.has(token, .feminine) { return .feminine }
      if passage.has(token, .masculine) { return .masculine }
    }
    return nil
  }

  /// The entity that a phrase names: the mention nearest to its head, people first.
  private func entity(of phrase: NounPhrase, in passage: Passage) -> Int? {
    var found: Mention?
    for token in phrase.tokens {
      guard let mention = passage.mention(at: token), mention.tokens.upperBound <= phrase.tokens.upperBound else {
        continue
      }
      let type = entities[mention.entity].type
      if type == .person { return mention.entity }
      // Kazakhstan states; the president of Kazakhstan is not Kazakhstan.
      if mention.tokens.upperBound == phrase.tokens.upperBound,
        phrase.role == nil || type == .organisation && phrase.role?.kind != .person
      {
        if mention.tokens.lowerBound == phrase.tokens.lowerBound || type == .organisation { found = mention }
      }
    }
    return found?.entity
  }

  /// The bytes of a phrase, a possessive ending at its end left off.
  static func bytes(of phrase: NounPhrase, in passage: Passage) -> Range<Int> {
    var range = passage.bytes(phrase.tokens)
    let last = phrase.tokens.upperBound - 1
    if passage.lexicon.nounsShareForms, passage.has(last, .possessive), phrase.anchor != .pronoun {
      let text = passage.text.bytes
      if text[range.upperBound - 1] == UInt8(ascii: "s") {
        // ’s and 's
        if range.count > 4, text[range.upperBound - 2] == 0x99 {
          range = range.lowerBound..<(range.upperBound - 4)
        } else if range.count > 2, text[range.upperBound - 2] == UInt8(ascii: "'") {
          range = range.lowerBound..<(range.upperBound - 2)
        }
      }
    }
    return range
  }
}
