import Articles
import Synchronization

/// Files in, quotations out: no index is needed.
public struct QuotationReader: Sendable {
  private let tables: PreparerTables
  private let threads: Int
  private static let articlesAtOnce = 512

  /// - Throws: `badData` with file and line.
  public init(home: IndexHome, threads: Int) throws(IndexError) {
    tables = try PreparerTables(home: home)
    self.threads = threads
  }

  /// Gives the quotations of the articles below the paths, file by file in their order, and the fate of every file.
  ///
  /// - Throws: `system` when a language pack can no longer be read.
  public func read(
    paths: [String], format: InputFormat? = nil, observer: BuildObserver = BuildObserver(),
    _ body: ([FoundQuotation]) -> Void
  ) throws(IndexError) -> BuildReport {
    var reading = SourceReading(paths: paths, format: format, held: HeldArticles(), observer)
    var articles: [[Article]] = []
    // Of articles that are superseded only the latest version is wanted, so all must have been read.
    while let more = try? reading.next(batches: 1, of: 1 << 20), !more.isEmpty { articles += more }
    var report = reading.report
    var kept: [Article] = []
    for (number, article) in articles.joined().enumerated() where !reading.superseded.contains(number) {
      kept.append(article)
    }
    let tables = tables
    let pool = try WorkPool(threads: min(threads, kept.count)) { _ throws(IndexError) in try tables.makePreparer() }
    // Given as they are found: those of all articles together would need as much room as the articles.
    for start in stride(from: 0, to: kept.count, by: Self.articlesAtOnce) {
      let some = Array(kept[start..<min(kept.count, start + Self.articlesAtOnce)])
      for quotations in pool.map(some, { preparer, article in preparer.extract(article) }) {
        report.quotationsAdded += quotations.count
        body(quotations)
      }
    }
    return report
  }
}
