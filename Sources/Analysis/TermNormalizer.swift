import CICU

/// Spellings that are one term, in two steps.
///
/// `fold` is Unicode's NFKC_Casefold by ICU's data, exactly: case, width, ligatures, compatibility forms and invisible
/// characters (soft hyphen, joiners) no longer tell two words apart; accents still do. `term` folds further, by
/// `LookAlikes`, what the press writes either way.
package enum TermNormalizer {
  /// NFKC_Casefold. Linear; ASCII and Cyrillic letters by arithmetic, about a nanosecond a byte, all else by ICU.
  package static func fold(_ text: String) -> String {
    var text = text
    return text.withUTF8 { source in
      if let folded = CaseFolding.fold(source) { return folded }
      return normalize(CICU_NFKC_CASEFOLD, source)
    }
  }

  /// The term of one written word: what the index and the tables of the packs compare. `term(of: term(of: x))` is
  /// `term(of: x)`. Linear; meant for unique words.
  package static func term(of form: String) -> String {
    var form = form
    if form.withUTF8({ LookAlikes.isPlain($0) }) { return fold(form) }
    return termInSteps(form)
  }

  /// Whether bytes of a text are a term of ASCII or of Cyrillic letters alone: then they are surely their own term. Linear.
  package static func isPlainTerm(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let form = UnsafeBufferPointer(rebasing: bytes[range])
      return LookAlikes.isPlain(form) && CaseFolding.isFolded(form)
    }
  }

  /// The same without a short cut.
  static func termInSteps(_ form: String) -> String {
    // Before folding, while capitals are known; then until nothing changes: a mark dropped may let letters compose, a
    // letter folded may show a mixture of scripts.
    var term = fold(LookAlikes.mendScript(form) ?? form)
    while let changed = LookAlikes.mendScript(term) ?? LookAlikes.foldSpelling(term) { term = fold(changed) }
    return term
  }

  /// The term of a word wholly in Latin letters as if it were written with the Cyrillic ones that look the same: of COBET,
  /// that of СОВЕТ. Nil where a letter has none. It tells nothing of what was meant (`cop` and `сор`), so it is for comparing
  /// texts that are known to be near, never for finding them. Linear.
  package static func cyrillicDouble(of form: String) -> String? { LookAlikes.cyrillicDouble(of: form).map(term) }

  /// A number for a term: 64-bit FNV-1a of its UTF-8 (draft-eastlake-fnv), with the high bits mixed into the low ones. The
  /// same in every process and on every machine.
  package static func hash(_ term: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in term.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 29
  }

  /// Canonical composition, NFC.
  package static func compose(_ text: String) -> String {
    var text = text
    return text.withUTF8 { normalize(CICU_NFC, $0) }
  }

  /// Canonical decomposition, NFD.
  package static func decompose(_ text: String) -> String {
    var text = text
    return text.withUTF8 { normalize(CICU_NFD, $0) }
  }

  private static func normalize(_ form: CICUNormalForm, _ source: UnsafeBufferPointer<UInt8>) -> String {
    guard let start = source.baseAddress, source.count > 0 else { return "" }
    return GrowingString.make(capacity: source.count * 2 + 16) { target, capacity in
      cicu_normalize(form, start, Int64(source.count), target, capacity)
    }
  }
}
