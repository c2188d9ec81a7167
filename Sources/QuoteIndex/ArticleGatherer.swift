import Segments

/// Puts prepared articles and their quotations into segment files: in memory while they have room there, else in runs on
/// disk that are joined at the end. The files' bytes depend on the articles alone, not on the room or the order in which
/// they come.
final class ArticleGatherer {
  /// Articles in order, in two files.
  private struct Run {
    let articles: String
    let quotations: String
    /// In the order of the files' documents.
    let entries: [ArticleEntry]
  }

  private let path: String
  private let memoryLimit: Int
  private let threads: Int
  /// The stored records of all articles by their serial numbers, and of all quotations in the order of their articles.
  private let articleRecords: RecordFile
  private let quotationRecords: RecordFile
  private var articles: CollectionBuilder
  private var quotations: CollectionBuilder
  private var entries: [ArticleEntry] = []
  private var runs: [Run] = []
  private var terms: [Int: NumberedTerms] = [:]
  private var labels = LabelRanks()
  private var articlesGiven: UInt32 = 0

  /// - Parameters:
  ///   - path: of the segment to write, without the names of its collections.
  ///   - memoryLimit: bytes that the builders may hold.
  ///   - threads: that may join files.
  init(path: String, memoryLimit: Int, threads: Int) {
    self.path = path
    self.memoryLimit = memoryLimit
    self.threads = threads
    articleRecords = RecordFile(path: path + ".articles.records")
    quotationRecords = RecordFile(path: path + ".quotations.records")
    articles = CollectionBuilder(arrangingLater: CollectionName.articles.schema, records: articleRecords)
    quotations = CollectionBuilder(arrangingLater: CollectionName.quotations.schema, records: quotationRecords)
  }

  /// Takes the articles of the next batch; they are numbered from 0 in the order in which they come.
  func add(_ batch: PreparedBatch) throws(SegmentError) {
    var numbered = terms.removeValue(forKey: batch.worker) ?? NumberedTerms(builders: 2)
    numbered.add(batch)
    for article in batch.articles {
      entries.append(
        ArticleEntry(
          outlet: labels.number(of: article.key.outlet), language: labels.number(of: article.key.language),
          date: Int32(article.key.date), serial: articlesGiven, id: article.key.id.hash,
          textLength: article.textLength, document: UInt32(articles.documentCount),
          firstQuotation: UInt32(quotations.documentCount), quotationCount: UInt32(article.quotations.count),
          firstQuotationRecord: UInt32(quotationRecords.count)))
      articlesGiven += 1
      try numbered.add(article.document, to: &articles, number: 0)
      for quotation in article.quotations { try numbered.add(quotation, to: &quotations, number: 1) }
    }
    terms[batch.worker] = numbered
    if memoryUse > memoryLimit { try spill() }
  }

  private var memoryUse: Int {
    articles.memoryUse + quotations.memoryUse + entries.count * MemoryLayout<ArticleEntry>.stride
      + terms.values.reduce(0) { $0 + $1.memoryUse }
  }

  // MARK: Files

  /// What the builders held, with the order in which it is written.
  private struct Full: ~Copyable {
    var articles: CollectionBuilder
    var quotations: CollectionBuilder
    /// In the order of the files.
    let entries: [ArticleEntry]
    let articleOrder: [UInt32]
    let quotationOrder: [UInt32]
  }

  /// Takes what the builders hold; they begin anew. Articles in `leftOut`, by number, are not in its order.
  private func takeFull(leftOut: Set<Int>) -> Full {
    let ranks = labels.ranks()
    let order = entries.indices.filter { !leftOut.contains(Int(entries[$0].serial)) }
      .sorted { entries[$0].precedes(entries[$1], ranks) }
    var inFile = order.map { entries[$0] }
    entries = []
    let quotationOrder = inFile.flatMap { $0.firstQuotation..<$0.firstQuotation + $0.quotationCount }
    var quotationsBefore: UInt32 = 0
    for index in inFile.indices {
      inFile[index].document = UInt32(index)
      inFile[index].firstQuotation = quotationsBefore
      quotationsBefore += inFile[index].quotationCount
    }
    for worker in terms.keys { terms[worker]?.forgetBuilders() }
    var fullArticles = CollectionBuilder(arrangingLater: articles.schema, records: articleRecords)
    swap(&fullArticles, &articles)
    var fullQuotations = CollectionBuilder(arrangingLater: quotations.schema, records: quotationRecords)
    swap(&fullQuotations, &quotations)
    return Full(
      articles: fullArticles, quotations: fullQuotations, entries: inFile, articleOrder: order.map { UInt32($0) },
      quotationOrder: quotationOrder)
  }

  private func spill() throws(SegmentError) {
    let suffix = ".run-\(runs.count + 1)"
    let (articlePath, quotationPath) = (path + ".articles" + suffix, path + ".quotations" + suffix)
    let full = takeFull(leftOut: [])
    runs.append(Run(articles: articlePath, quotations: quotationPath, entries: full.entries))
    try full.articles.writeRun(to: articlePath, order: full.articleOrder)
    try full.quotations.writeRun(to: quotationPath, order: full.quotationOrder)
  }

  /// The files of a segment, and what is in it.
  struct Gathered {
    let articles: FileReference
    let quotations: FileReference
    let articleCount: Int
    let quotationCount: Int
    /// In bytes.
    let textLength: Int

    /// As a manifest lists it.
    func segment(named name: String) -> Manifest.Segment {
      Manifest.Segment(
        name: name,
        files: [
          .init(
            collection: CollectionName.articles.rawValue, file: articles, documentCount: UInt32(articleCount)),
          .init(
            collection: CollectionName.quotations.rawValue, file: quotations, documentCount: UInt32(quotationCount)),
        ])
    }
  }

  /// Writes the segment; nil when nothing is left to be in it.
  ///
  /// - Parameter leftOut: the numbers of articles that are not wanted after all.
  func finish(leftOut: Set<Int>) throws(SegmentError) -> Gathered? {
    guard Int(articlesGiven) > leftOut.count else { return nil }
    let (articlePath, quotationPath) = (path + ".articles", path + ".quotations")
    if runs.isEmpty {
      let full = takeFull(leftOut: leftOut)
      let entries = full.entries
      let articleFile = try full.articles.write(to: articlePath, order: full.articleOrder)
      let quotationFile = try full.quotations.write(to: quotationPath, order: full.quotationOrder)
      return Self.gathered(entries, articleFile, quotationFile)
    }
    if !entries.isEmpty { try spill() }
    let joined = RunJoin(runs.map(\.entries), leftOut: leftOut, ranks: labels.ranks())
    let joins = [
      CollectionJoin(
        runs: runs.map(\.articles), order: joined.articles, records: articleRecords,
        recordNumbers: joined.entries.map(\.serial), path: articlePath),
      CollectionJoin(
        runs: runs.map(\.quotations), order: joined.quotations, records: quotationRecords,
        recordNumbers: joined.entries.flatMap {
          $0.firstQuotationRecord..<$0.firstQuotationRecord + $0.quotationCount
        }, path: quotationPath),
    ]
    let files = WorkPool<Void>(threads: min(threads, joins.count)) { _ in () }.map(joins) { _, join in
      Result { () throws(SegmentError) in try join.write() }
    }
    return Self.gathered(joined.entries, try files[0].get(), try files[1].get())
  }

  private static func gathered(
    _ entries: [ArticleEntry], _ articles: FileReference, _ quotations: FileReference
  ) -> Gathered {
    Gathered(
      articles: articles, quotations: quotations, articleCount: entries.count,
      quotationCount: entries.reduce(0) { $0 + Int($1.quotationCount) },
      textLength: entries.reduce(0) { $0 + $1.textLength })
  }
}
