import Analysis
import CJansson

/// One line of the query file.
struct BenchQuery {
  let id: String
  let kind: String
  let operation: String
  let language: String
  /// As terms of the index.
  let terms: [[UInt8]]
  let words: [String]
  let limit: Int
  let filterLanguage: [UInt8]
  let from: Int64
  let to: Int64

  init(_ line: [UInt8]) throws {
    var error = json_error_t()
    let root = line.withUnsafeBytes { bytes in
      json_loadb(bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count, 0, &error)
    }
    guard let root else { throw BenchFailure("a query that is not JSON") }
    defer { json_decref(root) }
    func text(_ name: String) -> String {
      json_string_value(json_object_get(root, name)).map { String(cString: $0) } ?? ""
    }
    func number(_ name: String) -> Int64 { Int64(json_integer_value(json_object_get(root, name))) }
    id = text("id")
    kind = text("class")
    operation = text("op")
    language = text("ql")
    limit = Int(number("k"))
    filterLanguage = [UInt8](text("lang").utf8)
    from = number("from")
    to = number("to")
    let array = json_object_get(root, "terms")
    var words: [String] = []
    for index in 0..<json_array_size(array) {
      if let word = json_string_value(json_array_get(array, index)) {
        words.append(Word.term(of: String(cString: word)))
      }
    }
    self.words = words
    terms = words.map { [UInt8(ascii: "w")] + [UInt8]($0.utf8) }
  }

  static func read(_ path: String) throws -> [BenchQuery] {
    var lines = try LineReader(path)
    var queries: [BenchQuery] = []
    while let line = try lines.next() { queries.append(try BenchQuery(line)) }
    return queries
  }
}
