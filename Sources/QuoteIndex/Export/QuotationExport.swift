import Segments

/// All quotations that pass a filter, one after another, with what other tools want to know of them.
///
/// One quotation and one article are in memory at a time; with `by` or `about` also the numbers of what matches, sixteen
/// bytes each. One a thread.
public final class QuotationExport {
  private let searcher: Searcher
  private var last: FoundArticle?
  private var types: [String: String?] = [:]

  public init(searcher: Searcher) { self.searcher = searcher }

  /// Calls `body` with the quotations in the order of the index: by outlet, date and article as they were indexed, then by
  /// their place in the text.
  ///
  /// - Parameters:
  ///   - speaker: whose, in any script or form; nil for all.
  ///   - about: what they must match; nil for all.
  ///   - limit: the most; nil for no bound.
  /// - Returns: how many there were.
  public func forEach(
    by speaker: String? = nil, about: Query? = nil, filters: Filters = Filters(), offset: Int = 0, limit: Int? = nil,
    _ body: (FoundQuotation) throws(IndexError) -> Void
  ) throws(IndexError) -> Int {
    var skipped = 0
    var given = 0
    let files = searcher.quotations
    var tests: [ColumnTest] = []
    for file in files { tests.append(try ColumnTest(file.reader, filters: filters)) }
    func take(_ found: ScoredDocument) throws(IndexError) -> Bool {
      guard try tests[found.file].accepts(found.document) else { return true }
      if skipped < offset {
        skipped += 1
        return true
      }
      if let limit, given >= limit { return false }
      given += 1
      try body(try searcher.quotation(found))
      return true
    }
    if speaker != nil || about != nil {
      for found in try searcher.documents(by: speaker, about: about) {
        if try !take(found) { return given }
      }
      return given
    }
    for (index, file) in files.enumerated() {
      for number in 0..<file.reader.documentCount {
        let document = DocumentID(number)
        if file.deletions?.contains(document) == true { continue }
        if try !take(ScoredDocument(file: index, document: document, score: 0)) { return given }
      }
    }
    return given
  }

  /// The article of a quotation, and what stands around it. The last article is kept, so that the quotations of one cost
  /// one reading.
  public func context(of quotation: FoundQuotation) throws(IndexError) -> QuotationContext {
    if let last, last.id == quotation.article { return QuotationContext(of: quotation, in: last) }
    let article = try searcher.article(quotation.article)
    last = article
    return QuotationContext(of: quotation, in: article)
  }

  /// `person`, `organisation` or `place`; nil for an identifier that the index does not know.
  public func type(ofEntity identifier: String) throws(IndexError) -> String? {
    if let known = types[identifier] { return known }
    let type = try searcher.names.entity(identifier)?.type.rawValue
    types[identifier] = type
    return type
  }
}

extension Searcher {
  /// The quotations that match, in the order of the index.
  func documents(by speaker: String?, about: Query?) throws(IndexError) -> [ScoredDocument] {
    var planner = QueryPlanner(language: language)
    var parts: [QueryPlan] = []
    if let speaker { parts.append(try planner.plan(.speaker(speaker))) }
    if let about { parts.append(try planner.plan(about.root)) }
    let search = try PlanSearch(
      files: quotations, collection: .quotations, leaves: planner.leaves, names: language.names)
    var found: [ScoredDocument] = []
    for file in quotations.indices {
      let matches = try PlanMatches(
        .all(parts), search, file: file, filters: Filters(), countsFrequencies: false)
      matches.result.forEach {
        found.append(ScoredDocument(file: file, document: DocumentID($0), score: 0))
      }
    }
    return found
  }
}
