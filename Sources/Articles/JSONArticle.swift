/// An article that is a JSON object: what its members have given so far.
struct JSONArticle {
  private var metadata = ArticleMetadata()
  private var texts: [String: String] = [:]

  /// - Parameter line: where the object stands, for an error.
  /// - Throws: `badJSON` for another kind of value, `missingField` for an object without text.
  static func read(_ root: JSONValue, line: Int, location: String) throws(ArticleError) -> Article {
    guard root.isObject else { throw .badJSON(line: line, column: 1, reason: "another kind of value") }
    var article = JSONArticle()
    for (key, value) in root.members { article.take(key, text: { text(value) }, value: { self.value(value) }) }
    return try article.article(line: line, location: location)
  }

  /// The same of an object that has no list or object in it.
  static func read(_ members: [PlainJSON.Member], line: Int, location: String) throws(ArticleError) -> Article {
    var article = JSONArticle()
    for (key, value) in members {
      switch value {
      case .text(let text): article.take(key, text: { text }, value: { text })
      case .integer(let number): article.take(key, text: { nil }, value: { String(number) })
      case .nothing: break
      }
    }
    return try article.article(line: line, location: location)
  }

  private mutating func take(_ key: String, text: () -> String?, value: () -> String?) {
    let name = key.lowercased()
    if ArticleMetadata.textKeys.contains(name) {
      if let text = text(), texts[name] == nil { texts[name] = text }
    } else if let value = value() {
      metadata.take(key, value)
    }
  }

  private func article(line: Int, location: String) throws(ArticleError) -> Article {
    var body = ParagraphText()
    for key in ArticleMetadata.textKeys where body.isEmpty {
      if let text = texts[key] { body.append(plainText: TextDecoder.withUnixLineEnds(Array(text.utf8))) }
    }
    guard !body.isEmpty else { throw .missingField(line: line, field: "text") }
    return Article(metadata: metadata, text: body.bytes, location: location)
  }

  /// A text, or the paragraphs of one in a list.
  private static func text(_ value: JSONValue) -> String? {
    if let text = value.string { return text }
    let paragraphs = value.items.compactMap(\.string)
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
  }

  /// A text, a number, an object with a name, or a list of these, joined with commas.
  private static func value(_ value: JSONValue) -> String? {
    if let simple = simple(value) { return simple }
    let parts = value.items.compactMap(simple)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func simple(_ value: JSONValue) -> String? {
    value.string ?? value.integer.map(String.init) ?? value["name"]?.string
  }
}
