import Articles

/// Files in, quotations out: no index is needed.
public struct QuotationReader: Sendable {
  private let tables: PreparerTables
  private let threads: Int

  /// - Throws: `badData` with file and line.
  public init(home: IndexHome, threads: Int) throws(IndexError) {
    tables = try PreparerTables(home: home)
    self.threads = threads
  }

  /// Gives the quotations of the articles below the paths, file by file in their order, and the fate of every file.
  public func read(paths: [String], _ body: ([FoundQuotation]) -> Void) -> BuildReport {
    var report = BuildReport()
    var reading = SourceReading(paths: paths, held: HeldArticles())
    let articles = reading.read(into: &report) { _ in }
    let tables = tables
    let pool = WorkPool(threads: threads) { tables.makePreparer() }
    for quotations in pool.map(articles, { preparer, article in preparer.extract(article) }) {
      report.quotationsAdded += quotations.count
      body(quotations)
    }
    return report
  }
}
