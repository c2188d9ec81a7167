import CGumbo

/// HTML: the article without the page around it, and its metadata. Gumbo builds the tree (the HTML5 algorithm).
struct HTMLReader: FormatReader {
  func read(_ text: [UInt8], location: String) -> ReadResult {
    guard HTMLDepth.isAtMost(HTMLDepth.deepest, in: text) else {
      return ReadResult(problem: .nestedTooDeeply(limit: HTMLDepth.deepest))
    }
    return text.withUnsafeBytes { bytes in
      var options = kGumboDefaultOptions
      options.max_errors = 0
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let output = gumbo_parse_with_options(&options, start, bytes.count) else {
        return ReadResult(problem: .noText)
      }
      defer { gumbo_destroy_output(&options, output) }
      let page = HTMLPage(root: HTMLNode(output.pointee.root))
      guard !page.text.isEmpty else { return ReadResult(problem: .noText) }
      return ReadResult(articles: [Article(metadata: page.metadata, text: page.text, location: location)])
    }
  }

  /// What `<meta charset>` names, in the first kilobyte as HTML has it (WHATWG HTML, 4.2.5.4).
  func declaredEncoding(of bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    guard let place = head.firstRange(of: "charset=") else { return nil }
    let value = head[place.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
    let name = value.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
    return name.isEmpty ? nil : String(name)
  }
}
