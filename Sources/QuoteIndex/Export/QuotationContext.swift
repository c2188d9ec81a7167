/// Where a quotation stands, for tools that do not have the article's stored text.
public struct QuotationContext: Sendable, Equatable {
  public let article: FoundArticle
  /// What stands before it in its paragraph, at most `QuotationContext.length` characters.
  public let prefix: String
  /// What stands after it.
  public let suffix: String
  /// Its place in the article's text, counted in Unicode code points.
  public let codePointRange: Range<Int>

  /// Code points.
  static let length = 32

  /// Linear in the article's length.
  init(of quotation: FoundQuotation, in article: FoundArticle) {
    self.article = article
    let (text, range) = (article.text, quotation.byteRange)
    let start = Self.codePoints(text[..<range.lowerBound])
    codePointRange = start..<start + Self.codePoints(text[range])
    var first = range.lowerBound
    var left = Self.length
    while first > 0, text[first - 1] != 0x0A {
      var before = first - 1
      while before > 0, Self.isContinuation(text[before]) { before -= 1 }
      if left == 0 { break }
      (first, left) = (before, left - 1)
    }
    var last = range.upperBound
    left = Self.length
    while last < text.count, text[last] != 0x0A, left > 0 {
      last += 1
      while last < text.count, Self.isContinuation(text[last]) { last += 1 }
      left -= 1
    }
    prefix = String(decoding: text[first..<range.lowerBound], as: UTF8.self)
    suffix = String(decoding: text[range.upperBound..<last], as: UTF8.self)
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func codePoints(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { !isContinuation($0) } }
}
