import Segments

/// The terms that one preparer numbered, and what the builders call them.
struct NumberedTerms {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// By builder and number, `TermID.none` before the builder first has the term.
  private var terms: [[TermID]]

  /// The terms of the document that is being added.
  private var run: [TermID] = []

  init(builders: Int) { terms = Array(repeating: [], count: builders) }

  mutating func add(_ batch: PreparedBatch) {
    if batch.startsAnew { self = NumberedTerms(builders: terms.count) }
    let start = bytes.count
    bytes += batch.termBytes
    ends += batch.termEnds.map { start + $0 }
    for builder in terms.indices {
      terms[builder].append(contentsOf: repeatElement(TermID.none, count: ends.count - terms[builder].count))
    }
  }

  /// The builders are new ones.
  mutating func forgetBuilders() {
    for builder in terms.indices { terms[builder] = Array(repeating: TermID.none, count: ends.count) }
  }

  var memoryUse: Int { bytes.count + ends.count * (8 + 4 * terms.count) }

  /// Adds the terms of a document to its builder, the one of this number.
  mutating func add(
    _ document: PreparedDocument, to builder: inout CollectionBuilder, number: Int
  ) throws(SegmentError) {
    try builder.addDocument(length: document.length, columns: document.columns, stored: document.stored)
    run.removeAll(keepingCapacity: true)
    run.reserveCapacity(document.terms.count)
    // Out of the list of lists, which each access would go through.
    var known: [TermID] = []
    swap(&known, &terms[number])
    defer { swap(&known, &terms[number]) }
    for term in document.terms {
      let place = Int(term)
      if known[place] == TermID.none {
        let start = place == 0 ? 0 : ends[place - 1]
        known[place] = try builder.term(bytes.span.extracting(start..<ends[place]))
      }
      run.append(known[place])
    }
    var start = 0
    for part in document.runs {
      try builder.add(run: run.span.extracting(start..<part.end), from: part.position)
      start = part.end
    }
  }
}
