/// The number of a distinct form in a `Vocabulary`.
package struct WordID: Hashable, Sendable, Comparable {
  package let index: Int32

  package static func < (left: WordID, right: WordID) -> Bool { left.index < right.index }
}

/// A distinct form as it stands in text, with all that is true of it wherever it stands.
package struct Word: Sendable {
  package enum Kind: UInt8, Sendable {
    /// Letters, perhaps with digits and apostrophes among them.
    case word
    case number
    /// One sign that is neither letter, digit nor space.
    case mark

    /// What a segment of text is as a word.
    @inline(__always) package init(_ segment: WordBreaker.Kind) {
      switch segment {
      case .none: self = .mark
      case .number: self = .number
      case .letters, .kana, .ideographs: self = .word
      }
    }
  }

  package let form: String
  /// Its term: `TermNormalizer.term` of the form. What it is compared with must have gone through `Word.term(of:)` too.
  package let folded: String
  package let kind: Kind
  package let script: Script
  /// Begins with a capital, or with a letter of a script that has no case.
  package let isCapitalised: Bool
  /// All its letters are capitals, and there are at least two.
  package let isAllCapitals: Bool
  /// Its script has upper and lower case.
  package let isCased: Bool
  /// The first character, by which a mark is known.
  package let first: Unicode.Scalar

  package init(form: String, kind: Kind) {
    self.form = form
    self.kind = kind
    self.folded = kind == .mark ? form : Self.term(of: form)
    var upper = 0
    var lower = 0
    var letters = 0
    var script = Script.common
    var startsUpper = false
    for scalar in form.unicodeScalars {
      let properties = LetterProperties(of: scalar)
      guard properties.contains(.letter) else { continue }
      if letters == 0 { startsUpper = !properties.isDisjoint(with: [.upper, .title]) }
      letters += 1
      if properties.contains(.upper) { upper += 1 }
      if properties.contains(.lower) { lower += 1 }
      if script.isShared {
        let own = Script(of: scalar)
        if !own.isShared { script = own }
      }
    }
    self.script = script
    self.isCased = upper + lower > 0
    self.isCapitalised = letters > 0 && (startsUpper || upper + lower == 0)
    self.isAllCapitals = upper >= 2 && lower == 0
    self.first = form.unicodeScalars.first ?? "\u{FFFD}"
  }

  /// The term of a written form; see `TermNormalizer.term`.
  package static func term(of form: String) -> String { TermNormalizer.term(of: form) }
}
