import Segments

/// The first documents in the order of a page, of all that are offered.
struct PlanTop {
  struct Entry {
    let score: Int
    /// The date as a number, 0 for none.
    let day: Int64
    let file: Int
    let document: UInt32
  }

  private let limit: Int
  private let order: SearchOptions.Order
  private var kept: [Entry] = []
  /// As good as the last that is sure to be wanted; nil until there are enough.
  private var last: Entry?

  init(limit: Int, order: SearchOptions.Order) {
    self.limit = limit
    self.order = order
  }

  /// Ties fall to the newer, then to the order of the index, so that a page never depends on chance.
  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if order == .relevance, left.score != right.score { return left.score > right.score }
    return (-left.day, left.file, left.document) < (-right.day, right.file, right.document)
  }

  /// O(log limit) on average.
  mutating func offer(_ entry: Entry) {
    if let last, !precedes(entry, last) { return }
    kept.append(entry)
    if kept.count >= limit * 2 + 256 { cut() }
  }

  private mutating func cut() {
    kept.sort(by: precedes)
    if kept.count > limit { kept.removeLast(kept.count - limit) }
    if kept.count == limit { last = kept.last }
  }

  /// The best, in order.
  mutating func finish() -> [Entry] {
    cut()
    return kept
  }
}
