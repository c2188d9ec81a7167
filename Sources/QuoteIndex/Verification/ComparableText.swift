import Analysis

/// A text as verification compares it: its words, and the signs that change what is said; other marks left out.
struct ComparableText {
  struct Token {
    /// Equal for words that differ in case, marks of stress, ё and е only.
    let number: Int32
    /// The number of the word that looks the same in Cyrillic letters; its own for most.
    let double: Int32
    /// Equal for words that begin alike and for two numbers, which are likelier to have been exchanged than others.
    let beginning: Int32
    let word: WordID
    /// Bytes of the text.
    let start: Int32
    let end: Int32

    /// Whether it is the same word, look-alike letters of two alphabets taken for one another.
    @inline(__always)
    func isSame(_ other: Token) -> Bool {
      number == other.number || double == other.number || number == other.double
    }
  }

  let tokens: [Token]
  /// Whether something is left out before a token, as an ellipsis says.
  let isCutBefore: [Bool]
  /// Cut somewhere between its first token and its last.
  var isCut: Bool { isCutBefore.dropFirst().contains(true) }

  /// The bytes from the first token of a range to the end of its last; for an empty range the place where it would stand.
  func byteRange(_ range: Range<Int>) -> Range<Int> {
    if range.isEmpty {
      let place = range.lowerBound == 0 ? Int(tokens.first?.start ?? 0) : Int(tokens[range.lowerBound - 1].end)
      return place..<place
    }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }
}
