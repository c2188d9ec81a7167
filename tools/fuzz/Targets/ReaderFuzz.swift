import Articles
import Glibc
import QuoteIndex

/// Readers of what people give: questions and files of articles.
struct ReaderFuzz {
  private let path: String

  init(_ target: FuzzTarget, scratch: String) throws {
    let ending = [.html: "html", .json: "jsonl", .markdown: "md"][target] ?? "txt"
    path = scratch + "/article." + ending
  }

  /// A question: either it is parsed, or an error names a column within it.
  static func query(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(IndexError) {
      _ = try Query(text)
    } catch {
      guard case .badQuery(let column, let message) = error else { fatalError("\(error)") }
      precondition((1...text.count + 1).contains(column) && !message.isEmpty, "column \(column) of \(text.count)")
    }
  }

  /// A file: its articles are UTF-8 and have a text.
  func run(_ bytes: [UInt8]) {
    FuzzFile.write(bytes, to: path)
    switch SourceFile(path: path, isNamed: true).read() {
    case .read(let result, _):
      for article in result.articles {
        precondition(!article.text.isEmpty && String(validating: article.text, as: UTF8.self) != nil, "the text")
      }
      for problem in result.problems { precondition(!problem.description.isEmpty) }
    case .refused(let error): precondition(!error.description.isEmpty)
    case .skipped(let reason): fatalError("skipped: \(reason)")
    }
  }
}
