import CGumbo

/// Microdata (`itemprop`) and the like in the article and around it.
struct HTMLMicrodata {
  private var values: [String: String] = [:]
  /// The text of a link `rel=author`.
  private(set) var authorLink: String?
  /// The `datetime` of `time` elements: those in the article first.
  private(set) var times: [String] = []

  private static let names: Set<String> = ["headline", "author", "datePublished"]

  init(_ tree: HTMLTree, content: HTMLContent) {
    var outside: [String] = []
    for (index, element) in tree.elements.enumerated() {
      let node = element.node
      guard let tag = element.tag, node.hasAttributes else { continue }
      if tag == GUMBO_TAG_TIME, let time = node[attribute: "datetime"] {
        if content.holds(index) { times.append(time) } else { outside.append(time) }
      }
      if authorLink == nil, node[attribute: "rel"]?.split(separator: " ").contains("author") == true, tag == GUMBO_TAG_A
      {
        authorLink = tree.text(in: index)
      }
      for name in node[attribute: "itemprop"]?.split(separator: " ").map(String.init) ?? [] {
        guard Self.names.contains(name), values[name] == nil else { continue }
        let value =
          node[attribute: "content"] ?? node[attribute: "datetime"] ?? Self.name(in: index, tree)
          ?? tree.text(in: index)
        if !value.isEmpty { values[name] = value }
      }
    }
    times += outside
  }

  /// An author may be a person with a name inside.
  private static func name(in index: Int, _ tree: HTMLTree) -> String? {
    for place in (index + 1)..<max(index + 1, tree.elements[index].end) {
      let node = tree.elements[place].node
      if node[attribute: "itemprop"] == "name" { return node[attribute: "content"] ?? tree.text(in: place) }
    }
    return nil
  }

  subscript(name: String) -> String? { values[name] }
}
