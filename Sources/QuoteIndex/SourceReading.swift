import Articles

/// Reads the files of a `rebuild` or `add` and decides what becomes of each article.
struct SourceReading {
  let paths: [String]
  let held: HeldArticles
  /// Addresses of held articles of which a new version was read.
  private(set) var replaced: Set<UInt64> = []

  init(paths: [String], held: HeldArticles) {
    self.paths = paths
    self.held = held
  }

  /// The articles to index, in the order of the files; the fate of every file goes into the report. Linear in their size.
  mutating func read(into report: inout BuildReport, _ progress: (BuildProgress) -> Void) -> [Article] {
    let walk = SourceWalk(paths: paths)
    for refused in walk.refused {
      report.files.append(
        .init(path: refused.path, fate: .refused, articles: 0, encoding: nil, problems: [refused.error.description]))
    }
    var articles: [Article] = []
    var byAddress: [ArticleID: Int] = [:]
    var seen: Set<ArticleID> = []
    var superseded: Set<Int> = []
    for (index, file) in walk.files.enumerated() {
      switch file.read() {
      case .skipped(let reason):
        report.files.append(.init(path: file.path, fate: .skipped, articles: 0, encoding: nil, problems: [reason]))
      case .refused(let error):
        report.files.append(
          .init(path: file.path, fate: .refused, articles: 0, encoding: nil, problems: [error.description]))
      case .read(let result, let encoding):
        var isNew = false
        for article in result.articles {
          report.articlesRead += 1
          if held.identifiers.contains(article.id) || !seen.insert(article.id).inserted {
            report.articlesUnchanged += 1
            continue
          }
          isNew = true
          if let older = byAddress.updateValue(articles.count, forKey: article.address) {
            superseded.insert(older)
            report.articlesSuperseded += 1
          } else if held.holds(address: article.address) {
            replaced.insert(article.address.hash)
          }
          articles.append(article)
        }
        let problems = result.problems.map(\.description)
        let fate: BuildReport.Fate = result.articles.isEmpty ? .refused : isNew ? .indexed : .unchanged
        report.files.append(
          .init(path: file.path, fate: fate, articles: result.articles.count, encoding: encoding, problems: problems))
      }
      progress(BuildProgress(filesRead: index + 1, filesFound: walk.files.count, articles: report.articlesRead))
    }
    let kept = articles.indices.filter { !superseded.contains($0) }.map { articles[$0] }
    report.articlesAdded = kept.count
    return kept
  }
}
