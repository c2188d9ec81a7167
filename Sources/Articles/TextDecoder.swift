import CICU

/// Bytes in any encoding → UTF-8.
package struct TextDecoder {
  /// UTF-8, line ends as `\n`, without a byte order mark.
  package let text: [UInt8]
  package let encoding: SourceEncoding

  /// Decodes the whole of a document. Linear.
  ///
  /// A byte order mark decides, then well-formed UTF-8; then what the document says, unless its letters say otherwise; then
  /// ICU's detector, and where that is at a loss, the letters.
  /// - Parameter declared: the encoding that the document names.
  /// - Throws: `empty`, `notText`, `invalidUTF8`, `unknownEncoding`.
  package init(_ bytes: [UInt8], declared: String? = nil) throws(ArticleError) {
    guard !bytes.isEmpty else { throw .empty }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes.dropFirst(3))
      if let offset = Self.firstInvalid(rest) { throw .invalidUTF8(offset: offset + 3) }
      self.init(utf8: rest, .utf8)
      return
    }
    for (mark, name) in Self.marks where bytes.starts(with: mark) {
      self.init(utf8: try Self.decode(bytes, name), SourceEncoding(name: name, basis: .certain))
      return
    }
    if bytes.contains(0) {
      // No encoding of one byte a letter has a zero in a text.
      guard let name = EncodingGuess.wideEncoding(of: bytes) else { throw .notText }
      self.init(utf8: try Self.decode(bytes, name), SourceEncoding(name: name, basis: .guessed))
    } else if let offset = Self.firstInvalid(bytes) {
      let guess = EncodingGuess(bytes, declared: declared)
      // Text that is UTF-8 for the most part has been damaged; reading it as anything else would hide that.
      if guess.encoding?.name == "UTF-8" || guess.encoding?.basis != .declared && Self.isMostlyUTF8(bytes) {
        throw .invalidUTF8(offset: offset)
      }
      guard let encoding = guess.encoding else {
        throw .unknownEncoding(guess: guess.detected, confidence: guess.confidence)
      }
      self.init(utf8: try Self.decode(bytes, encoding.name), encoding)
    } else {
      self.init(utf8: bytes, .utf8)
    }
  }

  private static let marks: [([UInt8], String)] = [
    ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"), ([0xFF, 0xFE], "UTF-16LE"),
    ([0xFE, 0xFF], "UTF-16BE"),
  ]

  private init(utf8: [UInt8], _ encoding: SourceEncoding) {
    self.text = Self.withUnixLineEnds(utf8)
    self.encoding = encoding
  }

  /// The offset of the first byte that belongs to no character of UTF-8; nil when all do. Linear.
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var index = 0
    while index < bytes.count {
      guard let length = characterLength(bytes, at: index) else { return index }
      index += length
    }
    return nil
  }

  /// How many bytes the character at `index` has; nil when none is well formed there (Unicode 17, table 3-7).
  private static func characterLength(_ bytes: [UInt8], at index: Int) -> Int? {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[index] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
    case 0xE0: (second, length) = (0xA0...0xBF, 3)
    case 0xED: (second, length) = (0x80...0x9F, 3)
    case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
    case 0xF0: (second, length) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
    case 0xF4: (second, length) = (0x80...0x8F, 4)
    default: return nil
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]),
      bytes[(index + 2)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return nil }
    return length
  }

  /// At least as many multi-byte characters of UTF-8 as bytes that are none: an older encoding hardly ever makes one by chance.
  private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var good = 0
    var bad = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      let length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
      let isWhole =
        length > 0 && index + length <= bytes.count
        && bytes[(index + 1)..<(index + length)].allSatisfy { $0 & 0xC0 == 0x80 }
      if isWhole {
        if length > 1 { good += 1 }
        index += length
      } else {
        bad += 1
        index += 1
      }
    }
    return good > 0 && good >= bad
  }

  /// - Throws: `unknownEncoding` when bytes mean nothing in it.
  static func decode(_ bytes: [UInt8], _ encoding: String) throws(ArticleError) -> [UInt8] {
    var replaced: Int64 = 0
    var result = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
    var needed = cicu_decode(encoding, bytes, Int64(bytes.count), &result, Int64(result.count), &replaced)
    if needed > result.count {
      result = [UInt8](repeating: 0, count: Int(needed))
      needed = cicu_decode(encoding, bytes, Int64(bytes.count), &result, Int64(result.count), &replaced)
    }
    guard needed >= 0, replaced == 0 else { throw .unknownEncoding(guess: encoding, confidence: 0) }
    result.removeLast(result.count - Int(needed))
    return result.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(result.dropFirst(3)) : result
  }

  static func withUnixLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for index in bytes.indices {
      if bytes[index] != 0x0D {
        result.append(bytes[index])
      } else if index + 1 == bytes.count || bytes[index + 1] != 0x0A {
        result.append(0x0A)
      }
    }
    return result
  }
}
