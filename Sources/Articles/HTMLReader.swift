import CGumbo

/// HTML: the article without the page around it, and its metadata. Gumbo builds the tree (the HTML5 algorithm).
struct HTMLReader: FormatReader {
  func read(_ text: [UInt8], location: String) -> ReadResult {
    do throws(ArticleError) {
      let page = try page(text, isWhole: false)
      guard !page.text.isEmpty else { return ReadResult(problem: .noText) }
      return ReadResult(articles: [Article(metadata: page.metadata, text: page.text, location: location)])
    } catch {
      return ReadResult(problem: error)
    }
  }

  /// - Parameter isWhole: all of the page is the article, as a chapter of a book is.
  /// - Throws: `nestedTooDeeply`, `noText`.
  func page(_ text: [UInt8], isWhole: Bool) throws(ArticleError) -> HTMLPage {
    guard HTMLDepth.isAtMost(HTMLDepth.deepest, in: text) else {
      throw .nestedTooDeeply(limit: HTMLDepth.deepest)
    }
    let page = text.withUnsafeBytes { bytes -> HTMLPage? in
      var options = kGumboDefaultOptions
      options.max_errors = 0
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let output = gumbo_parse_with_options(&options, start, bytes.count) else { return nil }
      defer { gumbo_destroy_output(&options, output) }
      return HTMLPage(root: HTMLNode(output.pointee.root), isWhole: isWhole)
    }
    guard let page else { throw .noText }
    return page
  }

  /// What the XML declaration or `<meta charset>` names, in the first kilobyte as HTML has it (WHATWG HTML, 4.2.5.4).
  func declaredEncoding(of bytes: [UInt8]) -> String? {
    if let name = XMLDeclaration.encoding(of: bytes) { return name }
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    guard let place = head.firstRange(of: "charset=") else { return nil }
    return XMLDeclaration.encodingName(head[place.upperBound...])
  }
}
