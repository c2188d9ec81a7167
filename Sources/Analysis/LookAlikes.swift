/// What a term forgives beyond Unicode's folding. Conservative: only what one writer and another write for one word.
///
/// - ё is е: the press writes both (Королёв, Королев), as it does the stress-marked ѐ and ѝ, which are е and и.
/// - A stress mark (acute or grave accent) on a Cyrillic letter, as in dictionaries and primers (а́), is dropped.
/// - ’ ʼ ‘ ‛ and ` inside a word are the apostrophe ': O’Brien, об’явление.
/// - i with a combining dot is i: what İ folds to (İstanbul, Istanbul).
/// - ء at the start of a word before another Arabic letter is Kazakh's high hamza ٴ: no Arabic word begins with a bare
///   hamza, and keyboards without the high one are common (ءبىر, ٴبىر).
/// - A word in Latin and Cyrillic letters at once is written in the script that most of its letters are of (Cyrillic
///   when they are as many), if every letter of the other has a look-alike there: Tокаев with Latin T, Тоkаev with
///   Cyrillic а. As capitals and small letters look alike in different pairs (H is Н, h is һ), this is done before
///   folding. Otherwise the word stays as it is: USBшный. (PDFка becomes pdfka: к and а have look-alikes.)
///
/// Left apart on purpose: й and и, і and и, ı and i, ң and н, ə (Latin) and ә inside a Latin word, Greek letters, and
/// words wholly in the wrong script (COBET): nothing in the word tells what was meant.
enum LookAlikes {
  /// Capital and small letters that look the same in Latin (first) and Cyrillic (second). ə is the Latin schwa.
  private static let pairs: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = [
    ("A", "А"), ("B", "В"), ("C", "С"), ("E", "Е"), ("H", "Н"), ("I", "І"), ("J", "Ј"), ("K", "К"), ("M", "М"),
    ("O", "О"), ("P", "Р"), ("S", "Ѕ"), ("T", "Т"), ("X", "Х"), ("Y", "У"), ("Ə", "Ә"), ("Ë", "Ё"), ("Ï", "Ї"),
    ("a", "а"), ("c", "с"), ("e", "е"), ("h", "һ"), ("i", "і"), ("j", "ј"), ("k", "к"), ("o", "о"), ("p", "р"),
    ("s", "ѕ"), ("x", "х"), ("y", "у"), ("ə", "ә"), ("ë", "ё"), ("ï", "ї"),
  ]
  private static let cyrillicOfLatin = [Unicode.Scalar: Unicode.Scalar](
    uniqueKeysWithValues: pairs.map { ($0.latin, $0.cyrillic) })
  private static let latinOfCyrillic = [Unicode.Scalar: Unicode.Scalar](
    // Capital shha is drawn as a larger small one.
    uniqueKeysWithValues: pairs.map { ($0.cyrillic, $0.latin) } + [("Һ", "h")])

  /// Whether a form is of ASCII alone or of Cyrillic letters alone (with digits and signs of ASCII), and has nothing that
  /// `mendScript` or `foldSpelling` changes. One pass over the bytes.
  static func isPlain(_ form: UnsafeBufferPointer<UInt8>) -> Bool {
    var hasLatin = false
    var hasCyrillic = false
    var index = 0
    while index < form.count {
      let byte = form[index]
      if byte < 0x80 {
        hasLatin = hasLatin || (byte | 0x20) &- 0x61 < 26
        if byte == 0x60 { return false }
        index += 1
      } else {
        guard byte == 0xD0 || byte == 0xD1 || byte == 0xD2, index + 1 < form.count else { return false }
        switch UInt16(byte) << 8 | UInt16(form[index + 1]) {
        // Ѐ Ё Ѝ ѐ ё ѝ, and the combining marks U+0483 to U+0489.
        case 0xD080, 0xD081, 0xD08D, 0xD190, 0xD191, 0xD19D, 0xD283...0xD289: return false
        default: hasCyrillic = true
        }
        index += 2
      }
    }
    return !(hasLatin && hasCyrillic)
  }

  /// A word that mixes look-alikes of two scripts, in one; nil for any other word. Linear.
  static func mendScript(_ form: String) -> String? {
    var latin = 0
    var cyrillic = 0
    for scalar in form.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A: latin += 1
      case 0x400...0x481, 0x48A...0x52F: cyrillic += 1
      case 0xC0...0x24F, 0x250...0x2AF: if Script(of: scalar) == .latin { latin += 1 }
      default: break
      }
    }
    guard latin > 0, cyrillic > 0 else { return nil }
    let replacements = cyrillic >= latin ? cyrillicOfLatin : latinOfCyrillic
    let foreign: Script = cyrillic >= latin ? .latin : .cyrillic
    var mended = String.UnicodeScalarView()
    // Composed, so that a letter and its mark are one look-alike or none.
    for scalar in TermNormalizer.compose(form).unicodeScalars {
      if Script(of: scalar) == foreign {
        guard let replacement = replacements[scalar] else { return nil }
        mended.append(replacement)
      } else {
        mended.append(scalar)
      }
    }
    return String(mended)
  }

  /// A word wholly in Latin letters, written with the Cyrillic ones that look the same: COBET as СОВЕТ, a as а. Nil where a
  /// letter has none, and for a word of another script. Linear.
  static func cyrillicDouble(of form: String) -> String? {
    var double = String.UnicodeScalarView()
    for scalar in TermNormalizer.compose(form).unicodeScalars {
      if let replacement = cyrillicOfLatin[scalar] {
        double.append(replacement)
      } else if Script(of: scalar).isShared {
        double.append(scalar)
      } else {
        return nil
      }
    }
    return String(double)
  }

  /// The folded word in the spelling that stands for all; nil when it is written so. Linear.
  static func foldSpelling(_ folded: String) -> String? {
    guard folded.unicodeScalars.contains(where: { mayChange($0) }) else { return nil }
    var kept = String.UnicodeScalarView()
    let last = folded.unicodeScalars.indices.last
    for index in folded.unicodeScalars.indices {
      let scalar = folded.unicodeScalars[index]
      switch scalar.value {
      case 0x300, 0x301:
        if let letter = kept.last, Script(of: letter) == .cyrillic { continue }
        kept.append(scalar)
      case 0x307:
        if kept.last == "i" { continue }
        kept.append(scalar)
      case 0x450, 0x451: kept.append("е")
      case 0x45D: kept.append("и")
      case 0x2018, 0x2019, 0x201B, 0x2BC, 0x60:
        kept.append(kept.isEmpty || index == last ? scalar : "'")
      case 0x621:
        kept.append(kept.isEmpty && index != last ? "\u{674}" : scalar)
      default: kept.append(scalar)
      }
    }
    return kept.elementsEqual(folded.unicodeScalars) ? nil : String(kept)
  }

  private static func mayChange(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x60, 0x2BC, 0x300, 0x301, 0x307, 0x450, 0x451, 0x45D, 0x621, 0x2018, 0x2019, 0x201B: true
    default: false
    }
  }
}
