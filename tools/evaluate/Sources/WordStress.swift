import SeededRandom

/// Repeatable random text made to strain word boundaries: the same seed gives the same bytes.
///
/// A piece changes its mood every few characters: all of Unicode, the characters that the rules of UAX #29 name, letters
/// of the three languages with marks and apostrophes, scripts cut by dictionaries, emoji, spaces, malformed bytes.
struct WordStress {
  private var numbers: RandomNumbers

  init(seed: UInt64) { numbers = RandomNumbers(seed: seed) }

  mutating func below(_ bound: Int) -> Int { Int(numbers.next() % UInt64(bound)) }

  /// A piece of `count` code points, malformed sequences among them counted as one each.
  mutating func piece(codePoints count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 3)
    let moods = 2 + below(Self.moodCount - 1)
    let shift = below(Self.moodCount)
    var mood = 0
    var left = 0
    for _ in 0..<count {
      if left == 0 {
        // Few moods in one piece let their characters meet often.
        mood = (below(moods) + shift) % Self.moodCount
        left = 1 + below(below(4) == 0 ? 40 : 5)
      }
      left -= 1
      append(mood, to: &bytes)
    }
    return bytes
  }

  private static let moodCount = 10

  private static let ruleCharacters: [UInt32] = [
    0x27, 0x2E, 0x2C, 0x3A, 0x3B, 0x5F, 0x22, 0x40, 0x5D0, 0x5D1, 0x61, 0x41, 0x31, 0x39, 0x20, 0x0D, 0x0A, 0x0B, 0x85,
    0x2028,
    0x2019, 0x2018, 0xB7, 0x387, 0x5F4, 0x2027, 0xFE13, 0xFE55, 0xFF1A, 0x37E, 0x589, 0x60C, 0x66C, 0xFF0C, 0x2024,
    0xFE52, 0xFF07,
    0xFF0E, 0x203F, 0x2040, 0xFF3F, 0x202F, 0xAD, 0x200D, 0x200C, 0x200B, 0x301, 0x308, 0x903, 0x1F1E6, 0x1F1F7,
    0x1F600, 0x2764, 0xFE0F,
    0x1F3FF, 0xA9, 0x3000, 0x2003, 0x674, 0x640, 0x661, 0x6DD, 0x70F, 0xFFFD, 0xFEFF, 0x2060, 0x30A2, 0x3042, 0x4E2D,
    0xAC00, 0x1100,
    0xE01, 0xFF10, 0x2160, 0x24D0, 0x30FC, 0xFF70, 0x3031, 0x1F18E, 0xE0020, 0xE0100, 0x0, 0x28, 0xAB,
  ]
  private static let dictionaryRanges: [ClosedRange<UInt32>] = [
    0x4E00...0x9FFF, 0x3041...0x309F, 0x30A0...0x30FF, 0xAC00...0xD7A3, 0x0E00...0x0E7F, 0x0E80...0x0EDF,
    0x1780...0x17FF,
    0x1000...0x109F, 0xFF65...0xFF9F, 0x3400...0x34FF, 0x20000...0x200FF, 0x1A20...0x1AAF, 0x1950...0x19DF,
    0xAA60...0xAADF,
  ]

  private mutating func append(_ mood: Int, to bytes: inout [UInt8]) {
    switch mood {
    case 0: encode(UInt32(below(0x110000)), into: &bytes)
    case 1: encode(UInt32(below(0x3000)), into: &bytes)
    case 2, 3: encode(Self.ruleCharacters[below(Self.ruleCharacters.count)], into: &bytes)
    case 4: encode(UInt32(0x20 + below(0x5F)), into: &bytes)
    case 5:
      let marks: [UInt32] = [0x301, 0xAD, 0x2019, 0x27, 0x2D, 0x20, 0x2BC]
      encode(below(4) == 0 ? marks[below(marks.count)] : UInt32(0x400 + below(0x130)), into: &bytes)
    case 6: encode(below(5) == 0 ? 0x20 : UInt32(0x600 + below(0x100)), into: &bytes)
    case 7:
      let range = Self.dictionaryRanges[below(Self.dictionaryRanges.count)]
      encode(range.lowerBound + UInt32(below(range.count)), into: &bytes)
    case 8:
      let joiners: [UInt32] = [0x200D, 0xFE0F, 0x1F3FB]
      encode(below(3) == 0 ? joiners[below(3)] : UInt32(0x1F1E6 + below(0x500)), into: &bytes)
    default: appendMalformed(to: &bytes)
    }
  }

  /// A code point cut short, a lone byte, a surrogate, an overlong form, or one beyond U+10FFFF.
  private mutating func appendMalformed(to bytes: inout [UInt8]) {
    switch below(5) {
    case 0:
      var whole: [UInt8] = []
      encode(UInt32(0x80 + below(0x10FF80)), into: &whole)
      bytes.append(contentsOf: whole.dropLast(1 + below(whole.count - 1)))
    case 1: bytes.append(UInt8(0x80 + below(0x80)))
    case 2: bytes.append(contentsOf: [0xED, UInt8(0xA0 + below(0x20)), UInt8(0x80 + below(0x40))])
    case 3: bytes.append(contentsOf: [UInt8(0xC0 + below(2)), UInt8(0x80 + below(0x40))])
    default: bytes.append(contentsOf: [UInt8(0xF4 + below(4)), UInt8(0x80 + below(0x40)), 0x80])
    }
  }

  private func encode(_ codePoint: UInt32, into bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(codePoint) else { return bytes.append(contentsOf: [0xED, 0xA0, 0x80]) }
    bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
  }
}
