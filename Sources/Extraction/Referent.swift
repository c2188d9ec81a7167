import Analysis

/// Somebody, or a body, that an article has named.
struct Referent {
  var bytes: Range<Int>
  /// Those of them that name it itself, when they are not all: `Speaker.ownRange`.
  var ownBytes: Range<Int>?
  /// Given name and surname, where the article has called their bearer by a role.
  var nameBytes: Range<Int>?
  /// The index in the resolver's entities.
  let entity: Int?
  var gender: Pronoun.Gender?
  let isPerson: Bool
  /// The lemma of the role before the name.
  let role: Int32?
  /// Given name and surname.
  let isWhole: Bool
  let wordCount: Int
  /// Its sentence begins with it, or with the words that belong to it.
  let startsSentence: Bool
  /// Stands in a case that no subject has, where nouns have cases.
  let isOblique: Bool
  /// Stands inside marks.
  var isQuoted = false
  /// The name's last word, folded.
  private let last: String

  init(_ tokens: Range<Int>, in passage: Passage, entity: Int?, isPerson: Bool, role: Int32?, isWhole: Bool) {
    var gender: Pronoun.Gender?
    var words = 0
    var last = ""
    for token in tokens where passage.isWord(token) {
      if passage.has(token, .capitalised) { words += 1 }
      if passage.has(token, .feminine), !passage.has(token, .masculine) { gender = .feminine }
      if passage.has(token, .masculine), !passage.has(token, .feminine), gender == nil { gender = .masculine }
      last = Lexicon.key(passage.text.word(token))
    }
    self.bytes = passage.bytes(tokens)
    self.entity = entity
    self.gender = gender
    self.isPerson = isPerson
    self.role = role
    self.isWhole = isWhole
    self.wordCount = words
    self.last = last
    if isPerson, entity == nil, role != nil { nameBytes = Self.name(at: tokens, in: passage).map(passage.bytes) }
    self.isOblique =
      !passage.lexicon.hasArticles && passage.has(tokens.upperBound - 1, [.oblique, .genitive])
      && !passage.has(tokens.upperBound - 1, [.masculine, .feminine, .givenName])
    var place = tokens.lowerBound
    let reader = NounPhraseReader(passage: passage)
    while place > tokens.lowerBound - 5, !reader.startsSentence(place), passage.isWord(place - 1),
      !passage.has(place - 1, [.preposition, .auxiliary, .conjunction, .relative])
    { place -= 1 }
    startsSentence =
      reader.startsSentence(place)
      && (passage.lexicon.hasArticles || !passage.has(tokens.upperBound - 1, [.oblique, .genitive]))
  }

  /// The capitalised words that some tokens end with, from two to four of them.
  private static func name(at tokens: Range<Int>, in passage: Passage) -> Range<Int>? {
    var start = tokens.upperBound
    var words = 0
    while start > tokens.lowerBound, passage.has(start - 1, .capitalised) || passage.isInnerHyphen(start - 1),
      !passage.has(start - 1, Traits.function.union([.startsRole, .possessive])), passage.mention(at: start - 1) == nil
    {
      if passage.isWord(start - 1) { words += 1 }
      start -= 1
    }
    return (2...4).contains(words) && passage.has(start, .capitalised) ? start..<tokens.upperBound : nil
  }

  /// The first letters of its last word, by which other forms of the name are looked for; nil for a short word.
  var stem: String? {
    let letters = last.unicodeScalars.prefix(4)
    return letters.count == 4 ? String(String.UnicodeScalarView(letters)) : nil
  }

  /// Their last words are forms of one: the same but for a short ending.
  func endsLike(_ other: Referent) -> Bool {
    let shared = zip(last.unicodeScalars, other.last.unicodeScalars).prefix { $0 == $1 }.count
    return last.unicodeScalars.count - shared <= 3 && other.last.unicodeScalars.count - shared <= 4
      && shared * 2 > last.unicodeScalars.count
  }

  func isSame(as other: Referent) -> Bool {
    if let entity, let theirs = other.entity { return entity == theirs }
    return endsLike(other) || other.endsLike(self)
  }
}
