import CJansson

/// What JSON-LD scripts of a page (schema.org) say of its article.
struct LinkedData {
  private(set) var headline: String?
  private(set) var author: String?
  private(set) var publisher: String?
  private(set) var datePublished: String?
  private(set) var url: String?
  private(set) var language: String?
  private(set) var articleBody: String?

  /// The first article of the scripts, in their order; scripts that are no JSON say nothing.
  init(_ scripts: [[UInt8]]) {
    for script in scripts {
      guard let document = JSONDocument(script) else { continue }
      let objects = Self.objects(document.root)
      guard let article = objects.first(where: Self.isArticle) else { continue }
      let byIdentifier = Dictionary(
        objects.compactMap { object in object["@id"]?.string.map { ($0, object) } },
        uniquingKeysWith: { first, _ in first })
      headline = article["headline"]?.string ?? article["name"]?.string
      author = Self.names(article["author"] ?? article["creator"], byIdentifier)
      publisher = Self.names(article["publisher"], byIdentifier)
      datePublished = article["datePublished"]?.string ?? article["dateCreated"]?.string
      url = Self.address(article)
      language = article["inLanguage"].flatMap { $0.string ?? $0["alternateName"]?.string }
      articleBody = article["articleBody"]?.string
      return
    }
  }

  /// Every object of a document that may be an article: at the top, in a list, in an `@graph`.
  private static func objects(_ root: JSONValue) -> [JSONValue] {
    var found: [JSONValue] = []
    var waiting = [root]
    while let value = waiting.popLast() {
      if value.isArray {
        waiting.append(contentsOf: value.items.reversed())
      } else if value.isObject {
        found.append(value)
        for key in ["mainEntity", "@graph"] { if let inner = value[key] { waiting.append(inner) } }
      }
    }
    return found
  }

  private static func isArticle(_ object: JSONValue) -> Bool {
    guard let type = object["@type"] else { return false }
    let names = type.string.map { [$0] } ?? type.items.compactMap(\.string)
    return names.contains { name in
      let name = name.split { $0 == "/" || $0 == ":" }.last ?? ""
      return name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name == "Report"
    }
  }

  /// A name, an object with a name, a reference to one, or a list of these, joined with commas.
  private static func names(_ value: JSONValue?, _ byIdentifier: [String: JSONValue]) -> String? {
    guard let value else { return nil }
    let names = (value.isArray ? value.items : [value]).compactMap { item -> String? in
      if let name = item.string { return name }
      return (item["name"] ?? item["@id"]?.string.flatMap { byIdentifier[$0] }?["name"])?.string
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private static func address(_ article: JSONValue) -> String? {
    let page = article["mainEntityOfPage"]
    return article["url"]?.string ?? page?.string ?? page?["@id"]?.string
  }
}
