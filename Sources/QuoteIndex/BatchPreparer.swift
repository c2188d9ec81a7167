import Articles

/// Prepares batches of articles on one thread, and starts anew when it remembers too many words.
final class BatchPreparer {
  private let number: Int
  private let tables: PreparerTables
  private let memoryLimit: Int
  private var preparer: ArticlePreparer
  /// Terms that batches have carried.
  private var termsGiven = 0

  init(number: Int, tables: PreparerTables, memoryLimit: Int) {
    self.number = number
    self.tables = tables
    self.memoryLimit = memoryLimit
    preparer = tables.makePreparer()
  }

  /// Linear in the articles' length.
  func prepare(_ articles: [Article]) -> PreparedBatch {
    if termsGiven > 0, preparer.terms.memoryUse > memoryLimit {
      preparer = tables.makePreparer()
      termsGiven = 0
    }
    let first = termsGiven
    let prepared = articles.map { preparer.prepare($0) }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    termsGiven = preparer.terms.append(from: first, to: &bytes, ends: &ends)
    return PreparedBatch(
      worker: number, startsAnew: first == 0, termBytes: bytes, termEnds: ends, articles: prepared)
  }
}
