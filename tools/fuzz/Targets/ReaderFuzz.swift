import Articles
import Glibc
import QuoteIndex

/// Readers of what people give: questions and files of articles.
struct ReaderFuzz {
  private let paths: [String]

  init(_ target: FuzzTarget, scratch: String) {
    let endings: [FuzzTarget: [String]] = [
      .html: ["html"], .json: ["jsonl", "json"], .markdown: ["md"], .text: ["txt"],
      .archive: ["zip", "tar", "gz", "zst", "epub", "docx"],
    ]
    paths = (endings[target] ?? []).map { scratch + "/article." + $0 }
  }

  /// A question: either it is parsed, or an error names a column within it.
  static func query(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(IndexError) {
      _ = try Query(text)
    } catch {
      guard case .badQuery(let column, let mistake) = error else { fatalError("\(error)") }
      precondition((1...text.count + 1).contains(column) && !"\(mistake)".isEmpty, "column \(column) of \(text.count)")
    }
  }

  /// A file, under one of the names that its kind may have: its articles are UTF-8 and have a text, and whatever cannot be
  /// read is said.
  func run(_ bytes: [UInt8]) {
    let path = paths[Int(bytes.last ?? 0) % paths.count]
    FuzzFile.write(bytes, to: path)
    let reader = SourceReader(SourceWalk(paths: [path], format: nil))
    var items = 0
    while let item = reader.next() {
      items += 1
      switch item {
      case .skipped(_, let error), .refused(_, let error): precondition(!error.description.isEmpty)
      case .document(let document):
        switch document.read() {
        case .read(let result, _):
          for article in result.articles {
            precondition(!article.text.isEmpty && String(validating: article.text, as: UTF8.self) != nil, "the text")
          }
          for problem in result.problems { precondition(!problem.description.isEmpty) }
        case .refused(let error): precondition(!error.description.isEmpty)
        }
      }
    }
    precondition(items > 0, "a file of which nothing is said")
  }
}
