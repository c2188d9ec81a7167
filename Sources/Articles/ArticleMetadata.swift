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
    case "id", "identifier": identifier = identifier ?? value
    case "title", "headline": title = title ?? value
    case "outlet", "source", "publisher", "site": outlet = outlet ?? value
    case "author", "byline", "creator": author = author ?? value
    case "date", "published", "published_at", "datepublished": date = date ?? value
    case "url", "link": url = url ?? value
    case "lang", "language": language = language ?? value
    default: break
    }
  }

  /// One line, single spaces.
  static func collapsed(_ text: String) -> String {
    text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
  }
}
