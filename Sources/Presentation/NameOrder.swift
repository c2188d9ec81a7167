import CICU

/// The order of names in a language (UTS #10), as a dictionary of that language has them.
///
/// One a thread.
package final class NameOrder {
  private let collator: OpaquePointer?

  package init(language: String) { collator = cicu_collator_open(language) }

  deinit { if let collator { cicu_collator_close(collator) } }

  /// Whether one name stands before another.
  package func isBefore(_ left: String, _ right: String) -> Bool { compare(left, right) < 0 }

  /// -1, 0 or 1.
  package func compare(_ left: String, _ right: String) -> Int {
    guard let collator else { return left < right ? -1 : left == right ? 0 : 1 }
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    return Int(cicu_collator_compare(collator, a, Int64(a.count), b, Int64(b.count)))
  }
}
