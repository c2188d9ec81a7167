/// A text in another, as `contains` of `StringProtocol` finds it: by characters, however they are encoded.
enum SubstringSearch {
  /// Whether `text` holds `part`. Linear for the letters of most texts.
  static func contains(_ text: String, _ part: String) -> Bool {
    guard isPlain(text), isPlain(part) else { return text.contains(part) }
    if part.isEmpty { return text.contains(part) }
    let (text, part) = (Array(text.utf8), Array(part.utf8))
    guard part.count <= text.count else { return false }
    for start in 0...text.count - part.count
    where text[start] == part[0] && text[start..<start + part.count].elementsEqual(part) { return true }
    return false
  }

  /// Whether every character is one code point that is written in one way alone: Latin and Cyrillic letters without
  /// combining marks, and signs.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20..<0x300, 0x400..<0x483, 0x48A..<0x530, 0x2010...0x2027: true
      default: false
      }
    }
  }
}
