/// What a file gave: its articles, and what of it could not be read.
package struct ReadResult: Sendable, Equatable {
  package var articles: [Article] = []
  package var problems: [ArticleError] = []

  package init(articles: [Article] = [], problems: [ArticleError] = []) {
    self.articles = articles
    self.problems = problems
  }

  init(problem: ArticleError) { self.init(problems: [problem]) }

  /// Articles of more text than `limit` become problems.
  mutating func refuseLongTexts(_ limit: Int) {
    problems += articles.filter { $0.text.count > limit }.map { .tooMuchText(bytes: $0.text.count, limit: limit) }
    articles.removeAll { $0.text.count > limit }
  }
}

/// A reader of one format. The text is UTF-8 with `\n` line ends.
protocol FormatReader {
  func read(_ text: [UInt8], location: String) -> ReadResult

  /// The encoding that a document says it is in; nil for a format, or a document, that says nothing.
  func declaredEncoding(of bytes: [UInt8]) -> String?
}

extension FormatReader {
  func declaredEncoding(of bytes: [UInt8]) -> String? { nil }
}
