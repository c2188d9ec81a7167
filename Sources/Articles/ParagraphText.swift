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

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
