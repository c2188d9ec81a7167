/// Gathers the paragraphs of WordprocessingML as its elements go by. What was deleted under «track changes» stands in other
/// elements and is left out.
struct WordText {
  private(set) var paragraphs = ParagraphText()
  /// The paragraph in the style `Title`.
  private(set) var title: String?

  /// Open paragraphs, the innermost last: a text box stands inside a paragraph and has its own.
  private var open: [(text: [UInt8], isTitle: Bool)] = []
  private var isInText = false
  /// Depth inside what repeats a drawing for older programs.
  private var fallbackDepth = 0

  mutating func take(_ event: XMLEvents.Event) {
    switch event {
    case .start("Fallback", _): fallbackDepth += 1
    case .end("Fallback"): fallbackDepth -= 1
    case _ where fallbackDepth > 0: return
    case .start("p", _): open.append(([], false))
    case .end("p"): close()
    case .start("t", _): isInText = true
    case .end("t"): isInText = false
    case .start("tab", _): append([0x20])
    case .start("noBreakHyphen", _): append(Array("-".utf8))
    case .start("br", _), .start("cr", _): append([0x0A])
    case .start("pStyle", let attributes):
      if attributes["val"] == "Title", !open.isEmpty { open[open.count - 1].isTitle = true }
    case .text(let bytes): if isInText { append(bytes) }
    default: break
    }
  }

  private mutating func append(_ bytes: [UInt8]) {
    if !open.isEmpty { open[open.count - 1].text.append(contentsOf: bytes) }
  }

  private mutating func close() {
    guard let paragraph = open.popLast() else { return }
    if paragraph.isTitle, title == nil, paragraphs.isEmpty {
      let name = ArticleMetadata.collapsed(String(decoding: paragraph.text, as: UTF8.self))
      if !name.isEmpty {
        title = name
        return
      }
    }
    for line in paragraph.text.split(separator: 0x0A) { paragraphs.append(line) }
  }
}
