import Synchronization

/// A builder's table on its way to the thread that sorts it.
final class TableToSort: Sendable {
  private let table: Mutex<TermTable?>

  init(_ table: consuming TermTable) { self.table = Mutex(consume table) }

  /// The terms in order; the table is gone then. To be called once.
  func sort() -> SortedTerms {
    guard let table = table.withLock({ $0.take() }) else { preconditionFailure("a table is sorted once") }
    return SortedTerms(table)
  }
}
