import Analysis
import Names
import Segments

/// Answers questions from one moment of an index: whatever a writer does meanwhile, the answers stay those of that moment.
///
/// One a thread; open as many as there are threads.
public final class Searcher {
  let articles: [IndexSnapshot.File]
  let quotations: [IndexSnapshot.File]
  let names: NameCollection
  let snapshot: IndexSnapshot
  let language: QueryLanguage

  /// Opens the index of a home. No file is read beyond its ends until a question needs it.
  ///
  /// - Throws: `noIndex`, `damagedOrLocked`, `badData`.
  public init(home: IndexHome) throws(IndexError) {
    let opened = try bridging { () throws(SegmentError) in try home.segments.openIfPresent() }
    guard let opened else { throw .noIndex(path: home.path) }
    snapshot = opened
    articles = snapshot.files.filter { $0.collection == CollectionName.articles.rawValue }
    quotations = snapshot.files.filter { $0.collection == CollectionName.quotations.rawValue }
    names = NameCollection(
      files: snapshot.files.filter { $0.collection == CollectionName.names.rawValue }, quotations: quotations)
    let (names, articles) = (names, articles)
    let held = try Self.languages(of: articles)
    language = try bridging { () throws(AnalysisError) in
      try QueryLanguage(
        packs: try LanguagePacks(path: home.locales), catalogue: names, articles: articles, held: held)
    }
    try language.obey(try Self.identities(of: home, language: language, names: names))
  }

  private static func languages(of files: [IndexSnapshot.File]) throws(IndexError) -> Set<LanguageTag> {
    try bridging { () throws(SegmentError) in
      var tags: Set<LanguageTag> = []
      for file in files {
        guard let column = try file.reader.column(named: "language") else { continue }
        for ordinal in 0..<column.distinctCount {
          tags.insert(LanguageTag(String(decoding: try column.string(ordinal), as: UTF8.self)))
        }
      }
      return tags
    }
  }

  /// The quotations and articles that a question finds.
  public func search(_ query: Query, options: SearchOptions = SearchOptions()) throws(IndexError) -> SearchResults {
    var planner = QueryPlanner(language: language)
    let plan = try planner.plan(query.root)
    let highlighter = Highlighter(language: language, leaves: planner.leaves)
    let quotations = try find(plan, planner.leaves, .quotations, options)
    // A kind is a kind of quotation: no article has one.
    let articles =
      options.filters.kind == nil ? try find(plan, planner.leaves, .articles, options) : (found: [], count: 0)
    var hits: [Hit] = []
    for found in quotations.found {
      let quotation = try quotation(found)
      let matches = try highlighter.matches(
        in: quotation.text, base: quotation.byteRange.lowerBound, mentions: quotation.mentions)
      hits.append(.quotation(quotation, score: found.score, matches: matches))
    }
    for found in articles.found {
      let article = try article(found)
      let matches = try highlighter.matches(in: article.text, base: 0, mentions: article.mentions)
      hits.append(
        .article(
          article, score: found.score, passage: Passage.choose(in: article.text, matches: matches), matches: matches))
    }
    return SearchResults(hits: hits, quotationCount: quotations.count, articleCount: articles.count)
  }

  /// The quotations of a speaker, typed in any script or form, about something, or all; newest first unless ordered by
  /// relevance to `about`.
  public func quotations(
    by speaker: String?, about: Query?, options: SearchOptions
  ) throws(IndexError) -> (hits: [Hit], count: Int) {
    var planner = QueryPlanner(language: language)
    var parts: [QueryPlan] = []
    if let speaker { parts.append(try planner.plan(.speaker(speaker))) }
    if let about { parts.append(try planner.plan(about.root)) }
    let (found, count) = try find(.all(parts), planner.leaves, .quotations, options)
    let highlighter = Highlighter(language: language, leaves: planner.leaves)
    var hits: [Hit] = []
    for document in found {
      let quotation = try quotation(document)
      let matches = try highlighter.matches(
        in: quotation.text, base: quotation.byteRange.lowerBound, mentions: quotation.mentions)
      hits.append(.quotation(quotation, score: document.score, matches: matches))
    }
    return (hits, count)
  }

  // MARK: Running

  func files(_ collection: CollectionName) -> [IndexSnapshot.File] {
    switch collection {
    case .articles: articles
    case .quotations: quotations
    case .names: names.files
    }
  }

  /// The page of a collection's documents that options ask for, and how many match in all.
  func find(
    _ plan: QueryPlan, _ leaves: [Widening], _ collection: CollectionName, _ options: SearchOptions
  ) throws(IndexError) -> (found: [ScoredDocument], count: Int) {
    try PlanSearch(
      files: files(collection), collection: collection, leaves: leaves, names: language.names,
      mistaken: language.lines?.mistaken
    ).page(plan, options)
  }

  func quotation(_ found: ScoredDocument) throws(IndexError) -> FoundQuotation {
    let reader = quotations[found.file].reader
    let record = try bridging { () throws(SegmentError) in try reader.stored(found.document) }
    return try obeying(try FoundQuotation(record: record, path: reader.path))
  }

  func article(_ found: ScoredDocument) throws(IndexError) -> FoundArticle {
    let reader = articles[found.file].reader
    let record = try bridging { () throws(SegmentError) in try reader.stored(found.document) }
    return try FoundArticle(record: record, path: reader.path)
  }

  // MARK: Single articles

  /// The article with this identifier, or with the only one that begins so.
  ///
  /// - Throws: `unknownIdentifier`, `ambiguousIdentifier`.
  public func article(_ identifier: String) throws(IndexError) -> FoundArticle {
    let wanted = identifier.lowercased()
    guard !wanted.isEmpty, wanted.allSatisfy(\.isHexDigit) else { throw .unknownIdentifier(identifier) }
    var found: [ScoredDocument] = []
    for (index, file) in articles.enumerated() {
      let documents = try bridging { () throws(SegmentError) in try Self.documents(TermKind.article.term(wanted), file)
      }
      found += documents.map { ScoredDocument(file: index, document: $0, score: 0) }
    }
    guard found.count <= 1 else { throw .ambiguousIdentifier(identifier, count: found.count) }
    guard let only = found.first else { throw .unknownIdentifier(identifier) }
    return try article(only)
  }

  static func documents(_ prefix: [UInt8], _ file: IndexSnapshot.File) throws(SegmentError) -> [DocumentID] {
    var documents: [DocumentID] = []
    var walk = try file.reader.terms(withPrefix: prefix)
    while try walk.next() {
      let cursor = try file.reader.postings(walk.info)
      while try cursor.next() != .end {
        if file.deletions?.contains(cursor.document) != true { documents.append(cursor.document) }
      }
    }
    return documents
  }

  /// The quotations of an article, in the order of its text.
  public func quotations(of article: FoundArticle) throws(IndexError) -> [FoundQuotation] {
    var found: [FoundQuotation] = []
    for (index, file) in quotations.enumerated() {
      let documents = try bridging { () throws(SegmentError) in
        try Self.documents(TermKind.article.term(article.id), file)
      }
      for document in documents {
        found.append(try quotation(ScoredDocument(file: index, document: document, score: 0)))
      }
    }
    return found.sorted {
      ($0.byteRange.lowerBound, $0.byteRange.upperBound) < ($1.byteRange.lowerBound, $1.byteRange.upperBound)
    }
  }
}
