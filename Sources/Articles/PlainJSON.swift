/// A JSON object without objects or lists in it, as JSON lines mostly are, read at the speed of a walk over its bytes.
///
/// It reads what it is sure of and leaves all else, every mistake too, to `JSONDocument`; a test holds it to that one.
enum PlainJSON {
  enum Value: Equatable {
    case text(String)
    case integer(Int)
    /// `null`, `true` or `false`.
    case nothing
  }

  typealias Member = (key: String, value: Value)

  /// The members in their order; nil where it is not sure. Linear.
  static func members(of line: ArraySlice<UInt8>) -> [Member]? {
    var reader = Reader(bytes: line)
    return reader.members()
  }

  /// Bytes that stand for themselves inside a string.
  private static let isPlain: [Bool] = (0..<256).map { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }

  private struct Reader {
    let bytes: ArraySlice<UInt8>
    var place: Int

    init(bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      place = bytes.startIndex
    }

    private var byte: UInt8 { place < bytes.endIndex ? bytes[place] : 0 }

    private mutating func skipSpaces() {
      while byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { place += 1 }
    }

    /// Goes past a sign and the spaces before it.
    private mutating func take(_ sign: UInt8) -> Bool {
      skipSpaces()
      guard byte == sign else { return false }
      place += 1
      return true
    }

    mutating func members() -> [Member]? {
      guard take(UInt8(ascii: "{")) else { return nil }
      var members: [Member] = []
      repeat {
        guard take(UInt8(ascii: "\"")), let key = string(mayHaveEscapes: false), take(UInt8(ascii: ":")),
          let value = value(), !members.contains(where: { $0.key == key })
        else { return nil }
        members.append((key, value))
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { return nil }
      skipSpaces()
      return place == bytes.endIndex ? members : nil
    }

    private mutating func value() -> Value? {
      if take(UInt8(ascii: "\"")) { return string(mayHaveEscapes: true).map { .text($0) } }
      for word in ["null", "true", "false"] where bytes[place...].starts(with: word.utf8) {
        place += word.utf8.count
        return .nothing
      }
      return integer().map { .integer($0) }
    }

    /// A number of at most 18 digits without sign, fraction or exponent.
    private mutating func integer() -> Int? {
      let start = place
      var number = 0
      while byte >= 0x30, byte <= 0x39, place - start < 18 {
        number = number * 10 + Int(byte - 0x30)
        place += 1
      }
      let hasLeadingZero = place - start > 1 && bytes[start] == 0x30
      return place > start && !hasLeadingZero && (byte == 0x20 || byte == 0x2C || byte == 0x7D) ? number : nil
    }

    /// The string whose opening mark has just been passed.
    private mutating func string(mayHaveEscapes: Bool) -> String? {
      let start = place
      skipPlain()
      if byte == 0x22 {
        defer { place += 1 }
        return String(validating: bytes[start..<place], as: UTF8.self)
      }
      guard mayHaveEscapes else { return nil }
      var unescaped = Array(bytes[start..<place])
      while byte == 0x5C {
        guard appendEscaped(to: &unescaped) else { return nil }
        let from = place
        skipPlain()
        unescaped.append(contentsOf: bytes[from..<place])
      }
      guard place < bytes.endIndex, byte == 0x22 else { return nil }
      place += 1
      return String(validating: unescaped, as: UTF8.self)
    }

    private mutating func skipPlain() {
      var place = place
      while place < bytes.endIndex, PlainJSON.isPlain[Int(bytes[place])] { place += 1 }
      self.place = place
    }

    private mutating func appendEscaped(to text: inout [UInt8]) -> Bool {
      place += 1
      let sign = byte
      place += 1
      switch sign {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(sign)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"):
        guard let scalar = escapedScalar() else { return false }
        text.append(contentsOf: UTF8.encode(scalar)!)
      default: return false
      }
      return true
    }

    /// The character of four digits, or of two times four; none for zero and half a pair.
    private mutating func escapedScalar() -> Unicode.Scalar? {
      guard let first = fourDigits(), first != 0 else { return nil }
      guard first >> 10 == 0x36 else { return Unicode.Scalar(first) }
      guard byte == 0x5C, place + 1 < bytes.endIndex, bytes[place + 1] == UInt8(ascii: "u") else { return nil }
      place += 2
      guard let second = fourDigits(), second >> 10 == 0x37 else { return nil }
      return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF))
    }

    private mutating func fourDigits() -> UInt32? {
      guard place + 4 <= bytes.endIndex else { return nil }
      var value: UInt32 = 0
      for digit in bytes[place..<(place + 4)] {
        switch digit {
        case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
        case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((digit | 0x20) - 0x57)
        default: return nil
        }
      }
      place += 4
      return value
    }
  }
}
