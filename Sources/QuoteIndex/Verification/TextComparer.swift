import Analysis

/// Reads texts into tokens that can be compared by number. One a thread; it remembers the words it has met.
final class TextComparer {
  private let tokenizer: Tokenizer
  private var numbers: [String: Int32] = [:]
  private var beginnings: [String: Int32] = [:]

  private struct Numbers {
    var number: Int32
    var double: Int32
    var beginning: Int32

    static let unread = Numbers(number: -2, double: -2, beginning: -2)
    /// Of a mark that says nothing.
    static let none = Numbers(number: -1, double: -1, beginning: -1)
  }

  private var ofWord: [Numbers] = []

  /// So many letters are the beginning of a word; a shorter word begins like no other.
  private static let beginningLength = 4

  init(tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  var vocabulary: Vocabulary { tokenizer.vocabulary }

  /// Linear.
  func read(_ bytes: [UInt8]) -> ComparableText {
    var all: [Token] = []
    tokenizer.appendTokens(of: bytes, in: 0..<bytes.count, to: &all)
    if ofWord.count < vocabulary.words.count {
      ofWord += [Numbers](repeating: .unread, count: vocabulary.words.count - ofWord.count)
    }
    var tokens: [ComparableText.Token] = []
    var cuts: [Bool] = []
    tokens.reserveCapacity(all.count)
    var isCut = false
    for (place, token) in all.enumerated() {
      let numbers = self.numbers(token.word)
      if numbers.number == Numbers.none.number {
        if isEllipsis(all, place) { isCut = true }
        continue
      }
      tokens.append(
        .init(
          number: numbers.number, double: numbers.double, beginning: numbers.beginning, word: token.word,
          start: token.start, end: token.end))
      cuts.append(isCut)
      isCut = false
    }
    return ComparableText(tokens: tokens, isCutBefore: cuts)
  }

  private func numbers(_ identifier: WordID) -> Numbers {
    let known = ofWord[Int(identifier.index)]
    if known.number != Numbers.unread.number { return known }
    let word = vocabulary[identifier]
    var found = Numbers.none
    if word.kind != .mark || Self.isMeaningful(word.first) {
      let key = word.folded
      found.number = Self.number(of: key, &numbers)
      found.double =
        word.kind == .word
        ? TermNormalizer.cyrillicDouble(of: word.form).map { Self.number(of: $0, &numbers) } ?? found.number
        : found.number
      let letters = key.unicodeScalars.prefix(Self.beginningLength)
      // The empty beginning is that of every number.
      let beginning = word.kind == .word ? letters.count < Self.beginningLength ? key + "$" : String(letters) : ""
      found.beginning = Self.number(of: beginning, &beginnings)
    }
    ofWord[Int(identifier.index)] = found
    return found
  }

  private static func number(of key: String, _ numbers: inout [String: Int32]) -> Int32 {
    if let known = numbers[key] { return known }
    numbers[key] = Int32(numbers.count)
    return Int32(numbers.count - 1)
  }

  /// Signs without which a number is another: currencies, per cent, degrees.
  private static func isMeaningful(_ mark: Unicode.Scalar) -> Bool {
    switch mark {
    case "%", "‰", "°": true
    default: mark.properties.generalCategory == .currencySymbol
    }
  }

  /// «…», «...» and «..», of which the last is what is left of three after «!» or «?».
  private func isEllipsis(_ tokens: [Token], _ place: Int) -> Bool {
    let mark = vocabulary[tokens[place].word].first
    if mark == "…" || mark == "⋯" { return true }
    guard mark == ".", place > 0, tokens[place - 1].end == tokens[place].start else { return false }
    return vocabulary[tokens[place - 1].word].first == "."
  }
}
