/// The terms of several tables in the order of their bytes, each once.
struct TermOrder: Sendable {
  private let parts: [SortedTerms]
  /// By rank, a part that has the term, and its place there; empty where there is one part, whose places are the ranks.
  private let terms: [TermMerge.Place]
  private let merges: [TermMerge]

  /// How many terms there are.
  let count: Int

  /// O(terms × parts). Each thread merges the terms between two of the greatest part's.
  init(_ parts: [SortedTerms], _ sharing: WorkSharing) {
    self.parts = parts
    guard parts.count > 1 else {
      (terms, merges, count) = ([], [], parts.first?.count ?? 0)
      return
    }
    let ranges = Self.ranges(parts, count: sharing.threads)
    let merges = sharing.map(ranges.count) { TermMerge(parts, ranges[$0]) }
    self.merges = merges
    terms = merges.flatMap(\.terms)
    count = terms.count
  }

  /// Places of all parts between which no term of a range is in another range too: a range, a part.
  private static func ranges(_ parts: [SortedTerms], count: Int) -> [[Range<Int>]] {
    guard let greatest = parts.max(by: { $0.count < $1.count }) else { return [] }
    var ranges: [[Range<Int>]] = []
    var starts = parts.map { _ in 0 }
    for number in 1...max(1, count) {
      let place = greatest.count * number / max(1, count)
      let ends = parts.map { place < greatest.count ? $0.place(of: greatest.bytes(place)) : $0.count }
      ranges.append(zip(starts, ends).map { $0..<$1 })
      starts = ends
    }
    return ranges
  }

  /// The bytes of a term, as long as this lives.
  @inline(__always)
  func bytes(_ rank: Int) -> UnsafeRawBufferPointer {
    if terms.isEmpty { return parts[0].bytes(rank) }
    return parts[Int(terms[rank].part)].bytes(Int(terms[rank].place))
  }

  /// By number of a part's terms, their ranks. O(terms).
  func ranks(ofPart part: Int) -> [UInt32] {
    let numbers = parts[part].numbers
    var ranks = [UInt32](repeating: 0, count: numbers.count)
    if merges.isEmpty {
      for (rank, number) in numbers.enumerated() { ranks[Int(number)] = UInt32(rank) }
      return ranks
    }
    var (place, before) = (0, 0)
    for merge in merges {
      for rank in merge.ranks[part] {
        ranks[Int(numbers[place])] = UInt32(before) + rank
        place += 1
      }
      before += merge.terms.count
    }
    return ranks
  }
}
