import CICU

/// A writing system, by its ISO 15924 code.
package struct Script: Hashable, Sendable {
  /// The four letters of the code packed big-endian, as `cicu_script` gives them.
  package let code: UInt32

  package init(code: UInt32) { self.code = code }

  /// The script with this four-letter code; anything else is `unknown`.
  package init(_ letters: String) {
    let bytes = Array(letters.utf8)
    self.code = bytes.count == 4 ? bytes.reduce(0) { $0 << 8 | UInt32($1) } : Script.unknown.code
  }

  /// The script of one character, by Unicode's Script property: letters have one, most punctuation is `common`.
  package init(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: self = .latin
    case 0x00...0x7F: self = .common
    case 0x0400...0x0484: self = .cyrillic
    default: self.code = cicu_script(scalar.value)
    }
  }

  /// The script of a text's first letter; nil for a text without letters. Linear in what stands before it.
  package static func ofFirstLetter(in text: String) -> Script? {
    for scalar in text.unicodeScalars where LetterProperties(of: scalar).contains(.letter) { return Script(of: scalar) }
    return nil
  }

  package static let latin = Script(code: 0x4C61_746E)
  package static let cyrillic = Script(code: 0x4379_726C)
  package static let arabic = Script(code: 0x4172_6162)
  package static let common = Script(code: 0x5A79_7979)
  package static let inherited = Script(code: 0x5A69_6E68)
  package static let unknown = Script(code: 0x5A7A_7A7A)

  /// True for `common` and `inherited`: signs that every script uses.
  package var isShared: Bool { self == .common || self == .inherited }
}

extension Script: CustomStringConvertible {
  package var description: String {
    String(
      decoding: [UInt8(code >> 24 & 0xFF), UInt8(code >> 16 & 0xFF), UInt8(code >> 8 & 0xFF), UInt8(code & 0xFF)],
      as: UTF8.self)
  }
}
