import Segments

/// The order of the documents of several files in one segment.
struct RunJoin {
  private(set) var entries: [ArticleEntry] = []
  private(set) var articles: [SegmentMerger.Place] = []
  private(set) var quotations: [SegmentMerger.Place] = []

  /// Brings files whose articles are in order into one order. O(articles × files).
  ///
  /// - Parameters:
  ///   - runs: the articles of each file.
  ///   - leftOut: the serial numbers of articles that are not wanted.
  ///   - ranks: by label, its place among all labels.
  init(_ runs: [[ArticleEntry]], leftOut: Set<Int>, ranks: [Int32]) {
    var next = [Int](repeating: 0, count: runs.count)
    while true {
      var least: Int?
      for run in runs.indices where next[run] < runs[run].count {
        if let found = least, !runs[run][next[run]].precedes(runs[found][next[found]], ranks) { continue }
        least = run
      }
      guard let run = least else { return }
      let entry = runs[run][next[run]]
      next[run] += 1
      if leftOut.contains(Int(entry.serial)) { continue }
      entries.append(entry)
      articles.append(.init(source: run, document: DocumentID(entry.document)))
      for quotation in entry.firstQuotation..<entry.firstQuotation + entry.quotationCount {
        quotations.append(.init(source: run, document: DocumentID(quotation)))
      }
    }
  }
}
