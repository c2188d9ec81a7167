import CGumbo

/// The `meta`, `link`, `title` and JSON-LD elements of a page, wherever they stand.
struct HTMLHeadTags {
  /// The values of `meta` by name or property in lower case, in the order of the page.
  private var values: [String: [String]] = [:]
  private(set) var title: String?
  private(set) var canonical: String?
  private(set) var linkedData: [[UInt8]] = []

  /// Where pages name the author, the likeliest first.
  static let authors = [
    "article:author", "author", "dc.creator", "citation_author", "parsely-author", "sailthru.author",
  ]

  /// Where pages name the day, the likeliest first.
  static let dates = [
    "article:published_time", "og:published_time", "date", "pubdate", "publish-date", "publish_date", "datepublished",
    "dc.date.issued", "dc.date", "dcterms.created", "citation_publication_date", "citation_date", "parsely-pub-date",
    "sailthru.date", "article.published",
  ]

  /// Linear in the page.
  init(_ tree: HTMLTree) {
    for (index, element) in tree.elements.enumerated() {
      let node = element.node
      switch element.tag {
      case GUMBO_TAG_TITLE: if title == nil { title = tree.text(in: index) }
      case GUMBO_TAG_LINK:
        if canonical == nil, node[attribute: "rel"]?.lowercased() == "canonical" { canonical = node[attribute: "href"] }
      case GUMBO_TAG_META:
        let key = node[attribute: "property"] ?? node[attribute: "name"] ?? node[attribute: "http-equiv"]
        if let key, let value = node[attribute: "content"] { values[key.lowercased(), default: []].append(value) }
      case GUMBO_TAG_SCRIPT:
        if node[attribute: "type"]?.lowercased().hasPrefix("application/ld+json") == true {
          linkedData.append(
            (index..<element.end).reduce(into: []) { bytes, place in
              if let text = tree.elements[place].node.text { bytes.append(contentsOf: text) }
            })
        }
      default: break
      }
    }
  }

  subscript(name: String) -> [String?] { values[name] ?? [] }
}
