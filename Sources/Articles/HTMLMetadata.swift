import CGumbo

/// What a page says of its article. Where it says different things, the first source wins that has a value:
///
/// - title: JSON-LD, OpenGraph, `meta`, microdata, the only first-level heading, `title`
/// - author: JSON-LD, OpenGraph, `meta`, microdata, a link `rel=author`
/// - date: JSON-LD, OpenGraph, `meta`, microdata, the first `time` in the article, then on the page
/// - outlet: OpenGraph, JSON-LD's publisher, `meta`, the host of the address
/// - address: the canonical link, OpenGraph, JSON-LD
/// - language: the `lang` nearest around the article, JSON-LD, `meta`, OpenGraph
struct HTMLMetadata {
  private(set) var metadata = ArticleMetadata()
  /// The article's text, where JSON-LD has it.
  let articleBody: String?

  init(_ tree: HTMLTree, content: HTMLContent) {
    let tags = HTMLHeadTags(tree)
    let linked = LinkedData(tags.linkedData)
    articleBody = linked.articleBody
    let micro = HTMLMicrodata(tree, content: content)
    func take(_ key: String, _ values: [String?]) {
      for value in values { if let value { metadata.take(key, value) } }
    }
    take(
      "title", [linked.headline] + tags["og:title"] + tags["dc.title"] + tags["twitter:title"] + [micro["headline"]])
    take("title", [content.onlyHeadline(), tags.title])
    take("author", [linked.author])
    // Some name the page of the author on a social network.
    take("author", HTMLHeadTags.authors.flatMap { tags[$0] }.filter { !Self.isAddress($0) })
    take("author", [micro["author"], micro.authorLink])
    take("date", [linked.datePublished] + HTMLHeadTags.dates.flatMap { tags[$0] })
    take("date", [micro["datePublished"]] + micro.times)
    take("url", ([tags.canonical] + tags["og:url"] + [linked.url]).filter(Self.isAddress))
    take("outlet", tags["og:site_name"] + [linked.publisher] + tags["application-name"])
    take("outlet", [metadata.url.flatMap(Self.host)])
    take("language", [content.declaredLanguage(), linked.language] + tags["content-language"] + tags["og:locale"])
  }

  private static func isAddress(_ text: String?) -> Bool {
    guard let text = text?.lowercased() else { return false }
    return text.hasPrefix("http://") || text.hasPrefix("https://")
  }

  /// The host of an address, without `www.`.
  private static func host(_ url: String) -> String? {
    guard let start = url.firstRange(of: "://") else { return nil }
    let host = url[start.upperBound...].prefix { !"/?#:".contains($0) }
    return host.isEmpty ? nil : String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }
}
