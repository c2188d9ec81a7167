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
          let older = byAddress[article.address]
          if held.identifiers.contains(article.id) {
            // Another version of it came earlier in this run: the held one is the latest again.
            if let older {
              superseded.insert(older)
              report.articlesSuperseded += 1
              byAddress[article.address] = nil
              replaced.remove(article.address.hash)
            }
            report.articlesUnchanged += 1
            continue
          }
          if let older, articles[older].id == article.id {
            report.articlesUnchanged += 1
            continue
          }
          isNew = true
          byAddress[article.address] = articles.count
          if let older {
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
