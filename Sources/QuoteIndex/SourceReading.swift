import Articles

/// Reads the files of a `rebuild` or `add`, some articles at a time, and decides what becomes of each.
struct SourceReading {
  private let walk: SourceWalk
  private let held: HeldArticles
  private let progress: @Sendable (BuildProgress) -> Void
  private(set) var report = BuildReport()
  /// Addresses of held articles of which a new version was read.
  private(set) var replaced: Set<UInt64> = []
  /// The numbers of articles given of which a later version was read; they count up from 0.
  private(set) var superseded: Set<Int> = []
  private var latest: [ArticleID: (number: Int, id: ArticleID)] = [:]
  private var given = 0
  private var filesRead = 0
  /// Articles read and not yet given.
  private var waiting: ArraySlice<Article> = []

  init(paths: [String], held: HeldArticles, _ progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }) {
    walk = SourceWalk(paths: paths)
    self.held = held
    self.progress = progress
    for refused in walk.refused {
      report.files.append(
        .init(path: refused.path, fate: .refused, articles: 0, encoding: nil, problems: [refused.error.description]))
    }
  }

  /// The next articles to index, in the order of the files: batches of about `batchLength` bytes of text; none at the end.
  /// The fate of every file goes into the report.
  mutating func next(batches: Int, of batchLength: Int) throws(IndexError) -> [[Article]] {
    var found: [[Article]] = []
    var batch: [Article] = []
    var length = 0
    while found.count < batches {
      guard let article = waiting.popFirst() else {
        guard filesRead < walk.files.count else { break }
        waiting = try read(walk.files[filesRead])[...]
        filesRead += 1
        progress(
          BuildProgress(filesRead: filesRead, filesFound: walk.files.count, articles: report.articlesRead))
        continue
      }
      batch.append(article)
      length += article.text.count
      if length >= batchLength {
        found.append(batch)
        (batch, length) = ([], 0)
      }
    }
    if !batch.isEmpty { found.append(batch) }
    return found
  }

  /// The articles of a file that are to be indexed.
  private mutating func read(_ file: SourceFile) throws(IndexError) -> [Article] {
    var articles: [Article] = []
    switch file.read() {
    case .skipped(let reason):
      report.files.append(.init(path: file.path, fate: .skipped, articles: 0, encoding: nil, problems: [reason]))
    case .refused(let error):
      report.files.append(
        .init(path: file.path, fate: .refused, articles: 0, encoding: nil, problems: [error.description]))
    case .read(let result, let encoding):
      for article in result.articles where try isWanted(article) { articles.append(article) }
      let problems = result.problems.map(\.description)
      let fate: BuildReport.Fate = result.articles.isEmpty ? .refused : articles.isEmpty ? .unchanged : .indexed
      report.files.append(
        .init(path: file.path, fate: fate, articles: result.articles.count, encoding: encoding, problems: problems))
    }
    return articles
  }

  private mutating func isWanted(_ article: Article) throws(IndexError) -> Bool {
    report.articlesRead += 1
    let older = latest[article.address]
    if try held.holds(article.id) {
      // Another version of it came earlier in this run: the held one is the latest again.
      if let older {
        supersede(older.number)
        latest[article.address] = nil
        replaced.remove(article.address.hash)
      }
      report.articlesUnchanged += 1
      return false
    }
    if let older, older.id == article.id {
      report.articlesUnchanged += 1
      return false
    }
    if let older {
      supersede(older.number)
    } else if try held.holds(address: article.address) {
      replaced.insert(article.address.hash)
    }
    latest[article.address] = (given, article.id)
    given += 1
    report.articlesAdded += 1
    return true
  }

  private mutating func supersede(_ number: Int) {
    superseded.insert(number)
    report.articlesSuperseded += 1
    report.articlesAdded -= 1
  }
}
