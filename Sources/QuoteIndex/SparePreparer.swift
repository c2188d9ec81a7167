import Synchronization

/// The preparer that was made to try the tables, for the first thread that asks: to make one reads many of them again.
final class SparePreparer: Sendable {
  private let spare: Mutex<ArticlePreparer?>

  init(_ preparer: sending ArticlePreparer) { spare = Mutex(preparer) }

  /// The preparer, once; then nil.
  func take() -> sending ArticlePreparer? {
    spare.withLock { spare in
      let taken = spare
      spare = nil
      return taken
    }
  }
}
