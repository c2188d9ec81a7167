import Segments

/// The terms that one preparer numbered, and what the builders call them.
struct NumberedTerms {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// By number and builder; asked of a builder when it first has a term.
  private var terms: [[TermID?]]

  init(builders: Int) { terms = Array(repeating: [], count: builders) }

  mutating func add(_ batch: PreparedBatch) {
    if batch.startsAnew { self = NumberedTerms(builders: terms.count) }
    let start = bytes.count
    bytes += batch.termBytes
    ends += batch.termEnds.map { start + $0 }
    for builder in terms.indices {
      terms[builder].append(contentsOf: repeatElement(nil, count: ends.count - terms[builder].count))
    }
  }

  /// The builders are new ones.
  mutating func forgetBuilders() {
    for builder in terms.indices { terms[builder] = Array(repeating: nil, count: ends.count) }
  }

  var memoryUse: Int { bytes.count + ends.count * (8 + 8 * terms.count) }

  /// Adds the terms of a document to its builder, the one of this number.
  mutating func add(
    _ document: PreparedDocument, to builder: inout CollectionBuilder, number: Int
  ) throws(SegmentError) {
    try builder.addDocument(length: document.length, columns: document.columns, stored: document.stored)
    var run: [TermID] = []
    run.reserveCapacity(document.terms.count)
    for term in document.terms {
      if let known = terms[number][Int(term)] {
        run.append(known)
      } else {
        let start = term == 0 ? 0 : ends[Int(term) - 1]
        let made = try builder.term(bytes.span.extracting(start..<ends[Int(term)]))
        terms[number][Int(term)] = made
        run.append(made)
      }
    }
    var start = 0
    for part in document.runs {
      try builder.add(run: run.span.extracting(start..<part.end), from: part.position)
      start = part.end
    }
  }
}
