import Articles

/// What has come of a document, whose parts may come one by one.
struct DocumentAccount {
  private var articles = 0
  private var wanted = 0
  private var encoding: SourceEncoding?
  private var problems: [Problem] = []

  /// Of a document broken in a million places the first are told, and how many more there are.
  private static let problemsTold = 1_000
  private var problemsUntold = 0

  /// - Parameter wanted: how many of the part's articles the index did not hold.
  mutating func add(_ outcome: SourceDocument.Outcome, wanted: Int) {
    switch outcome {
    case .read(let result, let encoding):
      articles += result.articles.count
      self.wanted += wanted
      if self.encoding == nil || encoding.doubt != nil { self.encoding = encoding }
      for problem in result.problems { note(problem) }
    case .refused(let error): note(error)
    }
  }

  private mutating func note(_ problem: ArticleError) {
    if problems.count < Self.problemsTold { problems.append(Problem(problem)) } else { problemsUntold += 1 }
  }

  func file(path: String) -> BuildReport.File {
    var problems = problems
    if problemsUntold > 0 { problems.append(.more(problemsUntold)) }
    return BuildReport.File(
      path: path, fate: articles == 0 ? .refused : wanted == 0 ? .unchanged : .indexed, articles: articles,
      encoding: encoding?.name, doubt: encoding.flatMap { Problem($0) }, problems: problems)
  }
}
