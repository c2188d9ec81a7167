/// What a document says of itself, as its reader found it.
package struct ArticleMetadata: Sendable, Equatable {
  package var identifier: String?
  package var title: String?
  package var outlet: String?
  package var author: String?
  package var date: String?
  package var url: String?
  package var language: String?

  package init() {}

  /// Takes a value by the name that a document gives it, in any of the usual spellings; the first one found stays.
  package mutating func take(_ key: String, _ value: String) {
    let value = Self.collapsed(value)
    guard !value.isEmpty else { return }
    switch key.lowercased() {
    case "id", "identifier", "guid", "_id": identifier = identifier ?? value
    case "title", "headline": title = title ?? value
    case "outlet", "source", "publisher", "site", "site_name", "sitename", "newspaper": outlet = outlet ?? value
    case "author", "authors", "byline", "creator": author = author ?? value
    case "date", "published", "published_at", "publishedat", "datepublished", "date_published", "publish_date",
      "pubdate",
      "pub_date", "published_date", "publication_date", "published_time":
      // A value that is no day leaves the place to one that is.
      if let day = Self.day(value) { date = date ?? day }
    case "url", "link", "canonical", "canonical_url", "source_url": url = url ?? value
    case "lang", "language", "inlanguage", "locale": language = language ?? Self.languageTag(value)
    default: break
    }
  }

  /// The keys under which documents give their text.
  static let textKeys: [String] = [
    "text", "body", "content", "articlebody", "article_body", "fulltext", "full_text", "maintext",
  ]

  /// A day of the forms `2022-03-02…`, `20220302`, `2022/03/02…`, `02.03.2022…`, as ISO 8601; otherwise nil. A number of seconds
  /// or milliseconds since 1970 is a day too, in UTC.
  static func day(_ text: String) -> String? {
    if let date = ArticleDate(text) { return date.description }
    let parts = text.prefix(10).split { $0 == "/" || $0 == "." }
    if parts.count == 3, let first = Int(parts[0]), let month = Int(parts[1]), let last = Int(parts[2]) {
      let isYearFirst = parts[0].count == 4 && text.contains("/")
      if isYearFirst { return ArticleDate(year: first, month: month, day: last)?.description }
      if parts[2].count == 4, text.prefix(10).contains(".") {
        return ArticleDate(year: last, month: month, day: first)?.description
      }
    }
    guard let number = Int(text), number > 100_000_000, text.count != 8 else { return nil }
    return ArticleDate(daysSince1970: (number > 100_000_000_000 ? number / 1000 : number) / 86_400)?.description
  }

  /// `kk_KZ` as `kk-KZ`.
  static func languageTag(_ text: String) -> String { text.replacing("_", with: "-") }

  /// One line, single spaces.
  static func collapsed(_ text: String) -> String {
    String(decoding: ParagraphText.collapsed(Array(text.utf8)), as: UTF8.self)
  }
}
