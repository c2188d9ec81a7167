import Segments

@testable import QuoteIndex

/// Finds words that follow one another.
struct PhraseMatcher {
  let words: [String]

  /// How often the phrase stands in each document that has it. As long as the postings of its words together.
  func frequencies(in reader: SegmentReader) throws(SegmentError) -> [(document: UInt32, count: UInt32)] {
    var cursors: [PostingsCursor] = []
    for word in words {
      guard let info = try reader.find(TermKind.word.term(word)) else { return [] }
      cursors.append(try reader.postings(info))
    }
    var result: [(document: UInt32, count: UInt32)] = []
    guard let first = cursors.first else { return [] }
    var document = try first.next()
    while document != .end {
      var agreed = true
      for cursor in cursors.dropFirst() {
        let place =
          cursor.document != .end && cursor.document >= document ? cursor.document : try cursor.advance(to: document)
        if place != document {
          agreed = false
          document = place == .end ? .end : try first.advance(to: place)
          break
        }
      }
      if !agreed { continue }
      let count = try occurrences(cursors)
      if count > 0 { result.append((document.rawValue, count)) }
      document = try first.next()
    }
    return result
  }

  private func occurrences(_ cursors: [PostingsCursor]) throws(SegmentError) -> UInt32 {
    var starts: [UInt32] = []
    try cursors[0].positions(into: &starts)
    var found = starts
    var next: [UInt32] = []
    for (offset, cursor) in cursors.enumerated().dropFirst() {
      try cursor.positions(into: &next)
      // Both ascend.
      var place = 0
      found = found.filter { start in
        let wanted = start + UInt32(offset)
        while place < next.count, next[place] < wanted { place += 1 }
        return place < next.count && next[place] == wanted
      }
    }
    return UInt32(found.count)
  }
}
