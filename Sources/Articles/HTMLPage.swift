/// What a page says: its metadata, and the paragraphs of its article.
struct HTMLPage {
  private(set) var metadata = ArticleMetadata()
  private(set) var text: [UInt8] = []

  /// Elements whose content is no part of an article.
  private static let skipped: Set<String> = [
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "iframe", "svg",
    "select", "head",
  ]

  /// Elements that begin and end a paragraph.
  private static let blocks: Set<String> = [
    "p", "div", "article", "section", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre",
    "table", "tr", "td", "th", "dl", "dt", "dd", "figure", "figcaption", "hr", "body", "address",
  ]

  private struct Step {
    let node: HTMLNode
    let isExit: Bool
  }

  init(root: HTMLNode) {
    metadata.language = root[attribute: "lang"]
    let head = Self.descendants(of: root) { _ in false }
    takeMetadata(head)
    let container = Self.container(head) ?? root
    var paragraphs = ParagraphText()
    for paragraph in Self.paragraphs(of: container) {
      // The headline stands in the article too; the title already says it.
      if paragraphs.isEmpty, paragraph == metadata.title { continue }
      paragraphs.append(Array(paragraph.utf8))
    }
    text = paragraphs.bytes
  }

  /// All elements below a node in document order. A walk with its own stack: pages nest as deeply as they like.
  private static func descendants(of root: HTMLNode, without isSkipped: (String) -> Bool) -> [HTMLNode] {
    var found: [HTMLNode] = []
    var stack = [root]
    while let node = stack.popLast() {
      if let name = node.name {
        if isSkipped(name) { continue }
        found.append(node)
      }
      stack.append(contentsOf: node.children.reversed())
    }
    return found
  }

  private mutating func takeMetadata(_ nodes: [HTMLNode]) {
    var pageTitle: String?
    var time: String?
    for node in nodes {
      switch node.name {
      case "title": pageTitle = pageTitle ?? ArticleMetadata.collapsed(node.children.compactMap(\.text).joined())
      case "link":
        if node[attribute: "rel"] == "canonical", let url = node[attribute: "href"] { metadata.take("url", url) }
      case "time": time = time ?? node[attribute: "datetime"]
      case "meta":
        guard let value = node[attribute: "content"], let key = node[attribute: "property"] ?? node[attribute: "name"]
        else {
          continue
        }
        switch key.lowercased() {
        case "og:title": metadata.take("title", value)
        case "og:site_name": metadata.take("outlet", value)
        case "og:url": metadata.take("url", value)
        case "author", "article:author", "dc.creator": metadata.take("author", value)
        case "article:published_time", "date", "pubdate", "dc.date": metadata.take("date", value)
        default: break
        }
      default: break
      }
    }
    if let pageTitle { metadata.take("title", pageTitle) }
    if let time { metadata.take("date", time) }
  }

  /// The element that holds the article: `article`, else `main`, whichever has most text; nil when the page has neither.
  private static func container(_ nodes: [HTMLNode]) -> HTMLNode? {
    for name in ["article", "main"] {
      let candidates = nodes.filter { $0.name == name }
      if let best = candidates.max(by: { length(of: $0) < length(of: $1) }) { return best }
    }
    return nodes.first { $0.name == "body" }
  }

  private static func length(of node: HTMLNode) -> Int {
    paragraphs(of: node).reduce(0) { $0 + $1.utf8.count }
  }

  private static func paragraphs(of container: HTMLNode) -> [String] {
    var paragraphs: [String] = []
    var current = ""
    func flush() {
      let paragraph = ArticleMetadata.collapsed(current)
      if !paragraph.isEmpty { paragraphs.append(paragraph) }
      current = ""
    }
    var stack = [Step(node: container, isExit: false)]
    while let step = stack.popLast() {
      if step.isExit {
        flush()
        continue
      }
      if let text = step.node.text {
        current += text
        continue
      }
      guard let name = step.node.name else { continue }
      if skipped.contains(name) { continue }
      if name == "br" { flush() }
      if blocks.contains(name) {
        flush()
        stack.append(Step(node: step.node, isExit: true))
      }
      for child in step.node.children.reversed() { stack.append(Step(node: child, isExit: false)) }
    }
    flush()
    return paragraphs
  }
}
