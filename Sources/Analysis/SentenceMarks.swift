/// The signs around the end of a sentence, read from UTF-8 bytes in either direction.
enum SentenceMarks {
  /// What the first letter, digit or sign of a stretch is.
  enum Start: Equatable {
    case lower
    /// A capital, or a letter of a script without case.
    case upper
    case digit
    /// A comma, full stop or the like: the sentence before it goes on.
    case pause
    case other
    case nothing
  }

  /// Some signs. Where they are asked for, mostly none stands, which the first byte or the last one tells.
  private struct Signs {
    let signs: [[UInt8]]
    private var isFirst = [Bool](repeating: false, count: 256)
    private var isLast = [Bool](repeating: false, count: 256)

    init(_ texts: [String]) {
      signs = texts.map { Array($0.utf8) }
      for sign in signs {
        isFirst[Int(sign[0])] = true
        isLast[Int(sign[sign.count - 1])] = true
      }
    }

    func mayBegin(with byte: UInt8) -> Bool { isFirst[Int(byte)] }
    func mayEnd(with byte: UInt8) -> Bool { isLast[Int(byte)] }
  }

  /// Marks that stand between the last stop and the space; the last two as HTML writes them, in text escaped twice.
  private static let closers = Signs(["»", "”", "“", "’", "›", "\"", "'", ")", "]", "&#39;", "&quot;"])
  /// Marks that stand before a sentence's first letter.
  private static let openers = Signs(["«", "“", "„", "‘", "‹", "\"", "'", "`", "(", "[", "&#39;", "&quot;"])
  private static let dashes = Signs(["—", "–", "-", "―", "−", "•", "*"])
  private static let spaces = Signs([" ", "\t", "\n", "\r", "\u{A0}", "\u{202F}", "\u{2009}"])
  private static let ellipsis = Array("…".utf8)

  /// The length of the stop that begins at `place`: `.`, `!`, `?` or `…`; 0 for none.
  static func stopLength(_ text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int) -> Int {
    switch text[place] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): 1
    case 0xE2: matches(text, ellipsis, at: place, before: end) ? 3 : 0
    default: 0
    }
  }

  static func skipClosers(_ text: UnsafeBufferPointer<UInt8>, from place: Int, before end: Int) -> Int {
    skip(closers, text, from: place, before: end)
  }

  static func skipSpaces(_ text: UnsafeBufferPointer<UInt8>, from place: Int, before end: Int) -> Int {
    skip(spaces, text, from: place, before: end)
  }

  /// Where the spaces that end at `place` begin.
  static func skipSpacesBack(_ text: UnsafeBufferPointer<UInt8>, from place: Int, after start: Int) -> Int {
    var place = place
    outer: while place > start, spaces.mayEnd(with: text[place - 1]) {
      for space in spaces.signs
      where place - space.count >= start && matches(text, space, at: place - space.count, before: place) {
        place -= space.count
        continue outer
      }
      break
    }
    return place
  }

  /// Skips what may stand before a sentence's first letter, and tells whether a dash was among it.
  static func skipOpeners(
    _ text: UnsafeBufferPointer<UInt8>, from place: Int, before end: Int
  ) -> (place: Int, hasDash: Bool) {
    var place = place
    var hasDash = false
    while place < end {
      let afterDash = skip(dashes, text, from: place, before: end)
      if afterDash > place { hasDash = true }
      let next = skipSpaces(text, from: skip(openers, text, from: afterDash, before: end), before: end)
      if next == place { break }
      place = next
    }
    return (place, hasDash)
  }

  /// True when a dash stands at `place`.
  static func isDash(_ text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int) -> Bool {
    skip(dashes, text, from: place, before: end) > place
  }

  /// What stands at `place`.
  static func start(_ text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int) -> Start {
    guard place < end else { return .nothing }
    switch text[place] {
    case 0x30...0x39: return .digit
    case 0x41...0x5A: return .upper
    case 0x61...0x7A: return .lower
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: ")"):
      return .pause
    case 0..<0x80: return .other
    default:
      guard let scalar = scalar(text, at: place, before: end) else { return .other }
      if scalar == "…" { return .pause }
      if scalar.properties.isLowercase { return .lower }
      return scalar.properties.isAlphabetic ? .upper : .other
    }
  }

  /// The character at `place`; nil where the bytes are not UTF-8.
  static func scalar(_ text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int) -> Unicode.Scalar? {
    var iterator = text[place..<min(end, place + 4)].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }

  /// The end of the word, letters and what joins them, that begins at `place`.
  static func wordEnd(_ text: UnsafeBufferPointer<UInt8>, from place: Int, before end: Int) -> Int {
    var place = place
    while place < end {
      guard let scalar = scalar(text, at: place, before: end), LetterProperties(of: scalar).contains(.letter)
      else { break }
      place += UTF8.width(scalar)
    }
    return place
  }

  /// Where the run without spaces and opening marks that ends at `place` begins.
  static func chunkStart(_ text: UnsafeBufferPointer<UInt8>, before place: Int, after start: Int) -> Int {
    var begin = place
    while begin > start {
      let byte = text[begin - 1]
      if byte <= 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") { break }
      if byte >= 0x80 && byte < 0xC0 {
        let two = begin - 2 >= start && (text[begin - 2] == 0xC2 && (byte == 0xAB || byte == 0xA0))
        // The dashes, quotation marks and narrow spaces of general punctuation, U+2000 to U+203F.
        let three = begin - 3 >= start && text[begin - 3] == 0xE2 && text[begin - 2] == 0x80
        if two || three { break }
      }
      begin -= 1
    }
    return begin
  }

  private static func skip(
    _ signs: Signs, _ text: UnsafeBufferPointer<UInt8>, from place: Int, before end: Int
  ) -> Int {
    var place = place
    outer: while place < end, signs.mayBegin(with: text[place]) {
      for sign in signs.signs where matches(text, sign, at: place, before: end) {
        place += sign.count
        continue outer
      }
      break
    }
    return place
  }

  private static func matches(_ text: UnsafeBufferPointer<UInt8>, _ sign: [UInt8], at place: Int, before end: Int)
    -> Bool
  {
    guard place + sign.count <= end else { return false }
    for offset in sign.indices where text[place + offset] != sign[offset] { return false }
    return true
  }
}
