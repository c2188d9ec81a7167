/// How deeply a page may nest its elements, told before it is parsed.
///
/// Gumbo frees its tree by recursion, searches all open elements at each tag, and opens unclosed formatting again in every
/// paragraph: without a bound a hostile page exhausts the stack, or costs the square of its size.
struct HTMLDepth {
  /// Twice what browsers allow.
  static let deepest = 1024

  /// Elements that have no end tag, or whose end tag may be left out.
  private static let unclosed: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "caption", "rt",
    "rp", "html", "head", "body",
  ]

  /// Elements whose content is not markup.
  private static let raw: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ]

  private let text: [UInt8]
  private var place = 0
  /// How many elements of a name are open: an end tag without a start tag closes nothing.
  private var open: [String: Int] = [:]
  private var depth = 0

  private init(_ text: [UInt8]) { self.text = text }

  /// Whether the start tags of a page never exceed their end tags by more than `limit`. Linear.
  static func isAtMost(_ limit: Int, in text: [UInt8]) -> Bool {
    var scan = HTMLDepth(text)
    while scan.depth <= limit { if !scan.takeTag() { return true } }
    return false
  }

  /// Inside SVG and MathML no end tag may be left out, but a tag may close itself.
  private var isForeign: Bool { open["svg", default: 0] + open["math", default: 0] > 0 }

  /// Goes on behind the next tag or comment; false at the end of the page.
  private mutating func takeTag() -> Bool {
    guard let start = text[place...].firstIndex(of: UInt8(ascii: "<")) else { return false }
    place = start + 1
    if text[place...].starts(with: "!--".utf8) {
      skip(beyond: "-->", from: place + 1)
      return true
    }
    let isEnd = place < text.count && text[place] == UInt8(ascii: "/")
    if isEnd { place += 1 }
    let name = takeName()
    guard !name.isEmpty else { return true }
    let closesItself = skipAttributes()
    if isEnd {
      guard let count = open[name], count > 0 else { return true }
      open[name] = count - 1
      depth -= 1
    } else if isForeign ? !closesItself : !Self.unclosed.contains(name) {
      if !isForeign, Self.raw.contains(name) {
        skip(beyond: "</" + name, from: place)
      } else {
        open[name, default: 0] += 1
        depth += 1
      }
    }
    return true
  }

  private mutating func takeName() -> String {
    let start = place
    if place < text.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[place] | 0x20) {
      while place < text.count, text[place] > 0x20, text[place] != UInt8(ascii: "/"), text[place] != UInt8(ascii: ">") {
        place += 1
      }
    }
    return String(decoding: text[start..<place], as: UTF8.self).lowercased()
  }

  /// Goes on behind the tag's `>`; whether a `/` stands before it.
  private mutating func skipAttributes() -> Bool {
    var quote: UInt8?
    var before: UInt8 = 0
    while place < text.count {
      let byte = text[place]
      place += 1
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return before == UInt8(ascii: "/")
      } else if before == UInt8(ascii: "="), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      if byte > 0x20 || before != UInt8(ascii: "=") { before = byte }
    }
    return false
  }

  /// Goes on behind the next `mark` in any case, or at the end.
  private mutating func skip(beyond mark: String, from start: Int) {
    let mark = Array(mark.utf8)
    place = start
    while place + mark.count <= text.count {
      if text[place] == mark[0],
        zip(text[place..<place + mark.count], mark).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
      {
        place += mark.count
        return
      }
      place += 1
    }
    place = text.count
  }
}
