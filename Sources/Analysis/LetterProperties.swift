/// What words and names ask of a character: letter, capital, small. Swift's own answers, kept for the first 0x530 code
/// points (Latin, Greek, Cyrillic), where asking costs a hundred times as much as reading.
package struct LetterProperties: OptionSet, Sendable {
  package let rawValue: UInt8

  package static let letter = LetterProperties(rawValue: 1)
  package static let upper = LetterProperties(rawValue: 2)
  package static let lower = LetterProperties(rawValue: 4)
  package static let title = LetterProperties(rawValue: 8)

  private static let kept: [LetterProperties] = (UInt32(0)..<0x530).map {
    LetterProperties(asking: Unicode.Scalar($0).unsafelyUnwrapped)
  }

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(of scalar: Unicode.Scalar) {
    self = scalar.value < 0x530 ? Self.kept[Int(scalar.value)] : LetterProperties(asking: scalar)
  }

  private init(asking scalar: Unicode.Scalar) {
    let properties = scalar.properties
    self = properties.isAlphabetic ? .letter : []
    if properties.isUppercase { insert(.upper) }
    if properties.isLowercase { insert(.lower) }
    if properties.generalCategory == .titlecaseLetter { insert(.title) }
  }
}
