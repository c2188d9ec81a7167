import Glibc
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
  private var articles = CollectionBuilder(arrangingLater: CollectionName.articles.schema)
  private var quotations = CollectionBuilder(arrangingLater: CollectionName.quotations.schema)
  private var entries: [ArticleEntry] = []
  private var runs: [Run] = []
  private var terms: [Int: NumberedTerms] = [:]
  private var labels = LabelRanks()
  private var articlesGiven: UInt32 = 0

  /// - Parameters:
  ///   - path: of the segment to write, without the names of its collections.
  ///   - memoryLimit: bytes that the builders may hold.
  init(path: String, memoryLimit: Int) {
    self.path = path
    self.memoryLimit = memoryLimit
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
          firstQuotation: UInt32(quotations.documentCount), quotationCount: UInt32(article.quotations.count)))
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

  /// Writes what the builders hold; they begin anew. Articles in `leftOut`, by number, are not written.
  ///
  /// - Returns: the articles, in the order of the file, and both files.
  private func write(
    leftOut: Set<Int>, to articlePath: String, _ quotationPath: String
  ) throws(SegmentError) -> (entries: [ArticleEntry], articles: FileReference, quotations: FileReference) {
    let ranks = labels.ranks()
    let order = entries.indices.filter { !leftOut.contains(Int(entries[$0].serial)) }
      .sorted { entries[$0].precedes(entries[$1], ranks) }
    let kept = order.map { entries[$0] }
    entries = []
    for worker in terms.keys { terms[worker]?.forgetBuilders() }
    var full = CollectionBuilder(arrangingLater: articles.schema)
    swap(&full, &articles)
    let articleFile = try full.write(to: articlePath, order: order.map { UInt32($0) })
    var fullQuotations = CollectionBuilder(arrangingLater: quotations.schema)
    swap(&fullQuotations, &quotations)
    let quotationFile = try fullQuotations.write(
      to: quotationPath, order: kept.flatMap { $0.firstQuotation..<$0.firstQuotation + $0.quotationCount })
    var inFile = kept
    var quotationsBefore: UInt32 = 0
    for index in inFile.indices {
      inFile[index].document = UInt32(index)
      inFile[index].firstQuotation = quotationsBefore
      quotationsBefore += inFile[index].quotationCount
    }
    return (inFile, articleFile, quotationFile)
  }

  private func spill() throws(SegmentError) {
    let suffix = ".run-\(runs.count + 1)"
    let (articlePath, quotationPath) = (path + ".articles" + suffix, path + ".quotations" + suffix)
    let written = try write(leftOut: [], to: articlePath, quotationPath)
    runs.append(Run(articles: articlePath, quotations: quotationPath, entries: written.entries))
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
      let written = try write(leftOut: leftOut, to: articlePath, quotationPath)
      return Self.gathered(written.entries, written.articles, written.quotations)
    }
    if !entries.isEmpty { try spill() }
    let joined = RunJoin(runs.map(\.entries), leftOut: leftOut, ranks: labels.ranks())
    let articleFile = try Self.join(runs.map(\.articles), joined.articles, articlePath)
    let quotationFile = try Self.join(runs.map(\.quotations), joined.quotations, quotationPath)
    return Self.gathered(joined.entries, articleFile, quotationFile)
  }

  /// Joins files and removes them.
  private static func join(
    _ paths: [String], _ order: [SegmentMerger.Place], _ path: String
  ) throws(SegmentError) -> FileReference {
    var readers: [SegmentReader] = []
    for path in paths { readers.append(try SegmentReader(path)) }
    let file = try SegmentMerger.merge(readers, order: order, to: path)
    // What cannot be removed now is removed as unlisted later.
    for path in paths { unlink(path) }
    return file
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
