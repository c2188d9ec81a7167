import Segments

/// What one leaf of a question adds to the scores of a collection's documents.
struct LeafScores {
  private let search: PlanSearch
  private let matches: [PlanMatches]
  private let weights: [Float]

  /// Live documents that the leaf matches.
  let count: Int

  init(
    _ leaf: Int, _ leaves: [Widening], _ collection: CollectionName, _ searcher: Searcher
  ) throws(IndexError) {
    let search = try PlanSearch(
      files: searcher.files(collection), collection: collection, leaves: leaves, names: searcher.language.names)
    var matches: [PlanMatches] = []
    for file in search.files.indices {
      matches.append(
        try PlanMatches(.leaf(leaf), search, file: file, filters: Filters(), countsFrequencies: true))
    }
    self.search = search
    self.matches = matches
    count = matches.reduce(0) { $0 + $1.result.count }
    let weight = search.weight(documents: matches.reduce(0) { $0 + $1.documentCount(ofLeaf: leaf) })
    weights = leaves.indices.map { $0 == leaf ? weight : 0 }
  }

  /// As `PlanSearch` adds it up; none for a document that the leaf does not match.
  func score(_ file: Int, _ document: DocumentID) -> Double {
    guard matches[file].result.contains(document.rawValue) else { return 0 }
    let factor = search.norms.factor(search.search.files[file].codes[Int(document.rawValue)])
    return Double(matches[file].score(document.rawValue, factor, weights)) / Double(LengthNorms.unit)
  }
}
