/// The postings of one term from several segments, on their way into one.
struct PostingsMerge {
  /// One segment's part: its cursor, and the new numbers of its documents, which ascend.
  private struct Part {
    let reader: SegmentReader
    let cursor: PostingsCursor
    let numbers: [UInt32]
  }

  private var parts: [Part] = []
  private var hasPositions = false
  private var documents = 0
  private var occurrences = 0
  /// By part the new number of its next document, `UInt32.max` after the last.
  private var heads: [UInt32] = []

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

  /// Replaces `postings` by those of all segments together, and begins anew for another term. O(postings × segments that have the term).
  mutating func write(into postings: inout TermPostings) throws(SegmentError) {
    postings.removeAll()
    postings.hasPositions = hasPositions
    postings.reserve(documents: documents, positions: hasPositions ? occurrences : 0)
    defer {
      parts.removeAll(keepingCapacity: true)
      (documents, occurrences) = (0, 0)
    }
    heads.removeAll(keepingCapacity: true)
    for part in parts { heads.append(try Self.next(part.cursor, part.numbers)) }
    while true {
      var least = 0
      for index in heads.indices where heads[index] < heads[least] { least = index }
      guard least < heads.count, heads[least] < .max else { return }
      var others = UInt32.max
      for index in heads.indices where index != least { others = min(others, heads[index]) }
      // A part goes on alone until another has its turn.
      let part = parts[least]
      var number = heads[least]
      repeat {
        postings.begin(document: number)
        try append(part, into: &postings)
        number = try Self.next(part.cursor, part.numbers)
      } while number < others
      heads[least] = number
    }
  }

  /// The occurrences in the current document of a part.
  private func append(_ part: Part, into postings: inout TermPostings) throws(SegmentError) {
    let frequency = try part.cursor.frequency()
    guard frequency > 0 else {
      throw part.reader.file.damaged("postings", expected: "a term once in each document, or more", found: "0")
    }
    guard hasPositions else { return postings.setFrequency(frequency) }
    // Crafted blocks may share positions, and then there are more of them than room was made for.
    guard Int(frequency) <= occurrences - postings.positionCount else {
      throw part.reader.file.damaged("positions", expected: "\(occurrences) in all", found: "more")
    }
    let positions = try part.cursor.positions(at: part.cursor.index)
    for place in 0..<Int(frequency) {
      guard postings.add(position: positions[place]) else {
        throw part.reader.file.damaged("positions", expected: "ascending ones", found: "\(positions[place])")
      }
    }
  }

  /// Moves to the next document that is kept, and gives its new number; `UInt32.max` when there is none.
  private static func next(_ cursor: PostingsCursor, _ numbers: [UInt32]) throws(SegmentError) -> UInt32 {
    while try cursor.next() != .end {
      let number = numbers[Int(cursor.document.rawValue)]
      if number != .max { return number }
    }
    return .max
  }
}
