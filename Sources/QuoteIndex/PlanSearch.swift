import Segments

/// Answers a plan from the files of one collection: what matches as sets of bits, counted at once, and scores only where they
/// are asked for. Scores are BM25's (`LengthNorms`), a word with all that it was widened to counted as one term.
struct PlanSearch {
  let files: [IndexSnapshot.File]
  let collection: CollectionName
  let leaves: [Widening]
  let names: NameTerms
  /// Which documents have an entity only under somebody else's name; nil when the user has no lines on who is who.
  let mistaken: MistakenMentions?
  let search: RankedSearch
  let norms: LengthNorms

  init(
    files: [IndexSnapshot.File], collection: CollectionName, leaves: [Widening], names: NameTerms,
    mistaken: MistakenMentions? = nil
  ) throws(IndexError) {
    self.files = files
    self.collection = collection
    self.leaves = leaves
    self.names = names
    self.mistaken = mistaken
    search = try bridging { () throws(SegmentError) in try RankedSearch(files.map { ($0.reader, $0.deletions) }) }
    let length = files.reduce(0) { $0 + Double($1.reader.totalLength) }
    let average = max(1, length / Double(max(1, search.documentCount)))
    // A scrap of a sentence is no better a quotation for being short.
    norms = LengthNorms(averageLength: average, leastLength: collection == .quotations ? average : 0)
  }

  /// The page that options ask for, and how many documents match in all.
  func page(_ plan: QueryPlan, _ options: SearchOptions) throws(IndexError) -> (found: [ScoredDocument], count: Int) {
    var matches: [PlanMatches] = []
    for file in files.indices {
      matches.append(
        try PlanMatches(plan, self, file: file, filters: options.filters, countsFrequencies: options.limit > 0))
    }
    let count = matches.reduce(0) { $0 + $1.result.count }
    let end = options.offset.addingReportingOverflow(options.limit)
    let limit = min(count, end.overflow ? .max : end.partialValue)
    guard options.limit > 0, options.offset < limit else { return ([], count) }
    let weights = leaves.indices.map { leaf in
      weight(documents: matches.reduce(0) { $0 + $1.documentCount(ofLeaf: leaf) })
    }
    var top = PlanTop(limit: limit, order: options.order)
    for (index, file) in files.enumerated() {
      let date = try bridging { () throws(SegmentError) in try file.reader.column(named: "date") }
      let dates = try bridging { () throws(SegmentError) in try date?.values() }
      let codes = search.files[index].codes
      try matches[index].result.forEach { (document) throws(IndexError) in
        var day: Int64 = 0
        if let dates {
          day = dates.number(at: document)
        } else if let date {
          day = try bridging { () throws(SegmentError) in try date.number(at: DocumentID(document)) ?? 0 }
        }
        let factor = norms.factor(codes[Int(document)])
        let score = matches[index].score(document, factor, weights)
        top.offer(PlanTop.Entry(score: score, day: day, file: index, document: document))
      }
    }
    let found = top.finish().dropFirst(options.offset).map {
      ScoredDocument(
        file: $0.file, document: DocumentID($0.document), score: Double($0.score) / Double(LengthNorms.unit))
    }
    return (found, count)
  }

  /// What a leaf weighs that so many documents match; never nothing.
  func weight(documents: Int) -> Float {
    max(0.01 * (LengthNorms.k1 + 1) * LengthNorms.unit, search.weight(documents: documents))
  }
}
