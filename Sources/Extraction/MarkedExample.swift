/// One line of a pack's `examples/quotations.txt`: a text, and what is marked in it. See `locales/README.md`.
package struct MarkedExample: Sendable {
  package struct Tag: Sendable, Equatable {
    package let name: String
    /// Which of the line's quotations it belongs to; 1 when the line has one.
    package let number: Int
    /// Bytes of the text without the marking.
    package let byteRange: Range<Int>
  }

  package let text: [UInt8]
  package let tags: [Tag]
  package let pattern: String
  package let line: Int

  /// The tags of a quotation with one of some names.
  package func tags(_ names: Set<String>, number: Int? = nil) -> [Tag] {
    tags.filter { names.contains($0.name) && (number == nil || $0.number == number) }
  }

  /// The examples of a file's text. Lines of comment set the pattern of those below; a brace without its partner ends the
  /// reading of its line.
  package static func read(_ file: String) -> [MarkedExample] {
    var examples: [MarkedExample] = []
    var pattern = ""
    for (index, line) in file.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("# pattern: ") {
        pattern = String(line.dropFirst("# pattern: ".count))
      } else if !line.isEmpty, !line.hasPrefix("#") {
        examples.append(MarkedExample(String(line), pattern: pattern, line: index + 1))
      }
    }
    return examples
  }

  init(_ marked: String, pattern: String, line: Int) {
    var text: [UInt8] = []
    var tags: [Tag] = []
    var open: (name: String, number: Int, start: Int)?
    let bytes = Array(marked.utf8)
    let paragraph = Array(" ⏎ ".utf8)
    var place = 0
    while place < bytes.count {
      if bytes[place...].starts(with: paragraph) {
        text.append(UInt8(ascii: "\n"))
        place += paragraph.count
        continue
      }
      if bytes[place] == UInt8(ascii: "{"), let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) {
        var name = String(decoding: bytes[(place + 1)..<colon], as: UTF8.self)
        var number = 1
        if let last = name.last, let digit = last.wholeNumberValue {
          number = digit
          name.removeLast()
        }
        open = (name, number, text.count)
        place = colon + 1
        continue
      }
      if bytes[place] == UInt8(ascii: "}"), let tag = open {
        tags.append(Tag(name: tag.name, number: tag.number, byteRange: tag.start..<text.count))
        open = nil
        place += 1
        continue
      }
      text.append(bytes[place])
      place += 1
    }
    self.text = text
    self.tags = tags
    self.pattern = pattern
    self.line = line
  }
}
