import CICU

/// How many columns of a terminal a text takes: two for a wide character (UAX #11) or an emoji, none for a mark that
/// stands on the character before it.
package enum DisplayWidth {
  /// Linear.
  package static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  package static func of(_ scalar: Unicode.Scalar) -> Int {
    // Latin, Greek, Cyrillic and Armenian letters, which most text is of, need no look-up.
    if scalar.value < 0x300 || 0x370..<0x483 ~= scalar.value || 0x48A..<0x591 ~= scalar.value { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // The vowels and final consonants of a Hangul syllable stand within it.
    if 0x1160...0x11FF ~= scalar.value { return 0 }
    let width = cicu_east_asian_width(scalar.value)
    return width == 3 || width == 5 || cicu_is_emoji(scalar.value) ? 2 : 1
  }

  /// The text, filled with spaces to so many columns; as it is when it has more.
  package static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - of(text)))
  }

  /// The longest beginning that fits into so many columns, with «…» at its end when something was cut off.
  package static func cut(_ text: String, to columns: Int) -> String {
    guard of(text) > columns else { return text }
    var kept = ""
    var width = 0
    for character in text {
      let own = of(String(character))
      if width + own > columns - 1 { break }
      kept.append(character)
      width += own
    }
    return kept + "…"
  }
}
