import Analysis

/// Numbers of Chinese characters; the simplified, the traditional and the Japanese form of one have one number.
struct HanCharacters: Sendable {
  typealias Number = Int32

  private var numbers: [Unicode.Scalar: Number] = [:]
  private(set) var count = 0

  /// The number of characters that are one, a new one where none of them has any.
  mutating func number(ofVariants variants: [Unicode.Scalar]) -> Number {
    var known: Number?
    for variant in variants where known == nil { known = numbers[variant] }
    let number = known ?? Number(count)
    if known == nil { count += 1 }
    for variant in variants { numbers[variant] = number }
    return number
  }

  /// The characters of a word, 々 as the one before it; nil for one that no table has.
  func numbers(of word: String) -> [Number?] {
    var found: [Number?] = []
    for scalar in word.unicodeScalars where scalar.properties.isAlphabetic {
      found.append(scalar == "\u{3005}" ? found.last ?? nil : numbers[scalar])
    }
    return found
  }
}
