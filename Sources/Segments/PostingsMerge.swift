/// The postings of one term from several segments, on their way into one.
struct PostingsMerge {
  /// One segment's part: its cursor, and the new numbers of its documents, which ascend.
  private struct Part {
    let reader: SegmentReader
    let cursor: PostingsCursor
    let numbers: [UInt32]
    /// The new number of the cursor's document.
    var number: UInt32 = 0
  }

  private var parts: [Part] = []
  private var hasPositions = false
  private var documents = 0
  private var occurrences = 0

  /// Adds a segment's postings of the term.
  ///
  /// - Parameter numbers: the new number of each document, `UInt32.max` for one that is left out.
  mutating func add(_ reader: SegmentReader, _ info: TermInfo, numbers: [UInt32]) throws(SegmentError) {
    guard parts.isEmpty || hasPositions == info.hasPositions else {
      throw .unacceptable(
        place: reader.path, expected: "positions of a term in all segments or in none", found: "both")
    }
    hasPositions = info.hasPositions
    documents += Int(info.documentFrequency)
    occurrences += Int(info.occurrences)
    parts.append(Part(reader: reader, cursor: try reader.postings(info), numbers: numbers))
  }

  /// Replaces `postings` by those of all segments together. O(postings × segments that have the term).
  mutating func write(into postings: inout TermPostings) throws(SegmentError) {
    postings.removeAll()
    postings.hasPositions = hasPositions
    postings.reserve(documents: documents, positions: hasPositions ? occurrences : 0)
    for index in parts.indices.reversed() where try !advance(index) { parts.remove(at: index) }
    var positions: [UInt32] = []
    while !parts.isEmpty {
      var least = 0
      for index in parts.indices.dropFirst() where parts[index].number < parts[least].number { least = index }
      postings.begin(document: parts[least].number)
      let frequency = try parts[least].cursor.frequency()
      guard frequency > 0 else {
        throw parts[least].reader.file.damaged(
          "postings", expected: "a term once in each document, or more", found: "0")
      }
      if hasPositions {
        try parts[least].cursor.positions(into: &positions)
        for position in positions {
          guard postings.add(position: position) else {
            throw parts[least].reader.file.damaged("positions", expected: "ascending ones", found: "\(position)")
          }
        }
      } else {
        postings.setFrequency(frequency)
      }
      if try !advance(least) { parts.remove(at: least) }
    }
  }

  /// Moves to the next document that is kept; false when there is none.
  private mutating func advance(_ index: Int) throws(SegmentError) -> Bool {
    while try parts[index].cursor.next() != .end {
      let number = parts[index].numbers[Int(parts[index].cursor.document.rawValue)]
      if number == .max { continue }
      parts[index].number = number
      return true
    }
    return false
  }
}
