import Fixtures
import Testing

@testable import daiek

struct JSONTextTests {
  /// Character by character, as RFC 8259 and `Safe` have it.
  private func naive(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if Safe.isHarmful(scalar) {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  private func fast(_ text: String) -> String {
    var bytes: [UInt8] = []
    JSONText.appendQuoted(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `every character alone is quoted as character by character`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), value < 0x3000 || value % 61 == 0 || value >> 8 == 0xFE else {
        continue
      }
      let text = String(Character(scalar))
      if fast(text) != naive(text) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func `random strings are quoted as character by character`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let near: [Unicode.Scalar] = [
      "a", "ж", "«", "“", "\"", "\\", "\n", "\u{7F}", "\u{9F}", "\u{A0}", "\u{61C}", "\u{200E}", "\u{202E}", "\u{2069}",
      "\u{FEFF}", "\u{FFFD}", "\u{1F600}", "\u{0}", "\u{65C}",
    ]
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<40, using: &generator) { text.append(near.randomElement(using: &generator)!) }
      let string = String(text)
      if fast(string) != naive(string) { Issue.record("seed \(seed): \(string.debugDescription)") }
    }
  }
}
