import CGumbo

/// What a page says: its metadata, its headline, and the paragraphs of its article.
struct HTMLPage {
  private(set) var metadata: ArticleMetadata
  /// The first heading of the article.
  let heading: String?
  private(set) var text: [UInt8]

  /// - Parameter isWhole: all of the page is the article, as a chapter of a book is.
  init(root: HTMLNode, isWhole: Bool) {
    let tree = HTMLTree(root: root)
    let content = HTMLContent(tree, isWhole: isWhole)
    let found = HTMLMetadata(tree, content: content)
    metadata = found.metadata
    heading = content.heading()
    var paragraphs = ParagraphText()
    for paragraph in content.paragraphs() {
      if paragraph.isPreformatted {
        paragraphs.append(plainText: TextDecoder.withUnixLineEnds(paragraph.text))
        continue
      }
      // The headline stands in the article too; the title already says it.
      if paragraphs.isEmpty, !isWhole, paragraph.text.elementsEqual((metadata.title ?? "").utf8) { continue }
      paragraphs.append(paragraph.text)
    }
    // Pages that a script fills have their text in the metadata alone.
    if let body = found.articleBody, paragraphs.bytes.count * 3 < body.utf8.count {
      paragraphs = ParagraphText()
      paragraphs.append(plainText: TextDecoder.withUnixLineEnds(Array(body.utf8)))
    }
    text = paragraphs.bytes
  }
}
