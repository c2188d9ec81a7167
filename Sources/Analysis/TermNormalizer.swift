import CICU

/// Spellings that are one term: Unicode's NFKC_Casefold, by ICU's data.
package enum TermNormalizer {
  /// The folded form of a word. Case, width, ligatures, compatibility forms and invisible characters (soft hyphen,
  /// joiners) no longer tell two words apart; accents still do.
  package static func fold(_ text: String) -> String {
    var text = text
    return text.withUTF8 { source in
      if let folded = foldASCII(source) { return folded }
      return normalize(CICU_NFKC_CASEFOLD, source)
    }
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

  private static func foldASCII(_ source: UnsafeBufferPointer<UInt8>) -> String? {
    guard source.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: source.count) { target in
      for index in source.indices {
        let byte = source[index]
        target[index] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      }
      return source.count
    }
  }

  private static func normalize(_ form: CICUNormalForm, _ source: UnsafeBufferPointer<UInt8>) -> String {
    guard let start = source.baseAddress, source.count > 0 else { return "" }
    var capacity = source.count * 2 + 16
    while true {
      var needed: Int64 = 0
      let result = String(unsafeUninitializedCapacity: capacity) { target in
        needed = cicu_normalize(form, start, Int64(source.count), target.baseAddress!, Int64(capacity))
        return needed >= 0 && needed <= capacity ? Int(needed) : 0
      }
      // ICU fails here only when it has no memory left; there is nothing to go on with.
      precondition(needed >= 0, "ICU could not normalise")
      if needed <= capacity { return result }
      capacity = Int(needed)
    }
  }
}
