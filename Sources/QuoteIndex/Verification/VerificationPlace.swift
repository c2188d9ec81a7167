/// One place where an archive has the words of a verified text.
public struct VerificationPlace: Sendable, Equatable {
  /// The identifier of the article.
  public let article: String
  /// The outlet.
  public let source: String
  public let title: String
  /// `2022-03-02`.
  public let date: String?
  /// Bytes of the article's text.
  public let byteRange: Range<Int>
  /// The identifier of the quotation; nil where the words stand in none.
  public let quotation: String?
  public let speakers: [FoundSpeaker]
  /// The messengers, the nearest to the article first.
  public let via: [FoundSpeaker]

  /// The earliest first, those without a date last; then by outlet and place, so that the order never depends on chance.
  static func precedes(_ left: VerificationPlace, _ right: VerificationPlace) -> Bool {
    (left.date ?? "9999-99-99", left.source, left.article, left.byteRange.lowerBound)
      < (right.date ?? "9999-99-99", right.source, right.article, right.byteRange.lowerBound)
  }
}
