import QuoteIndex

/// Writes quotations in one format, one after another, holding none.
protocol ExportWriter {
  /// What stands before the first.
  var head: String { get }
  /// One quotation; in the order of the index.
  mutating func text(of quotation: FoundQuotation) throws(IndexError) -> String
  /// What stands after the last.
  var foot: String { get }
}
