/// What is asked of a word again and again and needs none of its letters: eight bytes, where a `Word` has two texts to hold.
package struct WordShape: Sendable {
  /// Its first character, by which a mark is known.
  @usableFromInline let scalar: UInt32
  @usableFromInline let kindCode: UInt8
  @usableFromInline let flags: UInt8

  init(_ word: Word) {
    scalar = word.first.value
    kindCode = word.kind.rawValue
    flags =
      (word.isCapitalised ? 1 : 0) | (word.isCased ? 2 : 0) | (word.isAllCapitals ? 4 : 0)
  }

  // Both come from a `Word` in `init` and nowhere else, so neither can fail; they are asked for every token.
  /// As in `Word`.
  @inlinable package var kind: Word.Kind { Word.Kind(rawValue: kindCode).unsafelyUnwrapped }
  @inlinable package var first: Unicode.Scalar { Unicode.Scalar(scalar).unsafelyUnwrapped }
  @inlinable package var isCapitalised: Bool { flags & 1 != 0 }
  @inlinable package var isCased: Bool { flags & 2 != 0 }
  @inlinable package var isAllCapitals: Bool { flags & 4 != 0 }
}
