/// The terms of several tables in the order of their bytes, each once.
struct TermOrder {
  /// By part and term, its rank.
  private(set) var ranks: [[UInt32]]
  /// By rank, a part that has the term, and its number there.
  private(set) var terms: [(part: Int32, term: Int32)] = []

  /// O(terms × log terms + terms × parts).
  init(_ parts: [CollectionPart]) {
    let sorted = parts.map { $0.builder.table.sorted() }
    ranks = sorted.map { [UInt32](repeating: 0, count: $0.count) }
    terms.reserveCapacity(sorted.map(\.count).max() ?? 0)
    guard parts.count > 1 else {
      for (rank, term) in (sorted.first ?? []).enumerated() {
        ranks[0][term] = UInt32(rank)
        terms.append((0, Int32(term)))
      }
      return
    }
    var next = [Int](repeating: 0, count: parts.count)
    while true {
      var least: ArraySlice<UInt8>?
      for part in parts.indices where next[part] < sorted[part].count {
        let bytes = parts[part].builder.table.bytes(sorted[part][next[part]])
        if least.map({ bytes.lexicographicallyPrecedes($0) }) ?? true { least = bytes }
      }
      guard let least else { return }
      var isFirst = true
      for part in parts.indices where next[part] < sorted[part].count {
        let term = sorted[part][next[part]]
        guard parts[part].builder.table.bytes(term).elementsEqual(least) else { continue }
        if isFirst { terms.append((Int32(part), Int32(term))) }
        isFirst = false
        ranks[part][term] = UInt32(terms.count - 1)
        next[part] += 1
      }
    }
  }
}
