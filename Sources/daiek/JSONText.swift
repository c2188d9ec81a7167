/// A string in JSON, with what JSON forbids, and what a terminal must not see, as escapes.
enum JSONText {
  /// Bytes that may begin what must be escaped; all others stand as they are.
  private static let isSuspect: [Bool] = (0..<256).map {
    $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || [0xC2, 0xD8, 0xE2, 0xEF].contains($0)
  }

  /// Appends a string in its quotation marks. Linear: runs without a suspect byte are copied as they are.
  static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { source in
      isSuspect.withUnsafeBufferPointer { isSuspect in
        var copied = 0
        var place = 0
        while place < source.count {
          guard isSuspect[Int(source[place])], let length = lengthOfHarm(source, place) else {
            place += 1
            continue
          }
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<place]))
          appendEscape(UnsafeBufferPointer(rebasing: source[place..<(place + length)]), to: &bytes)
          place += length
          copied = place
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied...]))
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// How many bytes the character at `place` has; nil when it may stand as it is. A string is well-formed UTF-8: behind a
  /// leading byte stand those that belong to it.
  private static func lengthOfHarm(_ source: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
    let first = source[place]
    if first < 0x80 { return 1 }
    let second = UInt32(source[place + 1] & 0x3F)
    let isTwo = first < 0xE0
    let value =
      isTwo
      ? UInt32(first & 0x1F) << 6 | second
      : UInt32(first & 0x0F) << 12 | second << 6 | UInt32(source[place + 2] & 0x3F)
    return Unicode.Scalar(value).map(Safe.isHarmful) ?? false ? (isTwo ? 2 : 3) : nil
  }

  private static func appendEscape(_ character: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch character[0] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(character[0])
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let digits = String(String(decoding: character, as: UTF8.self).unicodeScalars.first!.value, radix: 16)
      bytes.append(contentsOf: ("u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
    }
  }
}
