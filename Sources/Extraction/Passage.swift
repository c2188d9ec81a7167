import Analysis
import Names

/// A run of paragraphs in one language that marks hold together, mostly one, with all that the rules ask of its tokens.
/// Tokens are counted as in the text.
final class Passage {
  let text: AnalysedText
  let lexicon: Lexicon
  let tokens: Range<Int>
  /// The facts of each token of the passage.
  let facts: [WordFacts]
  /// A sentence ends with this token, as far as ICU sees.
  let sentenceEnds: [Bool]
  /// A paragraph begins with this token.
  let paragraphStarts: [Bool]
  /// The index in `mentions` of the mention that a token belongs to; -1 for none.
  let mentionOfToken: [Int32]
  let mentions: [Mention]
  /// Whom the mentions name.
  let entities: [Entity]
  let units: UnitMemo
  private let innerCapitals: InnerCapitals

  init(
    text: AnalysedText, innerCapitals: InnerCapitals, lexicon: Lexicon, tokens: Range<Int>, facts: [WordFacts],
    sentenceEnds: [Bool],
    paragraphStarts: [Bool],
    mentionOfToken: [Int32], mentions: [Mention], entities: [Entity]
  ) {
    self.text = text
    self.innerCapitals = innerCapitals
    self.lexicon = lexicon
    self.tokens = tokens
    self.facts = facts
    self.sentenceEnds = sentenceEnds
    self.paragraphStarts = paragraphStarts
    self.mentionOfToken = mentionOfToken
    self.mentions = mentions
    self.entities = entities
    self.units = UnitMemo(tokens)
  }

  @inline(__always)
  subscript(_ token: Int) -> WordFacts {
    token >= tokens.lowerBound && token < tokens.upperBound ? facts[token - tokens.lowerBound] : WordFacts()
  }

  @inline(__always)
  func has(_ token: Int, _ trait: Traits) -> Bool { self[token].has(trait) }

  /// Letters or digits.
  @inline(__always)
  func isWord(_ token: Int) -> Bool { self[token].has([.word, .number]) }

  func mark(_ token: Int) -> Unicode.Scalar { text.shape(token).first }

  /// No space stands between this token and the one after it.
  @inline(__always)
  func isJoinedToNext(_ token: Int) -> Bool { text.isJoinedToNext(token) }

  @inline(__always)
  func isJoinedToPrevious(_ token: Int) -> Bool { token > 0 && text.isJoinedToNext(token - 1) }

  /// A dash, or a hyphen typed as one.
  func isDash(_ token: Int) -> Bool {
    let facts = self[token]
    if facts.has(.dash) { return true }
    guard facts.has(.hyphen) else { return false }
    let standsAlone = !isJoinedToPrevious(token) || has(token - 1, [.comma, .quotationMark, .question, .exclamation])
    return token == tokens.lowerBound ? !isJoinedToNext(token) : standsAlone && !isJoinedToNext(token)
  }

  /// A hyphen inside a word that ICU cuts: Reuters-тің.
  func isInnerHyphen(_ token: Int) -> Bool {
    has(token, .hyphen) && isJoinedToNext(token) && isJoinedToPrevious(token)
  }

  /// The author's sentence ends with this token.
  func endsSentence(_ token: Int) -> Bool {
    token >= tokens.lowerBound && token < tokens.upperBound && sentenceEnds[token - tokens.lowerBound]
  }

  /// The first token of a paragraph.
  func startsParagraph(_ token: Int) -> Bool {
    tokens.contains(token) && paragraphStarts[token - tokens.lowerBound]
  }

  func mention(at token: Int) -> Mention? {
    guard tokens.contains(token) else { return nil }
    let index = mentionOfToken[token - tokens.lowerBound]
    return index < 0 ? nil : mentions[Int(index)]
  }

  /// The word has a capital in the middle of a sentence of the article too.
  func hasInnerCapital(_ token: Int) -> Bool { innerCapitals.contains(token) }

  func pronoun(_ token: Int) -> Pronoun? {
    let number = self[token].pronoun
    return number == 0 ? nil : lexicon.pronouns[Int(number) - 1]
  }

  func cue(at token: Int, before end: Int) -> (end: Int, entry: CueEntry)? {
    guard has(token, .startsCue) else { return nil }
    return lexicon.cueTrie.longest(from: token, to: end, lexeme: { self[$0].lexeme })
      .map { ($0.end, lexicon.cue(ofValue: $0.value)) }
  }

  /// The role that begins at a token.
  func role(at token: Int, before end: Int) -> (end: Int, role: RoleEntry)? {
    guard has(token, .startsRole) else { return nil }
    return lexicon.roleTrie.longest(from: token, to: end, lexeme: { self[$0].lexeme })
      .map { ($0.end, lexicon.roles[Int($0.value)]) }
  }

  /// The role that ends with the token before `end`: the longest.
  func role(endingAt end: Int, after start: Int) -> (start: Int, role: RoleEntry)? {
    var found: (start: Int, role: RoleEntry)?
    var place = end - 1
    while place >= max(start, end - 7) {
      if let role = role(at: place, before: end), role.end == end { found = (place, role.role) }
      place -= 1
    }
    return found
  }

  func hasScareWord(at token: Int, before end: Int) -> (end: Int, isBefore: Bool)? {
    guard has(token, .startsScare) else { return nil }
    return lexicon.scareTrie.longest(from: token, to: end, lexeme: { self[$0].lexeme }).map { ($0.end, $0.value == 0) }
  }

  func hasLabel(at token: Int, before end: Int) -> Int? { label(at: token, before: end)?.end }

  /// A slogan, a banner: what it says stands in marks, behind a comma too.
  func isSlogan(at token: Int, before end: Int) -> Bool {
    has(token, .startsLabel)
      && lexicon.labelTrie.longest(from: token, to: end, lexeme: { self[$0].lexeme })?.value == 2
  }

  /// The noun beside a name in marks that begins at a token, and whether what it labels can speak.
  func label(at token: Int, before end: Int) -> (end: Int, speaks: Bool)? {
    guard has(token, .startsLabel) else { return nil }
    return lexicon.labelTrie.longest(from: token, to: end, lexeme: { self[$0].lexeme }).map {
      ($0.end, $0.value == 1)
    }
  }

  func bytes(_ range: Range<Int>) -> Range<Int> { text.byteRange(ofTokens: range) }
}
