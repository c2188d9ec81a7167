import CJansson

/// JSON lines: one object an article, with `title`, `text` and what else `ArticleMetadata` knows. Jansson reads it.
struct JSONLinesReader: FormatReader {
  func read(_ text: [UInt8], location: String) -> ReadResult {
    var result = ReadResult()
    var number = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      do throws(ArticleError) {
        result.articles.append(try article(of: line, number: number, location: location))
      } catch {
        result.problems.append(error)
      }
    }
    if result.articles.isEmpty, result.problems.isEmpty { result.problems.append(.empty) }
    return result
  }

  private func article(of line: ArraySlice<UInt8>, number: Int, location: String) throws(ArticleError) -> Article {
    var error = json_error_t()
    // Jansson holds a whole object and refuses nesting beyond 2048 levels.
    let root = line.withUnsafeBytes { bytes in
      json_loadb(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, 0, &error)
    }
    guard let root else {
      let reason = withUnsafeBytes(of: error.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      throw .badJSON(line: number, column: Int(error.column), reason: reason)
    }
    defer { release(root) }
    guard root.pointee.type == JSON_OBJECT else {
      throw .badJSON(line: number, column: 1, reason: "another kind of value")
    }
    var metadata = ArticleMetadata()
    var body = ParagraphText()
    var iterator = json_object_iter(root)
    while let place = iterator {
      if let key = json_object_iter_key(place), let value = json_object_iter_value(place),
        value.pointee.type == JSON_STRING
      {
        let bytes = UnsafeBufferPointer(start: json_string_value(value), count: json_string_length(value))
        let text = String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        switch String(cString: key) {
        case "text", "body", "content":
          if body.isEmpty { body.append(plainText: TextDecoder.withUnixLineEnds(Array(text.utf8))) }
        case let name: metadata.take(name, text)
        }
      }
      if let key = json_object_iter_key(place), let value = json_object_iter_value(place),
        value.pointee.type == JSON_INTEGER
      {
        metadata.take(String(cString: key), String(json_integer_value(value)))
      }
      iterator = json_object_iter_next(root, place)
    }
    guard !body.isEmpty else { throw .missingField(line: number, field: "text") }
    return Article(metadata: metadata, text: body.bytes, location: location)
  }

  /// `json_decref` is an inline function that Swift does not import: it counts down and deletes at zero.
  private func release(_ value: UnsafeMutablePointer<json_t>) {
    precondition(value.pointee.refcount == 1, "a value that nobody else holds")
    json_delete(value)
  }
}
