import Segments

/// The terms of a conjunction after its leader; the first two apart, as most questions have no more and an array is slow to
/// ask for every document.
struct Followers {
  let second: TermScorer?
  let third: TermScorer?
  let rest: ArraySlice<TermScorer>
  let hasMore: Bool

  init(_ scorers: ArraySlice<TermScorer>) {
    second = scorers.first
    third = scorers.dropFirst().first
    rest = scorers.dropFirst(2)
    hasMore = !rest.isEmpty
  }

  @inline(__always)
  func forEach(_ body: (TermScorer) throws(SegmentError) -> Void) throws(SegmentError) {
    if let second { try body(second) }
    if let third { try body(third) }
    if hasMore { for scorer in rest { try body(scorer) } }
  }
}
