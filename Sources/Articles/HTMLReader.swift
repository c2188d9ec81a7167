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
}
