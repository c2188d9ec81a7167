/// Text from an article or a file name, made harmless for a terminal.
enum Safe {
  /// Control characters as their pictures (␛), and what turns the direction of text, or hides it, as U+FFFD.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isHarmful(scalar) {
        safe.append(scalar)
      } else if scalar.value == 0x0A || scalar.value == 0x09 {
        safe.append(" ")
      } else {
        safe.append(scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value)! : "\u{FFFD}")
      }
    }
    return String(safe)
  }

  /// The same for UTF-8 of several lines, whose line ends stay.
  static func lines(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map { text(String($0)) }.joined(separator: "\n")
  }

  /// Controls (C0, C1, delete) and the explicit marks of direction; U+200C and U+200D belong to words of some scripts.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
