/// What a file gave: its articles, and what of it could not be read.
package struct ReadResult: Sendable, Equatable {
  package var articles: [Article] = []
  package var problems: [ArticleError] = []

  package init(articles: [Article] = [], problems: [ArticleError] = []) {
    self.articles = articles
    self.problems = problems
  }

  init(problem: ArticleError) { self.init(problems: [problem]) }
}

/// A reader of one format. The text is UTF-8 with `\n` line ends.
protocol FormatReader {
  func read(_ text: [UInt8], location: String) -> ReadResult
}
