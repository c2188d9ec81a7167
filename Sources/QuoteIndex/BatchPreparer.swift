import Articles

/// Prepares batches of articles on one thread, and starts anew when it remembers too many words.
final class BatchPreparer {
  private let number: Int
  private let tables: PreparerTables
  private let memoryLimit: Int
  /// Made for the first batch: a thread without work reads no tables.
  private var preparer: ArticlePreparer?
  /// Terms that batches have carried.
  private var termsGiven = 0

  init(number: Int, tables: PreparerTables, memoryLimit: Int) {
    self.number = number
    self.tables = tables
    self.memoryLimit = memoryLimit
  }

  /// Gives the memory back; a batch after that needs a new preparer.
  func forget() {
    preparer = nil
    termsGiven = 0
  }

  /// Linear in the articles' length.
  ///
  /// - Throws: what `PreparerTables.makePreparer()` does.
  func prepare(_ articles: [Article]) throws(IndexError) -> PreparedBatch {
    if let preparer, preparer.terms.memoryUse > memoryLimit { forget() }
    let preparer = if let known = preparer { known } else { try tables.makePreparer() }
    self.preparer = preparer
    let first = termsGiven
    let prepared = articles.map { preparer.prepare($0) }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    termsGiven = preparer.terms.append(from: first, to: &bytes, ends: &ends)
    return PreparedBatch(
      worker: number, startsAnew: first == 0, termBytes: bytes, termEnds: ends, articles: prepared)
  }
}
