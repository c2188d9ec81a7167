import Names
import Segments

/// Why a question finds what it finds.
extension Searcher {
  /// Explains a question and some of its answers. Each part of the question is searched for by itself, so this takes
  /// longer than the search did.
  ///
  /// - Parameters:
  ///   - hits: answers to this question.
  ///   - language: in which to name entities: `en`, `ru`, `kk`.
  public func explain(_ query: Query, hits: [Hit], language: String) throws(IndexError) -> QueryExplanation {
    var planner = QueryPlanner(language: self.language)
    let plan = try planner.plan(query.root)
    let leaves = planner.leaves
    let excluded = Self.excluded(plan)
    var parts: [QueryExplanation.Part] = []
    let places = try hits.map { (hit) throws(IndexError) in try place(of: hit) }
    var scores = [[Double]](repeating: [], count: hits.count)
    for (index, leaf) in leaves.enumerated() {
      let inQuotations = try LeafScores(index, leaves, .quotations, self)
      let inArticles = try LeafScores(index, leaves, .articles, self)
      let isExcluded = excluded.contains(index)
      var forms: [QueryExplanation.Form] = []
      let highlighter = Highlighter(language: self.language, leaves: [leaf])
      for (number, hit) in hits.enumerated() {
        try Self.count(try matches(of: hit, highlighter), in: &forms)
        let place = isExcluded ? nil : places[number]
        if case .quotation = hit {
          scores[number].append(place.map { inQuotations.score($0.file, $0.document) } ?? 0)
        } else {
          scores[number].append(place.map { inArticles.score($0.file, $0.document) } ?? 0)
        }
      }
      parts.append(
        try part(
          leaf, isExcluded: isExcluded, forms: forms, quotations: inQuotations.count, articles: inArticles.count,
          language: language))
    }
    return QueryExplanation(parts: parts, scores: scores.map { QueryExplanation.Score(parts: $0) })
  }

  /// A document of a collection.
  private struct Place {
    let file: Int
    let document: DocumentID
  }

  private func part(
    _ leaf: Widening, isExcluded: Bool, forms: [QueryExplanation.Form], quotations: Int, articles: Int, language: String
  ) throws(IndexError) -> QueryExplanation.Part {
    var entities: [NamedEntity] = []
    for identifier in leaf.entities.sorted() {
      if let entity = try namedEntity(identifier, language: language) { entities.append(entity) }
    }
    var sounds: [String] = []
    for match in leaf.sounds where !sounds.contains(match.sounds.description) {
      sounds.append(match.sounds.description)
    }
    let typed = leaf.phrase.isEmpty ? leaf.words.sorted() : leaf.phrase
    return QueryExplanation.Part(
      words: typed.isEmpty ? [leaf.prefix ?? leaf.fuzzy?.word].compactMap { $0 } : typed, stems: leaf.stems.sorted(),
      entities: entities, sounds: sounds, isPhrase: !leaf.phrase.isEmpty, prefix: leaf.prefix,
      slips: leaf.fuzzy?.distance, isExcluded: isExcluded, quotations: quotations, articles: articles, forms: forms)
  }

  private func matches(of hit: Hit, _ highlighter: Highlighter) throws(IndexError) -> [Match] {
    switch hit {
    case .quotation(let quotation, _, _):
      try highlighter.matches(
        in: quotation.text, base: quotation.byteRange.lowerBound, mentions: quotation.mentions)
    case .article(let article, _, _, _): try highlighter.matches(in: article.text, base: 0, mentions: article.mentions)
    }
  }

  private static func count(_ matches: [Match], in forms: inout [QueryExplanation.Form]) throws(IndexError) {
    for match in matches {
      if let known = forms.firstIndex(where: { $0.text == match.form && $0.scheme == match.scheme }) {
        forms[known].count += 1
      } else {
        forms.append(.init(text: match.form, scheme: match.scheme, count: 1))
      }
    }
  }

  private func place(of hit: Hit) throws(IndexError) -> Place? {
    switch hit {
    case .article(let article, _, _, _):
      for (index, file) in articles.enumerated() {
        let documents = try bridging { () throws(SegmentError) in
          try Self.documents(TermKind.article.term(article.id), file)
        }
        if let document = documents.first { return Place(file: index, document: document) }
      }
    case .quotation(let quotation, _, _):
      for (index, file) in quotations.enumerated() {
        let documents = try bridging { () throws(SegmentError) in
          try Self.documents(TermKind.article.term(quotation.article), file)
        }
        for document in documents {
          let found = try self.quotation(ScoredDocument(file: index, document: document, score: 0))
          if found.id == quotation.id { return Place(file: index, document: document) }
        }
      }
    }
    return nil
  }

  /// The leaves under NOT.
  private static func excluded(_ plan: QueryPlan) -> Set<Int> {
    func leaves(_ plan: QueryPlan, _ isUnder: Bool) -> Set<Int> {
      switch plan {
      case .leaf(let index): isUnder ? [index] : []
      case .all(let plans), .any(let plans): plans.reduce(into: []) { $0.formUnion(leaves($1, isUnder)) }
      case .not(let inner): leaves(inner, true)
      case .filter: []
      }
    }
    return leaves(plan, false)
  }
}
