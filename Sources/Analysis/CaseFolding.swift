/// NFKC_Casefold of ASCII and of Cyrillic letters (U+0400 to U+052F), without ICU.
///
/// It may be done letter by letter because none of them decomposes when folded, and none composes with another: only
/// combining marks do, and those (U+0483 to U+0489) are refused. A test compares it with ICU over all code points.
enum CaseFolding {
  /// The folded text, or nil when it holds anything but those letters: then ICU must be asked. The result has as many
  /// bytes as the source.
  static func fold(_ source: UnsafeBufferPointer<UInt8>) -> String? {
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      guard byte >= 0xD0, byte <= 0xD4, index + 1 < source.count, source[index + 1] & 0xC0 == 0x80 else { return nil }
      if folded(codePoint(byte, source[index + 1])) == 0 { return nil }
      index += 2
    }
    return String(unsafeUninitializedCapacity: source.count) { target in
      var index = 0
      while index < source.count {
        let byte = source[index]
        if byte < 0x80 {
          target[index] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
          index += 1
        } else {
          let letter = folded(codePoint(byte, source[index + 1]))
          target[index] = 0xC0 | UInt8(letter >> 6)
          target[index + 1] = 0x80 | UInt8(letter & 0x3F)
          index += 2
        }
      }
      return source.count
    }
  }

  /// Whether a text is of those letters and folded already.
  static func isFolded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        if byte >= 0x41, byte <= 0x5A { return false }
        index += 1
        continue
      }
      guard byte >= 0xD0, byte <= 0xD4, index + 1 < text.count, text[index + 1] & 0xC0 == 0x80 else { return false }
      let letter = codePoint(byte, text[index + 1])
      if folded(letter) != letter { return false }
      index += 2
    }
    return true
  }

  /// Whether what a text of those letters folds to is this. The text may be anything; then it is not.
  static func folds(_ text: UnsafeBufferPointer<UInt8>, to term: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == term.count else { return false }
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        if term[index] != (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) { return false }
        index += 1
        continue
      }
      guard byte >= 0xD0, byte <= 0xD4, index + 1 < text.count, text[index + 1] & 0xC0 == 0x80 else { return false }
      let letter = folded(codePoint(byte, text[index + 1]))
      if letter == 0 || term[index] != 0xC0 | UInt8(letter >> 6) || term[index + 1] != 0x80 | UInt8(letter & 0x3F) {
        return false
      }
      index += 2
    }
    return true
  }

  private static func codePoint(_ lead: UInt8, _ second: UInt8) -> UInt32 {
    UInt32(lead & 0x1F) << 6 | UInt32(second & 0x3F)
  }

  /// The lower-case letter of a Cyrillic code point; 0 when it is none of the letters that fold alone.
  static func folded(_ codePoint: UInt32) -> UInt32 {
    switch codePoint {
    case 0x400...0x40F: codePoint + 0x50
    case 0x410...0x42F: codePoint + 0x20
    case 0x430...0x45F: codePoint
    // Palochka and its lower case stand apart from their pairs.
    case 0x4C0: 0x4CF
    case 0x4C1...0x4CE: codePoint + (codePoint & 1)
    case 0x4CF: codePoint
    case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: codePoint | 1
    default: 0
    }
  }
}
