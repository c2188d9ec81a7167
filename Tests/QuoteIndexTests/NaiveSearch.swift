import Fixtures

/// A question as text, and as a test of a document's words that looks at every one of them.
struct NaiveQuestion {
  let text: String
  let matches: @Sendable ([String]) -> Bool

  static let vocabulary = [
    "brim", "briar", "brisk", "bristol", "dusk", "dust", "duct", "fjord", "glyph", "zinc", "zing", "quark", "plum",
    "сруб",
    "слуб", "гвоздь", "щука", "щур", "қоян", "үкі", "өрік", "жүз", "мұң", "ңғыр",
  ]

  static func word(_ word: String) -> NaiveQuestion { NaiveQuestion(text: word) { $0.contains(word) } }

  static func exact(_ word: String) -> NaiveQuestion { NaiveQuestion(text: "=" + word) { $0.contains(word) } }

  static func prefix(_ start: String) -> NaiveQuestion {
    NaiveQuestion(text: start + "*") { $0.contains { $0.hasPrefix(start) } }
  }

  static func phrase(_ words: [String]) -> NaiveQuestion {
    NaiveQuestion(text: "«" + words.joined(separator: " ") + "»") { text in
      text.count >= words.count
        && (0...(text.count - words.count)).contains { Array(text[$0..<$0 + words.count]) == words }
    }
  }

  static func fuzzy(_ word: String, _ distance: Int) -> NaiveQuestion {
    NaiveQuestion(text: "\(word)~\(distance)") { $0.contains { slips(Array(word), Array($0)) <= distance } }
  }

  /// The restricted Damerau–Levenshtein distance, from its definition.
  static func slips(_ left: [Character], _ right: [Character]) -> Int {
    if left.isEmpty || right.isEmpty { return left.count + right.count }
    if left.last == right.last { return slips(left.dropLast(), right.dropLast()) }
    var least = min(
      slips(left.dropLast(), right), slips(left, right.dropLast()), slips(left.dropLast(), right.dropLast()))
    if left.count > 1, right.count > 1, left.last == right.dropLast().last, left.dropLast().last == right.last {
      least = min(least, slips(left.dropLast(2), right.dropLast(2)))
    }
    return least + 1
  }

  private static func leaf(from texts: [[String]], _ generator: inout SeededGenerator) -> NaiveQuestion {
    let word = vocabulary.randomElement(using: &generator)!
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return exact(word)
    case 1: return prefix(String(word.prefix(Int.random(in: 2...word.count, using: &generator))))
    case 2: return fuzzy(word, word.count > 4 ? 2 : 1)
    case 3:
      // One that stands in a text, or chance words.
      let count = Int.random(in: 1...4, using: &generator)
      let text = texts.randomElement(using: &generator)!
      let start = Int.random(in: 0...(text.count - count), using: &generator)
      return phrase(
        Bool.random(using: &generator)
          ? Array(text[start..<start + count]) : (0..<count).map { _ in vocabulary.randomElement(using: &generator)! })
    default: return self.word(word)
    }
  }

  /// A question of some depth.
  static func random(from texts: [[String]], depth: Int, _ generator: inout SeededGenerator) -> NaiveQuestion {
    guard depth > 0 else { return leaf(from: texts, &generator) }
    let left = random(from: texts, depth: depth - 1, &generator)
    let right = random(from: texts, depth: Int.random(in: 0..<depth, using: &generator), &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return NaiveQuestion(text: "(\(left.text) OR \(right.text))") { left.matches($0) || right.matches($0) }
    case 1: return NaiveQuestion(text: "(\(left.text) AND \(right.text))") { left.matches($0) && right.matches($0) }
    case 2: return NaiveQuestion(text: "(\(left.text) NOT \(right.text))") { left.matches($0) && !right.matches($0) }
    case 3: return NaiveQuestion(text: "(NOT \(right.text) \(left.text))") { left.matches($0) && !right.matches($0) }
    default: return NaiveQuestion(text: "(\(left.text) \(right.text))") { left.matches($0) && right.matches($0) }
    }
  }
}
