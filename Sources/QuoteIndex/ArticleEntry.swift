/// What is kept of an article whose documents are in a builder or a run.
struct ArticleEntry {
  /// Labels: `ranks` has their order.
  let outlet: Int32
  let language: Int32
  /// 20220302; 0 without a date.
  let date: Int32
  /// The articles of a build count up from 0.
  let serial: UInt32
  /// The hash of its identifier.
  let id: UInt64
  /// In bytes.
  let textLength: Int
  /// Its document, the document of its first quotation, and how many follow one another there: in the builder or file that
  /// holds them.
  var document: UInt32
  var firstQuotation: UInt32
  let quotationCount: UInt32
  /// Of a build: the record of its first quotation among all that it has read.
  var firstQuotationRecord: UInt32 = 0

  /// Whether it stands before another in an index; see `ArticleKey`.
  ///
  /// - Parameter ranks: by label, its place among all labels.
  func precedes(_ other: ArticleEntry, _ ranks: [Int32]) -> Bool {
    if outlet != other.outlet { return ranks[Int(outlet)] < ranks[Int(other.outlet)] }
    if date != other.date { return date < other.date }
    if language != other.language { return ranks[Int(language)] < ranks[Int(other.language)] }
    return id != other.id ? id < other.id : serial < other.serial
  }
}
