import Segments

/// A document of a collection, ready to be added to a builder. Its terms are the numbers that its preparer's `WordTerms`
/// gave them.
struct PreparedDocument: Sendable {
  /// Terms that stand together in `terms`, up to `end`.
  struct Run: Sendable {
    /// Of the first term; the others count up from it. Nil for terms without positions.
    let position: UInt32?
    let end: Int
  }

  var length: UInt32
  var columns: [ColumnValue]
  var stored: [UInt8]
  private(set) var terms: [UInt32] = []
  private(set) var runs: [Run] = []

  init(length: UInt32, columns: [ColumnValue], stored: [UInt8]) {
    self.length = length
    self.columns = columns
    self.stored = stored
  }

  /// Adds the terms that were gathered for it.
  mutating func add(_ gathered: borrowing GatheredTerms) {
    terms.reserveCapacity(gathered.words.count + gathered.placed.count + gathered.unplaced.count)
    terms.append(contentsOf: gathered.words.numbers)
    runs.append(contentsOf: gathered.wordRuns)
    for (term, position) in gathered.placed {
      terms.append(term)
      runs.append(Run(position: position, end: terms.count))
    }
    terms.append(contentsOf: gathered.unplaced.numbers)
    runs.append(Run(position: nil, end: terms.count))
  }
}

/// An article with its quotations, ready for the index.
struct PreparedArticle: Sendable {
  let key: ArticleKey
  let textLength: Int
  let document: PreparedDocument
  let quotations: [PreparedDocument]
}
