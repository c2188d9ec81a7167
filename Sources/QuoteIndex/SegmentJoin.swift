import Segments

/// Segments of articles into one: the same bytes as a build gives that reads their articles.
struct SegmentJoin {
  /// The files of one segment that is to be joined.
  private struct Source {
    let articles: IndexSnapshot.File
    let quotations: IndexSnapshot.File
    var entries: [ArticleEntry] = []
  }

  private var sources: [Source] = []
  private var labels = LabelRanks()
  /// By address: the article that was met last.
  private var latest: [UInt64: UInt32] = [:]
  private var leftOut: Set<Int> = []
  private var articles: UInt32 = 0

  /// Adds a segment. Of two versions of an article, the one in the segment added later stays. Reads every article's and
  /// quotation's record.
  mutating func add(_ files: [IndexSnapshot.File]) throws(IndexError) {
    guard let articles = files.first(where: { $0.collection == CollectionName.articles.rawValue }),
      let quotations = files.first(where: { $0.collection == CollectionName.quotations.rawValue })
    else { return }
    var source = Source(articles: articles, quotations: quotations)
    let ranges = try Self.quotationRanges(quotations)
    let columns = try bridging { () throws(SegmentError) in
      (
        date: try articles.reader.column(named: "date"), language: try articles.reader.column(named: "language"),
        outlet: try articles.reader.column(named: "source")
      )
    }
    for number in 0..<articles.reader.documentCount {
      let document = DocumentID(number)
      if articles.deletions?.contains(document) == true { continue }
      let stored = try bridging { () throws(SegmentError) in try articles.reader.stored(document) }
      var record = RecordReader(stored, path: articles.reader.path)
      let id = try record.string()
      let address = try record.fixed()
      let found = ranges[id] ?? 0..<0
      let date = try bridging { () throws(SegmentError) in try columns.date?.number(at: document) }
      source.entries.append(
        ArticleEntry(
          outlet: labels.number(of: try Self.text(columns.outlet, document)),
          language: labels.number(of: try Self.text(columns.language, document)), date: Int32(date ?? 0),
          serial: self.articles, id: UInt64(id, radix: 16) ?? 0, textLength: 0, document: number,
          firstQuotation: found.lowerBound, quotationCount: UInt32(found.count)))
      if let older = latest[address] { leftOut.insert(Int(older)) }
      latest[address] = self.articles
      self.articles += 1
    }
    sources.append(source)
  }

  private static func text(_ column: Column?, _ document: DocumentID) throws(IndexError) -> String {
    try bridging { () throws(SegmentError) in
      guard let column, let ordinal = try column.ordinal(at: document) else { return "" }
      return String(decoding: try column.string(ordinal), as: UTF8.self)
    }
  }

  /// By article: its quotations that are not deleted; they stand together.
  private static func quotationRanges(_ file: IndexSnapshot.File) throws(IndexError) -> [String: Range<UInt32>] {
    var ranges: [String: Range<UInt32>] = [:]
    for number in 0..<file.reader.documentCount where file.deletions?.contains(DocumentID(number)) != true {
      let stored = try bridging { () throws(SegmentError) in try file.reader.stored(DocumentID(number)) }
      var record = RecordReader(stored, path: file.reader.path)
      _ = try record.string()
      let article = try record.string()
      let first = ranges[article]?.lowerBound ?? number
      ranges[article] = first..<number + 1
    }
    return ranges
  }

  /// Writes the segment; nil when no article is left.
  func write(named name: String, _ writer: IndexWriter) throws(IndexError) -> Manifest.Segment? {
    let order = RunJoin(sources.map(\.entries), leftOut: leftOut, ranks: labels.ranks())
    if order.entries.isEmpty { return nil }
    return try bridging { () throws(SegmentError) in
      let articleFile = try SegmentMerger.merge(
        sources.map(\.articles.reader), order: order.articles, to: writer.path(of: name + ".articles"))
      let quotationFile = try SegmentMerger.merge(
        sources.map(\.quotations.reader), order: order.quotations, to: writer.path(of: name + ".quotations"))
      return ArticleGatherer.Gathered(
        articles: articleFile, quotations: quotationFile, articleCount: order.articles.count,
        quotationCount: order.quotations.count, textLength: 0
      ).segment(named: name)
    }
  }
}
