/// DOCX (ECMA-376, part 1, 17): the paragraphs of a Word document, and what its properties say of it.
struct WordReader {
  let limits: InputLimits

  private static let main = "word/document.xml"

  /// - Throws: why it gives no article.
  func read(_ bytes: [UInt8], location: String) throws(ArticleError) -> ReadResult {
    let parts = try PackageParts(bytes, limits: limits)
    var text = WordText()
    try XMLEvents.read(parts.part(Self.main), part: Self.main) { text.take($0) }
    var metadata = ArticleMetadata()
    if let title = text.title { metadata.take("title", title) }
    if let properties = parts["docProps/core.xml"] {
      let core = try DublinCore(properties, part: "docProps/core.xml")
      if let title = core["title"] { metadata.take("title", title) }
      if !core.creators.isEmpty { metadata.take("author", core.creators.joined(separator: ", ")) }
      if let created = core["created"] { metadata.take("date", created) }
      if let language = core["language"] { metadata.take("language", language) }
      if let publisher = core["publisher"] { metadata.take("outlet", publisher) }
    }
    guard !text.paragraphs.isEmpty else { return ReadResult(problem: .noText) }
    return ReadResult(articles: [Article(metadata: metadata, text: text.paragraphs.bytes, location: location)])
  }
}
