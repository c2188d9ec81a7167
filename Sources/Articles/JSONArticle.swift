/// An article that is a JSON object.
enum JSONArticle {
  /// - Parameter line: where the object stands, for an error.
  /// - Throws: `badJSON` for another kind of value, `missingField` for an object without text.
  static func read(_ root: JSONValue, line: Int, location: String) throws(ArticleError) -> Article {
    guard root.isObject else { throw .badJSON(line: line, column: 1, reason: "another kind of value") }
    var metadata = ArticleMetadata()
    var texts: [String: String] = [:]
    for (key, value) in root.members {
      let name = key.lowercased()
      if ArticleMetadata.textKeys.contains(name) {
        if let text = text(value), texts[name] == nil { texts[name] = text }
      } else if let value = self.value(value) {
        metadata.take(key, value)
      }
    }
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
