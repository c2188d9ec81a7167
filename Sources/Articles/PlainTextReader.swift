/// Plain text: the first line is the title when an empty line follows it, the rest are paragraphs. Front matter may stand
/// before it.
struct PlainTextReader: FormatReader {
  func read(_ text: [UInt8], location: String) -> ReadResult {
    // A line of hyphens may also be a line of hyphens: what is no front matter is text.
    guard let matter = try? FrontMatter(text) else { return read(text, ArticleMetadata(), location) }
    return read(Array(text[matter.end...]), matter.metadata, location)
  }

  private func read(_ text: [UInt8], _ metadata: ArticleMetadata, _ location: String) -> ReadResult {
    var metadata = metadata
    var body = ParagraphText()
    let rest = text.drop { $0 == 0x0A || $0 == 0x20 }
    let first = rest.prefix { $0 != 0x0A }
    let after = rest.dropFirst(first.count)
    let title = ArticleMetadata.collapsed(String(decoding: first, as: UTF8.self))
    // A title is short and stands alone; a first paragraph is neither.
    if metadata.title == nil || metadata.title == title, after.starts(with: [0x0A, 0x0A]), !title.isEmpty,
      title.count <= 200
    {
      metadata.title = title
      body.append(plainText: Array(after))
    }
    if body.isEmpty {
      if metadata.title == title { metadata.title = nil }
      body.append(plainText: text)
    }
    guard !body.isEmpty else { return ReadResult(problem: .empty) }
    return ReadResult(articles: [Article(metadata: metadata, text: body.bytes, location: location)])
  }
}
