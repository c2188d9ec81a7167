import Segments

/// A document of a collection, ready to be added to a builder.
struct PreparedDocument: Sendable {
  var length: UInt32
  var columns: [ColumnValue]
  var stored: [UInt8]
  /// Positions ascend; none for a term without them.
  var terms: [[UInt8]: [UInt32]] = [:]

  mutating func add(_ term: [UInt8], at position: UInt32) { terms[term, default: []].append(position) }

  mutating func add(_ term: [UInt8]) { terms[term, default: []] = terms[term] ?? [] }

  /// Adds it as the builder's next document; its terms in the order of their bytes, so that equal documents give equal
  /// bytes.
  func add(to builder: inout CollectionBuilder) throws(SegmentError) {
    try builder.addDocument(length: length, columns: columns, stored: stored)
    for (term, positions) in terms.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      try builder.add(term: term, positions: positions)
    }
  }
}

/// An article with its quotations, ready for the index.
struct PreparedArticle: Sendable {
  let article: FoundArticle
  let document: PreparedDocument
  let quotations: [PreparedDocument]
}
