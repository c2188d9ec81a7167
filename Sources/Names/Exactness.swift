import Analysis

/// How exactly a script writes the sounds of a foreign name: the columns of `locales/root/sound-costs.tsv`.
package enum Exactness: String, CaseIterable, Sendable {
  /// Every vowel and consonant.
  case full
  /// Few vowels.
  case abjad
  /// Syllables, of which there are few.
  case kana, hangul, han

  /// Its place among the columns.
  package var index: Int {
    switch self {
    case .full: 0
    case .abjad: 1
    case .kana: 2
    case .hangul: 3
    case .han: 4
    }
  }

  /// One letter, by which a term of the index says it.
  package var mark: UInt8 {
    switch self {
    case .full: UInt8(ascii: "f")
    case .abjad: UInt8(ascii: "a")
    case .kana: UInt8(ascii: "k")
    case .hangul: UInt8(ascii: "h")
    case .han: UInt8(ascii: "c")
    }
  }

  package init?(mark: UInt8) {
    guard let exactness = Self.allCases.first(where: { $0.mark == mark }) else { return nil }
    self = exactness
  }
}
