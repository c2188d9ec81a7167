/// The stretches of a text that stand in quotation marks, by Unicode's property Quotation_Mark.
enum MarkedWords {
  /// In their order, without the marks; a mark inside a word is an apostrophe. A stretch whose mark never closes goes to the
  /// end. Linear.
  static func stretches(of text: String) -> [String] {
    var stretches: [String] = []
    var current: String.UnicodeScalarView?
    var depth = 0
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      guard scalar.properties.isQuotationMark, !isApostrophe(scalars, place) else {
        current?.append(scalar)
        continue
      }
      if opens(scalars, place, depth) {
        depth += 1
        if depth == 1 { current = String.UnicodeScalarView() }
      } else if depth > 0 {
        depth -= 1
        if depth == 0, let stretch = current {
          stretches.append(String(stretch))
          current = nil
        }
      }
    }
    if let current { stretches.append(String(current)) }
    return stretches.filter {
      $0.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
  }

  private static func isLetter(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    scalars.indices.contains(place)
      && (scalars[place].properties.isAlphabetic || scalars[place].properties.numericType != nil)
  }

  private static func isApostrophe(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    isLetter(scalars, place - 1) && isLetter(scalars, place + 1)
  }

  /// «“» opens in English and closes in Russian, «"» does either: what stands beside it decides where its category does not.
  private static func opens(_ scalars: [Unicode.Scalar], _ place: Int, _ depth: Int) -> Bool {
    switch scalars[place].properties.generalCategory {
    case .openPunctuation: return true
    case .finalPunctuation: return false
    case .initialPunctuation where depth == 0: return true
    default: return isLetter(scalars, place + 1) && !isLetter(scalars, place - 1)
    }
  }
}
