import CYAML

/// The YAML between two lines `---` at the start of a Markdown file. LibYAML reads it.
struct FrontMatter {
  let metadata: ArticleMetadata
  /// The offset where the document's own text begins.
  let end: Int

  /// Nil when the text does not begin with front matter.
  ///
  /// - Throws: `badFrontMatter` for a block that does not close, or is not a YAML mapping.
  init?(_ text: [UInt8]) throws(ArticleError) {
    guard text.starts(with: Array("---\n".utf8)) else { return nil }
    var lineStart = 4
    var close: (start: Int, end: Int)?
    while lineStart < text.count {
      let lineEnd = text[lineStart...].firstIndex(of: 0x0A) ?? text.count
      let line = text[lineStart..<lineEnd]
      if line.elementsEqual("---".utf8) || line.elementsEqual("...".utf8) {
        close = (lineStart, min(text.count, lineEnd + 1))
        break
      }
      lineStart = lineEnd + 1
    }
    guard let close else { throw .badFrontMatter(line: 1, reason: "no line «---» closes it") }
    self.end = close.end
    // LibYAML ends the program when it is given no bytes at all.
    self.metadata = close.start == 4 ? ArticleMetadata() : try Self.parse(Array(text[4..<close.start]))
  }

  /// Scalars of the top level by key; of a list (authors), its items joined with commas.
  private static func parse(_ yaml: [UInt8]) throws(ArticleError) -> ArticleMetadata {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { throw .badFrontMatter(line: 1, reason: "LibYAML has no memory") }
    defer { yaml_parser_delete(&parser) }
    return try yaml.withUnsafeBufferPointer { buffer throws(ArticleError) in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      var metadata = ArticleMetadata()
      var depth = 0
      var key: String?
      var items: [String] = []
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else {
          let reason = parser.problem.map { String(cString: $0) } ?? "unknown"
          throw .badFrontMatter(line: Int(parser.problem_mark.line) + 2, reason: reason)
        }
        defer { yaml_event_delete(&event) }
        switch event.type {
        case YAML_SCALAR_EVENT:
          let scalar = event.data.scalar
          let value = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
          if depth == 0 {
            throw .badFrontMatter(line: Int(event.start_mark.line) + 2, reason: "expected «key: value» lines")
          }
          if depth > 1 {
            items.append(value)
          } else if let name = key {
            metadata.take(name, value)
            key = nil
          } else {
            key = value
          }
        case YAML_ALIAS_EVENT:
          // A repeated value names another; what it says is not followed, but it is the value of its key.
          if depth == 1 { key = nil }
        case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT: depth += 1
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
          depth -= 1
          if depth == 1, let name = key {
            metadata.take(name, items.joined(separator: ", "))
            key = nil
            items = []
          }
        case YAML_STREAM_END_EVENT: return metadata
        default: break
        }
      }
    }
  }
}
