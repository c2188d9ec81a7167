import Segments

/// The order of the documents of several runs in one segment.
struct RunJoin {
  private(set) var entries: [ArticleEntry] = []
  private(set) var articles: [SegmentMerger.Place] = []
  private(set) var quotations: [SegmentMerger.Place] = []

  /// Brings runs that are in order into one. O(articles × runs).
  ///
  /// - Parameters:
  ///   - leftOut: the serial numbers of articles that are not wanted.
  ///   - ranks: by label, its place among all labels.
  init(_ runs: [[ArticleEntry]], leftOut: Set<Int>, ranks: [Int32]) {
    var next = [Int](repeating: 0, count: runs.count)
    var nextQuotation = [UInt32](repeating: 0, count: runs.count)
    while true {
      var least: Int?
      for run in runs.indices where next[run] < runs[run].count {
        if let found = least, !runs[run][next[run]].precedes(runs[found][next[found]], ranks) { continue }
        least = run
      }
      guard let run = least else { return }
      let entry = runs[run][next[run]]
      if !leftOut.contains(Int(entry.serial)) {
        entries.append(entry)
        articles.append(.init(source: run, document: DocumentID(UInt32(next[run]))))
        for quotation in nextQuotation[run]..<nextQuotation[run] + entry.quotationCount {
          quotations.append(.init(source: run, document: DocumentID(quotation)))
        }
      }
      next[run] += 1
      nextQuotation[run] += entry.quotationCount
    }
  }
}
