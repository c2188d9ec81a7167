/// The words of a text as they are compared, told by its bytes alone: for texts in Latin letters without accents or in Cyrillic
/// ones, as most are. To ask every character what it is takes longer than to find the text.
package enum PlainWords {
  /// The terms of the text's runs of letters and digits, a space between each two, and how many there are; nil where bytes do
  /// not tell. It is what `TermNormalizer.term` of the whole text gives, cut at all that is neither letter nor digit. Linear.
  package static func joined(_ text: [UInt8]) -> (text: String, count: Int)? {
    var words: [UInt8] = []
    words.reserveCapacity(text.count)
    var (count, isInside, hasLatin, hasCyrillic) = (0, false, false, false)
    var index = 0
    while index < text.count {
      let byte = text[index]
      let second = index + 1 < text.count ? text[index + 1] : 0
      var letter: (UInt8, UInt8)?
      switch byte {
      case 0x30...0x39, 0x61...0x7A: letter = (byte, 0)
      case 0x41...0x5A: letter = (byte | 0x20, 0)
      case 0x20..<0x7F where byte != UInt8(ascii: "`"): break
      case 0xC2 where second == 0xAB || second == 0xBB || second == 0xA0: index += 1
      case 0xD0...0xD4:
        guard let folded = cyrillic(byte, second) else { return nil }
        (letter, hasCyrillic) = (folded, true)
        index += 1
      case 0xE2 where second == 0x80 && index + 2 < text.count:
        // Dashes, quotation marks that are no apostrophes, and the ellipsis.
        guard [0x93, 0x94, 0x9C, 0x9D, 0x9E, 0xA6].contains(text[index + 2]) else { return nil }
        index += 2
      default: return nil
      }
      index += 1
      guard let letter else {
        isInside = false
        continue
      }
      if !isInside {
        if count > 0 { words.append(UInt8(ascii: " ")) }
        count += 1
        isInside = true
      }
      hasLatin = hasLatin || letter.0 >= 0x61 && letter.0 < 0x80
      words.append(letter.0)
      if letter.1 > 0 { words.append(letter.1) }
    }
    // Letters of both scripts may be look-alikes.
    return hasLatin && hasCyrillic ? nil : (String(decoding: words, as: UTF8.self), count)
  }

  /// A Cyrillic letter as terms have it: small, and ё as е.
  private static func cyrillic(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8)? {
    guard second & 0xC0 == 0x80 else { return nil }
    let folded = CaseFolding.folded(UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F))
    switch folded {
    case 0, 0x450, 0x45D: return nil
    case 0x451: return (0xD0, 0xB5)
    default: return (0xC0 | UInt8(folded >> 6), 0x80 | UInt8(folded & 0x3F))
    }
  }
}
