import Glibc

/// Why a file, or one line of it, gave no article.
package enum ArticleError: Error, Equatable, Sendable {
  case missing
  case unreadable(errno: Int32)
  case empty
  /// Neither text nor an encoding of text: zero bytes and the like.
  case notText
  /// UTF-8 but for the byte at this offset.
  case invalidUTF8(offset: Int)
  /// No encoding that ICU is sure enough of; its best guess and confidence (0 to 100), if any.
  case unknownEncoding(guess: String?, confidence: Int)
  case unknownFormat(extension: String)
  case tooLarge(bytes: Int, limit: Int)
  case badJSON(line: Int, column: Int, reason: String)
  case missingField(line: Int, field: String)
  case badFrontMatter(line: Int, reason: String)
  /// Elements inside elements beyond what any page has.
  case nestedTooDeeply(limit: Int)
  /// Markup without a paragraph in it.
  case noText
}

extension ArticleError: CustomStringConvertible {
  /// What is wrong and the way out; the caller names the file.
  package var description: String {
    switch self {
    case .missing: "no such file or folder; check the path"
    case .unreadable(let errno): "cannot be read: \(String(cString: strerror(errno))); check its permissions"
    case .empty: "the file is empty; remove it or fill it"
    case .notText: "expected text, found binary data; convert it to text, HTML or JSON lines"
    case .invalidUTF8(let offset): "expected UTF-8, found an invalid byte at offset \(offset); save the file as UTF-8"
    case .unknownEncoding(let guess, let confidence):
      "the encoding cannot be told\(guess.map { " (ICU's best guess is \($0), \(confidence) of 100)" } ?? ""); save the file as UTF-8"
    case .unknownFormat(let name):
      "«.\(name)» is no format that Daiek reads (.txt, .md, .html, .jsonl); rename or convert it"
    case .tooLarge(let bytes, let limit): "\(bytes) bytes, more than the \(limit) that one article may have; split it"
    case .badJSON(let line, let column, let reason):
      "line \(line), column \(column): expected a JSON object, found: \(reason); correct the line"
    case .missingField(let line, let field):
      "line \(line): expected a string «\(field)» in the object, found none; add it"
    case .badFrontMatter(let line, let reason): "line \(line): the front matter is not YAML: \(reason); correct it"
    case .nestedTooDeeply(let limit):
      "its elements nest more than \(limit) deep, which no article does; save the article alone, as text"
    case .noText: "no text was found in the markup; is it an article?"
    }
  }
}
