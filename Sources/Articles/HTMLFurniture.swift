import CGumbo

/// What stands around an article on a page: menus, related links, notices, comments. Told by the element, by its role
/// (WAI-ARIA 1.2), and by the words that makers of sites name such parts with, in whatever language they write.
struct HTMLFurniture {
  private static let tags = HTMLTags("nav header footer aside dialog")

  private static let roles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "alert", "menu",
    "menubar",
    "toolbar", "form",
  ]

  /// Words of `class` and `id`.
  private static let names: Set<String> = [
    "comment", "comments", "disqus", "related", "recommend", "recommended", "recommendations", "share", "sharing",
    "social",
    "sidebar", "breadcrumb", "breadcrumbs", "cookie", "cookies", "consent", "gdpr", "newsletter", "subscribe",
    "subscription", "promo", "ad", "ads", "advert", "advertisement", "banner", "sponsored", "popup", "modal", "menu",
    "nav",
    "navbar", "navigation", "footer", "pagination", "pager", "tags", "copyright", "popular", "trending", "login",
  ]

  /// Whether an element is furniture by what it is called. What it holds is for `HTMLContent` to weigh.
  static func isNamed(_ element: HTMLTree.Element) -> Bool {
    guard let tag = element.tag else { return false }
    if tags.contains(tag) { return true }
    let node = element.node
    guard node.hasAttributes else { return false }
    if let role = node[attribute: "role"], roles.contains(role.lowercased()) { return true }
    for attribute in ["class", "id"] {
      if let value = node[attribute: attribute], words(value).contains(where: names.contains) { return true }
    }
    return node[attribute: "itemprop"] == "comment"
  }

  /// Whether nobody sees it.
  static func isHidden(_ element: HTMLTree.Element) -> Bool {
    let node = element.node
    guard node.hasAttributes else { return false }
    if node[attribute: "hidden"] != nil || node[attribute: "aria-hidden"] == "true" { return true }
    guard let style = node[attribute: "style"] else { return false }
    return style.lowercased().filter { $0 != " " }.contains("display:none")
  }

  /// The words of a name such as `related-news`, `relatedNews` or `b_related`, in lower case.
  private static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for letter in name.unicodeScalars {
      let isLetter = letter.properties.isAlphabetic
      let isUpper = letter.properties.isUppercase
      if !isLetter || isUpper && wasLower {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isLetter { word += letter.properties.lowercaseMapping }
      wasLower = isLetter && !isUpper
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
