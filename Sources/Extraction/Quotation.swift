/// A stretch of an article attributed to a source. All ranges are bytes of the article's text.
package struct Quotation: Sendable, Equatable {
  package let kind: QuotationKind
  /// What is quoted; the marks around a direct quotation belong to it.
  package let byteRange: Range<Int>
  /// Whoever said it: several when a statement is joint, none when the text leaves it unsaid.
  package let speakers: [Speaker]
  /// The words that attribute it.
  package let cue: Range<Int>?
  /// The messengers between the speaker and this article, the nearest to the article first.
  package let via: [Speaker]
  /// 0 to 1: of quotations at 0.9, nine in ten are right.
  package let confidence: Double

  package init(
    kind: QuotationKind, byteRange: Range<Int>, speakers: [Speaker], cue: Range<Int>?, via: [Speaker] = [],
    confidence: Double
  ) {
    self.kind = kind
    self.byteRange = byteRange
    self.speakers = speakers
    self.cue = cue
    self.via = via
    self.confidence = confidence
  }
}
