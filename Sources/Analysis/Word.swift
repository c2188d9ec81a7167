/// The number of a distinct form in a `Vocabulary`.
package struct WordID: Hashable, Sendable, Comparable {
  package let index: Int32

  package static func < (left: WordID, right: WordID) -> Bool { left.index < right.index }
}

/// A distinct form as it stands in text, with all that is true of it wherever it stands.
///
/// What is one word is ICU's root word iterator's to say (UAX #29 with CLDR's root rules), and Daiek adds nothing to it;
/// what belongs together beyond that is seen by `AnalysedText.isJoinedToNext`, as no space stands between.
/// `WordBreakerTests` has each of these as marked text.
///
/// - Hyphens and dashes part: Касым|-|Жомарт, из|-|за, 25|-|ға. A name of several parts is joined by adjacency.
/// - Apostrophes (' ’ ‘ and full stops likewise) between letters join: O’Brien, об’явление, т.е, U.S; at an edge they part.
///   ʼ (U+02BC) is a letter wherever it stands. Which apostrophe it was, the term forgets.
/// - Initials are a letter, then a mark: К|.|-|Ж|.| |Токаев; without spaces, К.Ж is one word.
/// - Numbers keep . , and ’ between digits: 1,234.56; % № and : part (10|:|30); letters and digits join (5G, 1991ж).
/// - `@` is a letter in CLDR's rules: press@akorda.kz and @tokayev are one word; # parts from its tag; `_` joins. Of a URL
///   the host is one word; : / ? = & part.
/// - Soft hyphens, joiners, variation selectors and combining marks belong to the character before them, and fall out of
///   the term where they say nothing: NFKC_Casefold drops the invisible ones, `LookAlikes` the stress marks (за́мок).
/// - ъ and ь are letters like any other. й is not и, with or without its breve composed.
/// - The high hamza ٴ (U+0674) of Kazakh's Arabic script, and ء typed for it, is a letter: it begins its word (ٴبىر).
/// - Han, kana, Thai, Lao, Khmer and Burmese are cut by ICU's dictionaries; emoji sequences and flags are one mark.
package struct Word: Sendable {
  @frozen package enum Kind: UInt8, Sendable {
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
