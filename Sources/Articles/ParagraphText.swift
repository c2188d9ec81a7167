/// Builds an article's stored text: a paragraph a line, an empty line between two, no spaces at the ends.
struct ParagraphText {
  private(set) var bytes: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }

  /// Adds a paragraph, unless it is blank.
  mutating func append(_ paragraph: some Collection<UInt8>) {
    var text = paragraph[...]
    while let first = text.first, Self.isSpace(first) { text = text.dropFirst() }
    var line = Array(text)
    while let last = line.last, Self.isSpace(last) { line.removeLast() }
    guard !line.isEmpty else { return }
    if !bytes.isEmpty { bytes.append(contentsOf: [0x0A, 0x0A]) }
    bytes.append(contentsOf: line)
  }

  /// Adds plain text: its blocks between empty lines, whose lines are paragraphs, or one when they are only wrapped.
  mutating func append(plainText text: [UInt8]) {
    var block: [ArraySlice<UInt8>] = []
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.allSatisfy(Self.isSpace) {
        appendBlock(block)
        block = []
      } else {
        block.append(line)
      }
    }
    appendBlock(block)
  }

  private mutating func appendBlock(_ lines: [ArraySlice<UInt8>]) {
    if Self.isWrapped(lines) {
      append(Array(lines.joined(separator: [0x20])))
    } else {
      for line in lines { append(line) }
    }
  }

  /// Lines of about one width, one of which breaks off inside a sentence, were wrapped by an editor or a mailer.
  private static func isWrapped(_ lines: [ArraySlice<UInt8>]) -> Bool {
    guard lines.count >= 2 else { return false }
    var breaksOff = false
    for (line, next) in zip(lines, lines.dropFirst()) {
      let width = line.count { $0 & 0xC0 != 0x80 }
      guard (40...100).contains(width) else { return false }
      let start = String(decoding: next.prefix(8), as: UTF8.self).unicodeScalars.first
      if start?.properties.isLowercase == true { breaksOff = true }
    }
    return breaksOff
  }

  /// Text with every run of blanks (UAX #44, White_Space) as one space, and none at the ends. Linear.
  static func collapsed(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let blank = blankLength(text, at: index)
      if blank == 0 {
        result.append(text[index])
        index += 1
      } else {
        index += blank
        if let last = result.last, last != 0x20 { result.append(0x20) }
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  /// How many bytes the blank at `index` has; 0 when there is none.
  private static func blankLength(_ text: [UInt8], at index: Int) -> Int {
    let byte = text[index]
    if byte <= 0x20 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : 0 }
    guard byte >= 0xC2, byte <= 0xE3, index + 1 < text.count else { return 0 }
    let second = text[index + 1]
    if byte == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard byte >= 0xE1, index + 2 < text.count else { return 0 }
    switch (byte, second, text[index + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
      (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
