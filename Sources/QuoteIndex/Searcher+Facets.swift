import Segments

/// How what is found is spread.
extension Searcher {
  /// The facets of the quotations of a speaker, about something, or of both, or of all.
  ///
  /// As long as the postings of the question's words, and of all quotations when there is no question.
  ///
  /// - Parameter language: in which to name entities: `en`, `ru`, `kk`.
  public func facets(
    by speaker: String? = nil, about query: Query? = nil, filters: Filters = Filters(), language: String
  ) throws(IndexError) -> Facets {
    var planner = QueryPlanner(language: self.language)
    var parts: [QueryPlan] = []
    if let speaker { parts.append(try planner.plan(.speaker(speaker))) }
    if let query { parts.append(try planner.plan(query.root)) }
    let search = try PlanSearch(
      files: quotations, collection: .quotations, leaves: planner.leaves, names: self.language.names)
    var documents: [[DocumentID]] = []
    for file in quotations.indices {
      let matches = try PlanMatches(.all(parts), search, file: file, filters: filters, countsFrequencies: false)
      var found: [DocumentID] = []
      matches.result.forEach { found.append(DocumentID($0)) }
      documents.append(found)
    }
    return Facets(
      quotations: documents.reduce(0) { $0 + $1.count },
      sources: Self.ordered(try values("source", documents)),
      languages: Self.ordered(try values("language", documents)),
      kinds: Self.ordered(try values("kind", documents)),
      speakers: try speakers(try values("speaker", documents), language: language).map {
        Facets.Count(name: $0.name, entity: $0.entity, quotations: $0.quotations)
      }, months: try months(documents))
  }

  private static func ordered(_ counts: [String: Int]) -> [Facets.Count] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      Facets.Count(name: $0.key, entity: nil, quotations: $0.value)
    }
  }

  /// How often each value of a string column stands in these documents, listed by file.
  private func values(_ name: String, _ documents: [[DocumentID]]) throws(IndexError) -> [String: Int] {
    var counts: [String: Int] = [:]
    for (index, file) in quotations.enumerated() {
      try bridging { () throws(SegmentError) in
        guard let column = try file.reader.column(named: name) else { return }
        var byOrdinal = [Int](repeating: 0, count: Int(column.distinctCount))
        for document in documents[index] {
          if let ordinal = try column.ordinal(at: document) { byOrdinal[Int(ordinal)] += 1 }
        }
        for (ordinal, count) in byOrdinal.enumerated() where count > 0 {
          counts[String(decoding: try column.string(UInt32(ordinal)), as: UTF8.self), default: 0] += count
        }
      }
    }
    return counts
  }

  private func months(_ documents: [[DocumentID]]) throws(IndexError) -> [Facets.Count] {
    var counts: [Int: Int] = [:]
    for (index, file) in quotations.enumerated() {
      try bridging { () throws(SegmentError) in
        guard let column = try file.reader.column(named: "date") else { return }
        for document in documents[index] {
          if let day = try column.number(at: document), day > 0 { counts[Int(day) / 100, default: 0] += 1 }
        }
      }
    }
    return counts.sorted { $0.key < $1.key }.map { month, count in
      let number = month % 100
      return Facets.Count(
        name: "\(month / 100)" + (number == 0 ? "" : number < 10 ? "-0\(number)" : "-\(number)"), entity: nil,
        quotations: count)
    }
  }
}
