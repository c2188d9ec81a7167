import CCommonMark

/// Markdown with YAML front matter: the metadata, and the text without its marks-up. cmark reads it (CommonMark 0.30).
struct MarkdownReader: FormatReader {
  func read(_ text: [UInt8], location: String) -> ReadResult {
    var metadata = ArticleMetadata()
    var body = text[...]
    do throws(ArticleError) {
      if let matter = try FrontMatter(text) {
        metadata = matter.metadata
        body = text[matter.end...]
      }
    } catch {
      return ReadResult(problem: error)
    }
    let parsed = body.withUnsafeBytes { bytes in
      cmark_parse_document(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, CMARK_OPT_DEFAULT)
    }
    guard let document = parsed else { return ReadResult(problem: .noText) }
    defer { cmark_node_free(document) }
    var paragraphs = ParagraphText()
    var block: [UInt8] = []
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { break }
      let type = cmark_node_get_type(node)
      if event == CMARK_EVENT_EXIT {
        guard type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING else { continue }
        // The first heading of the highest level is the title where the front matter gives none.
        if type == CMARK_NODE_HEADING, cmark_node_get_heading_level(node) == 1, paragraphs.isEmpty {
          let heading = ArticleMetadata.collapsed(String(decoding: block, as: UTF8.self))
          if metadata.title == nil { metadata.title = heading }
          if metadata.title == heading { block = [] }
        }
        paragraphs.append(block)
        block = []
      } else if type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK {
        block.append(0x20)
      } else if type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK {
        if let literal = cmark_node_get_literal(node) {
          block.append(contentsOf: String(cString: literal).utf8.map { $0 == 0x0A ? 0x20 : $0 })
        }
        if type == CMARK_NODE_CODE_BLOCK {
          paragraphs.append(block)
          block = []
        }
      }
    }
    guard !paragraphs.isEmpty else { return ReadResult(problem: .noText) }
    return ReadResult(articles: [Article(metadata: metadata, text: paragraphs.bytes, location: location)])
  }
}
