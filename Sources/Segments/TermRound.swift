/// The postings of some terms that follow one another, sorted and encoded: what one thread makes at a time.
struct TermRound: Sendable {
  /// Documents and positions of term after term.
  private(set) var bytes: [UInt8] = []
  private(set) var terms: [EncodedTerm] = []

  /// The ranks that make rounds of about a tenth of all occurrences each, or less, as many for each thread: so many that they
  /// need little memory besides the occurrences themselves.
  static func ranges(_ counts: [UInt32], threads: Int) -> [Range<Int>] {
    let total = counts.reduce(0) { $0 + Int($1) }
    let rounds = (10 + threads - 1) / threads * threads
    var ranges: [Range<Int>] = []
    var (first, before, round) = (0, 0, 1)
    for (rank, count) in counts.enumerated() {
      let (wanted, after) = (total * round / rounds, before + Int(count))
      if count > 0, after >= wanted {
        // Before the term or behind it, whichever is nearer.
        let end = first < rank && wanted - before < after - wanted ? rank : rank + 1
        ranges.append(first..<end)
        first = end
        while round < rounds, total * round / rounds <= after { round += 1 }
      }
      before = after
    }
    if first < counts.count { ranges.append(first..<counts.count) }
    return ranges
  }

  /// Sorts by counting. O(all occurrences of all parts), most of which are passed over.
  ///
  /// - Parameters:
  ///   - ranks: of the terms.
  ///   - counts: by rank, how many occurrences there are.
  ///   - lengths: of all documents.
  init(
    _ ranks: Range<Int>, counts: [UInt32], of parts: SealedParts, lengths: [LengthCode]
  ) throws(SegmentError) {
    var ends: [UInt32] = []
    ends.reserveCapacity(ranks.count)
    var total: UInt32 = 0
    for rank in ranks {
      ends.append(total)
      total += counts[rank]
    }
    let sorted = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, Int(total)))
    defer { sorted.deallocate() }
    ends.withUnsafeMutableBufferPointer { ends in parts.collect(ranks, ends: ends, into: sorted) }
    var postings = TermPostings()
    var encoder = PostingsEncoder()
    var start = 0
    for rank in ranks {
      let end = Int(ends[rank - ranks.lowerBound])
      if end == start { continue }
      try Self.gather(UnsafeBufferPointer(start: sorted + start, count: end - start), into: &postings)
      start = end
      encoder.encode(postings, lengths: lengths)
      terms.append(EncodedTerm(rank: UInt32(rank), postings, encoder))
      bytes += encoder.documents.bytes
      bytes += encoder.positions.bytes
    }
  }

  private static func gather(
    _ occurrences: UnsafeBufferPointer<UInt64>, into postings: inout TermPostings
  ) throws(SegmentError) {
    let none = OccurrenceLog.noPosition
    postings.removeAll()
    postings.reserve(documents: occurrences.count, positions: occurrences.count)
    postings.hasPositions = UInt32(truncatingIfNeeded: occurrences[0]) != none
    var document = UInt64.max
    for occurrence in occurrences {
      if occurrence >> 32 != document {
        document = occurrence >> 32
        postings.begin(document: UInt32(truncatingIfNeeded: document))
      }
      let position = UInt32(truncatingIfNeeded: occurrence)
      guard (position != none) == postings.hasPositions else {
        throw .unacceptable(
          place: "a term", expected: "positions in all of its documents or in none", found: "some of both")
      }
      if !postings.hasPositions {
        postings.setFrequency(1)
      } else if !postings.add(position: position) {
        throw .unacceptable(place: "a position", expected: "one after the one before", found: "\(position)")
      }
    }
  }
}
