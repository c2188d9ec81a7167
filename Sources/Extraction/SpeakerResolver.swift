import Analysis
import Names

/// Remembers whom an article has named, and tells whom its pronouns, bare roles and bare surnames stand for.
struct SpeakerResolver {
  /// How far back, in names and in bytes, a pronoun looks.
  private static let reach = (names: 40, bytes: 2000)

  /// Named in the text, in its order.
  private var named: [Referent] = []
  /// Named as speakers, in the order of what they said.
  private var spoken: [Referent] = []
  /// Of `named` and of `spoken`, the indices of those with a role.
  private var namedByRole: [Int32: [Int]] = [:]
  private var spokenByRole: [Int32: [Int]] = [:]
  /// The indices in `named` of those whose name ends with a word.
  private var namedByStem: [String: [Int]] = [:]
  /// What a phrase has been resolved to: a speaker who goes on is the same one.
  private var resolved: [Range<Int>: Speaker] = [:]
  private let entities: [Entity]

  init(entities: [Entity]) { self.entities = entities }

  // MARK: - Names

  /// Takes in the people and bodies that a passage names, before its quotations are resolved. Linear.
  mutating func note(_ passage: Passage, spans: [Span]) {
    var token = passage.tokens.lowerBound
    var span = 0
    let known = named.count
    defer {
      for index in named.indices.dropFirst(known) {
        let place = named[index].bytes.lowerBound
        while span < spans.count, passage.bytes(spans[span].tokens).upperBound <= place { span += 1 }
        named[index].isQuoted = span < spans.count && passage.bytes(spans[span].tokens).contains(place)
      }
    }
    while token < passage.tokens.upperBound {
      guard passage.has(token, .capitalised) else {
        token += 1
        continue
      }
      if let mention = passage.mention(at: token), mention.tokens.lowerBound == token {
        let type = entities[mention.entity].type
        if type != .place {
          let isName = type == .person && mention.tokens.count > 1
          add(
            Referent(
              mention.tokens, in: passage, entity: mention.entity, isPerson: type == .person,
              role: role(passage, before: token), isWhole: isName))
        }
        token = max(token + 1, mention.tokens.upperBound)
        continue
      }
      // A given name with what follows it, or a name behind a role, and behind the place that the role is of.
      let role = passage.role(endingAt: token, after: max(passage.tokens.lowerBound, token - 5) - 1)?.role
      let isSurname = passage.has(token + 1, [.masculine, .feminine]) && isNamePart(token, passage)
      let isGiven = (passage.has(token, .givenName) || isSurname) && isNamePart(token + 1, passage)
      if isGiven || (role?.kind == .person || isBehindRoleOfPlace(token, passage)) && isNamePart(token, passage) {
        var end = token + 1
        while end < passage.tokens.upperBound, end < token + 5, isNamePart(end, passage) || passage.isInnerHyphen(end) {
          end += 1
        }
        while end > token + 1, !passage.isWord(end - 1) { end -= 1 }
        add(
          Referent(
            token..<end, in: passage, entity: nil, isPerson: true,
            role: role?.kind == .person ? role?.lemma : self.role(passage, before: token),
            isWhole: end > token + 1))
        token = end
        continue
      }
      token += 1
    }
  }

  private func isNamePart(_ token: Int, _ passage: Passage) -> Bool {
    passage.has(token, .capitalised) && !passage.has(token, Traits.function.union([.time, .startsRole]))
      && passage.mention(at: token) == nil && passage.pronoun(token) == nil && !passage.startsParagraph(token)
  }

  private func isBehindRoleOfPlace(_ token: Int, _ passage: Passage) -> Bool {
    guard token > passage.tokens.lowerBound, passage.mention(at: token - 1) != nil else { return false }
    return role(passage, before: token) != nil
  }

  /// The role before a name; between them may stand the place that it is of: the president of Uzbekistan, X.
  private func role(_ passage: Passage, before token: Int) -> Int32? {
    let start = passage.tokens.lowerBound
    if let role = passage.role(endingAt: token, after: start) { return role.role.lemma }
    var end = token
    if end > start, passage.has(end - 1, .comma) { end -= 1 }
    guard let place = passage.mention(at: end - 1), place.tokens.upperBound == end,
      entities[place.entity].type == .place
    else { return nil }
    end = place.tokens.lowerBound
    if end > start, passage.has(end - 1, .link) { end -= 1 }
    guard let role = passage.role(endingAt: end, after: start), role.role.kind == .person else { return nil }
    return role.role.lemma
  }

  private mutating func add(_ referent: Referent) {
    if let role = referent.role { namedByRole[role, default: []].append(named.count) }
    if referent.isWhole, let stem = referent.stem { namedByStem[stem, default: []].append(named.count) }
    named.append(referent)
  }

  // MARK: - Speakers

  /// The speaker that a phrase names, with whom it stands for. Bounded, whatever the article's length.
  mutating func speaker(_ phrase: NounPhrase, in passage: Passage) -> Speaker {
    if let known = resolved[phrase.tokens] { return known }
    let speaker = resolve(phrase, in: passage)
    resolved[phrase.tokens] = speaker
    return speaker
  }

  private mutating func resolve(_ phrase: NounPhrase, in passage: Passage) -> Speaker {
    let bytes = Self.bytes(of: phrase, in: passage)
    switch phrase.anchor {
    case .pronoun where phrase.antecedent != nil:
      let noun = phrase.antecedent ?? phrase.tokens
      let reader = NounPhraseReader(passage: passage)
      let own = reader.describe(noun).map { reader.own($0) } ?? noun
      let named = reader.describe(own).flatMap { self.entity(of: $0, in: passage) }
      return Speaker(byteRange: bytes, entity: named, antecedent: passage.bytes(noun), ownRange: passage.bytes(own))
    case .pronoun:
      guard let pronoun = phrase.pronoun, pronoun.person == 3,
        let found = antecedent(of: pronoun, before: bytes.lowerBound)
      else {
        return Speaker(byteRange: bytes, entity: nil)
      }
      return Speaker(
        byteRange: bytes, entity: found.entity, antecedent: found.bytes, ownRange: found.ownBytes,
        nameRange: found.nameBytes)
    case .name:
      let reader = NounPhraseReader(passage: passage)
      let own = reader.own(phrase)
      if own != phrase.tokens, let own = reader.describe(own) { return speaker(own, of: phrase, bytes, in: passage) }
      let entity = entity(of: phrase, in: passage)
      var referent = Referent(
        phrase.tokens, in: passage, entity: entity,
        isPerson: entity.map { entities[$0].type == .person }
          ?? (phrase.role?.kind != .body && phrase.role?.kind != .outlet), role: phrase.role?.lemma, isWhole: false)
      referent.bytes = bytes
      // A bare surname is whoever was named in full before.
      let whole = entity == nil && referent.isPerson ? wholeName(of: referent) : nil
      if referent.gender == nil { referent.gender = whole?.gender }
      if phrase.role?.kind != .body || entity != nil {
        if let role = referent.role { spokenByRole[role, default: []].append(spoken.count) }
        spoken.append(referent)
      }
      return Speaker(
        byteRange: bytes, entity: entity, antecedent: whole?.bytes, nameRange: whole?.nameBytes ?? referent.nameBytes)
    case .role, .common:
      if let entity = entity(of: phrase, in: passage) { return Speaker(byteRange: bytes, entity: entity) }
      guard let role = phrase.role, role.kind == .person, let found = last(ofRole: role.lemma, before: bytes.lowerBound)
      else { return Speaker(byteRange: bytes, entity: nil) }
      return Speaker(
        byteRange: bytes, entity: found.entity, antecedent: found.bytes, nameRange: found.nameBytes)
    }
  }

  /// Putin's spokesman: by what of the phrase names the speaker himself.
  private mutating func speaker(
    _ own: NounPhrase, of phrase: NounPhrase, _ bytes: Range<Int>, in passage: Passage
  ) -> Speaker {
    var known = resolve(own, in: passage)
    // The wife of Omarov is no other's, whoever was called a wife before.
    let isPersons = phrase.tokens.contains { !own.tokens.contains($0) && isPersonal($0, passage) }
    if own.anchor != .name, isPersons { known = Speaker(byteRange: known.byteRange, entity: nil) }
    // Who has no name of his own is still the one whom a pronoun behind means.
    if own.anchor != .name, known.entity == nil, known.antecedent == nil, own.role?.kind == .person {
      var referent = Referent(own.tokens, in: passage, entity: nil, isPerson: true, role: nil, isWhole: false)
      referent.ownBytes = referent.bytes
      referent.bytes = bytes
      spoken.append(referent)
    }
    return Speaker(
      byteRange: bytes, entity: known.entity, antecedent: known.antecedent, ownRange: known.ownRange,
      nameRange: known.nameRange)
  }

  private func isPersonal(_ token: Int, _ passage: Passage) -> Bool {
    guard passage.has(token, .capitalised), !passage.has(token, Traits.function) else { return false }
    return passage.mention(at: token).map { entities[$0.entity].type == .person } ?? true
  }

  /// The nearest before a place that fits in number and gender: whoever has spoken, if he is among the three nearest.
  private func antecedent(of pronoun: Pronoun, before place: Int) -> Referent? {
    func fits(_ referent: Referent) -> Bool {
      guard !pronoun.isPlural, referent.bytes.upperBound <= place,
        place - referent.bytes.upperBound < Self.reach.bytes
      else { return false }
      if pronoun.gender == .neuter { return !referent.isPerson }
      guard referent.isPerson else { return false }
      if let gender = pronoun.gender, let known = referent.gender { return gender == known }
      return true
    }
    let end = firstNamed(after: place)
    let all = named[max(0, end - Self.reach.names)..<end].reversed().filter(fits)
    // Whom somebody speaks of is less likely than whom the author names.
    let outside = all.filter { !$0.isQuoted }
    // Where nouns have cases, a subject is likelier than any other.
    let subjects = outside.filter { !$0.isOblique }
    let near = !subjects.isEmpty ? subjects : outside.isEmpty ? all : outside
    let speaker = spoken.suffix(Self.reach.names).filter(fits).max { $0.bytes.upperBound < $1.bytes.upperBound }
    guard let nearest = near.first else { return speaker }
    guard let speaker else { return nearest }
    if speaker.bytes.upperBound >= nearest.bytes.lowerBound { return speaker }
    // Somebody new has come in since: whoever is the subject of the sentence before, or else who spoke last.
    if !speaker.isSame(as: nearest), nearest.startsSentence { return nearest }
    let between = near.prefix { $0.bytes.lowerBound >= speaker.bytes.upperBound }
    return between.count < 3 ? speaker : nearest
  }

  /// The index behind the last of `named` that begins before a place.
  private func firstNamed(after place: Int) -> Int {
    var low = 0
    var high = named.count
    while low < high {
      let middle = (low + high) / 2
      if named[middle].bytes.lowerBound < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The full name before it whose last word is this one.
  private func wholeName(of surname: Referent) -> Referent? {
    guard surname.wordCount == 1, let stem = surname.stem, let candidates = namedByStem[stem] else { return nil }
    return candidates.last { index in
      named[index].bytes.upperBound <= surname.bytes.lowerBound && named[index].endsLike(surname)
    }.map { named[$0] }
  }

  private func last(ofRole role: Int32, before place: Int) -> Referent? {
    func last(_ indices: [Int]?, _ all: [Referent]) -> Referent? {
      indices?.suffix(Self.reach.names).last { all[$0].bytes.upperBound <= place }.map { all[$0] }
    }
    let name = namedByRole[role].flatMap { indices -> Referent? in
      var (low, high) = (0, indices.count)
      while low < high {
        let middle = (low + high) / 2
        if named[indices[middle]].bytes.upperBound <= place { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? named[indices[low - 1]] : nil
    }
    let speaker = last(spokenByRole[role], spoken)
    guard let name, let speaker else { return name ?? speaker }
    return name.bytes.upperBound > speaker.bytes.upperBound ? name : speaker
  }

  // MARK: - Entities

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
    if phrase.anchor == .pronoun, phrase.tokens.count == 1 {
      // He’s, they’ve: the auxiliary is no part of him.
      let text = passage.text.bytes
      if let end = range.first(where: { text[$0] == UInt8(ascii: "'") || text[$0] == 0xE2 && text[$0 + 2] == 0x99 }) {
        range = range.lowerBound..<end
      }
      return range
    }
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
