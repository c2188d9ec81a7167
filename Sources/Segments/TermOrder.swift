import Synchronization

/// The terms of several tables in the order of their bytes, each once.
struct TermOrder: Sendable {
  /// By part and term, its rank.
  private(set) var ranks: [[UInt32]]
  /// By rank, a part that has the term, and its number there.
  private(set) var terms: [(part: Int32, term: Int32)] = []

  /// O(terms × log terms + terms × parts); each table is sorted on a thread of its own.
  init(_ parts: [CollectionPart], on run: CollectionBuilder.Threads) {
    let made = Mutex([[Int]](repeating: [], count: parts.count))
    run(parts.count) { index in
      let sorted = parts[index].builder.table.sorted()
      made.withLock { $0[index] = sorted }
    }
    let sorted = made.withLock { $0 }
    ranks = sorted.map { [UInt32](repeating: 0, count: $0.count) }
    terms.reserveCapacity(sorted.map(\.count).max() ?? 0)
    guard parts.count > 1 else {
      for (rank, term) in (sorted.first ?? []).enumerated() {
        ranks[0][term] = UInt32(rank)
        terms.append((0, Int32(term)))
      }
      return
    }
    merge(parts, sorted)
  }

  private mutating func merge(_ parts: [CollectionPart], _ sorted: [[Int]]) {
    var next = [Int](repeating: 0, count: parts.count)
    func bytes(_ part: Int) -> ArraySlice<UInt8> { parts[part].builder.table.bytes(sorted[part][next[part]]) }
    // The first bytes of each part's next term as a number, which mostly decides.
    func key(_ part: Int) -> UInt64 {
      next[part] < sorted[part].count ? bytes(part).withUnsafeBytes { TermKey.prefix($0) } : .max
    }
    var keys = parts.indices.map(key)
    while true {
      var least: Int?
      for part in parts.indices where next[part] < sorted[part].count {
        guard let best = least else {
          least = part
          continue
        }
        let isLess = keys[part] == keys[best] ? TermKey.order(bytes(part), bytes(best)) < 0 : keys[part] < keys[best]
        if isLess { least = part }
      }
      guard let least else { return }
      let (leastKey, leastBytes) = (keys[least], bytes(least))
      terms.append((Int32(least), Int32(sorted[least][next[least]])))
      for part in least..<parts.count where next[part] < sorted[part].count {
        guard part == least || keys[part] == leastKey && TermKey.order(bytes(part), leastBytes) == 0 else { continue }
        ranks[part][sorted[part][next[part]]] = UInt32(terms.count - 1)
        next[part] += 1
        keys[part] = key(part)
      }
    }
  }
}
