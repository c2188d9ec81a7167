/// What words and names ask of a character: letter, capital, small. Swift's own answers, kept for the first 0x530 code
/// points (Latin, Greek, Cyrillic), where asking costs a hundred times as much as reading. They are kept in parts, each asked
/// for when the first of its characters is met: most questions are in one script.
package struct LetterProperties: OptionSet, Sendable {
  package let rawValue: UInt8

  package static let letter = LetterProperties(rawValue: 1)
  package static let upper = LetterProperties(rawValue: 2)
  package static let lower = LetterProperties(rawValue: 4)
  package static let title = LetterProperties(rawValue: 8)

  private static let basicLatin = kept(0..<0x80)
  private static let latinAndGreek = kept(0x80..<0x400)
  private static let cyrillic = kept(0x400..<0x530)

  private static func kept(_ codePoints: Range<UInt32>) -> [LetterProperties] {
    codePoints.map { LetterProperties(asking: Unicode.Scalar($0).unsafelyUnwrapped) }
  }

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<0x80: self = Self.basicLatin[Int(scalar.value)]
    case 0x80..<0x400: self = Self.latinAndGreek[Int(scalar.value) - 0x80]
    case 0x400..<0x530: self = Self.cyrillic[Int(scalar.value) - 0x400]
    default: self = LetterProperties(asking: scalar)
    }
  }

  private init(asking scalar: Unicode.Scalar) {
    let properties = scalar.properties
    self = properties.isAlphabetic ? .letter : []
    if properties.isUppercase { insert(.upper) }
    if properties.isLowercase { insert(.lower) }
    if properties.generalCategory == .titlecaseLetter { insert(.title) }
  }
}
