/// Plain text: the first line is the title when an empty line follows it, the rest are paragraphs.
struct PlainTextReader: FormatReader {
  func read(_ text: [UInt8], location: String) -> ReadResult {
    var metadata = ArticleMetadata()
    var body = ParagraphText()
    let rest = text.drop { $0 == 0x0A || $0 == 0x20 }
    let first = rest.prefix { $0 != 0x0A }
    let after = rest.dropFirst(first.count)
    let title = ArticleMetadata.collapsed(String(decoding: first, as: UTF8.self))
    // A title is short and stands alone; a first paragraph is neither.
    if after.starts(with: [0x0A, 0x0A]), !title.isEmpty, title.count <= 200 {
      metadata.title = title
      body.append(plainText: Array(after))
    }
    if body.isEmpty {
      metadata.title = nil
      body.append(plainText: text)
    }
    guard !body.isEmpty else { return ReadResult(problem: .empty) }
    return ReadResult(articles: [Article(metadata: metadata, text: body.bytes, location: location)])
  }
}
