/// What the marks and cues of one article are.
package struct Extract: Sendable, Equatable {
  /// In the order of their first bytes.
  package let quotations: [Quotation]
  /// Words in marks that nobody is quoted as saying, with their marks.
  package let scareQuotes: [Range<Int>]

  package init(quotations: [Quotation], scareQuotes: [Range<Int>]) {
    self.quotations = quotations
    self.scareQuotes = scareQuotes
  }
}
