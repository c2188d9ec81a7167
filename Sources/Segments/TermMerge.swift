/// The terms of several parts between two terms, in the order of their bytes, each once.
struct TermMerge: Sendable {
  /// A part that has a term, and the term's place there.
  struct Place: Sendable {
    let part: Int32
    let place: Int32
  }

  /// A part's next term.
  private struct Head {
    var place: Int
    let end: Int
    /// The first bytes of the term as a number, which mostly decides.
    var key: UInt64 = 0
    /// The part before it that has the same term.
    var first = -1
  }

  private(set) var terms: [Place] = []
  /// By part and its place from the range's first on: the term's number among `terms`.
  private(set) var ranks: [[UInt32]]

  /// O(terms × parts).
  init(_ parts: [SortedTerms], _ ranges: [Range<Int>]) {
    ranks = ranges.map { [UInt32](repeating: 0, count: $0.count) }
    terms.reserveCapacity(ranges.reduce(0) { max($0, $1.count) } * 3 / 2)
    var heads = zip(parts, ranges).map { part, range in
      Head(place: range.lowerBound, end: range.upperBound, key: range.isEmpty ? 0 : part.key(range.lowerBound))
    }
    while true {
      var least = -1
      for part in heads.indices where heads[part].place < heads[part].end {
        heads[part].first = part
        if least >= 0 {
          let order = Self.order(heads[part], parts[part], heads[least], parts[least])
          if order > 0 { heads[part].first = -1 } else if order == 0 { heads[part].first = least }
          if order >= 0 { continue }
        }
        least = part
      }
      guard least >= 0 else { return }
      let rank = UInt32(terms.count)
      terms.append(Place(part: Int32(least), place: Int32(heads[least].place)))
      for part in least..<heads.count where heads[part].place < heads[part].end && heads[part].first == least {
        ranks[part][heads[part].place - ranges[part].lowerBound] = rank
        heads[part].place += 1
        if heads[part].place < heads[part].end { heads[part].key = parts[part].key(heads[part].place) }
      }
    }
  }

  @inline(__always)
  private static func order(
    _ head: Head, _ terms: SortedTerms, _ other: Head, _ otherTerms: SortedTerms
  ) -> Int {
    if head.key != other.key { return head.key < other.key ? -1 : 1 }
    return TermKey.order(terms.bytes(head.place), otherTerms.bytes(other.place))
  }
}
