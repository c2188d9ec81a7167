/// How much Daiek takes from a file before it says no: whatever somebody sends, memory and time stay within bounds.
package struct InputLimits: Sendable, Equatable {
  /// Bytes of one document: a page, a text, a line of JSON, an entry of an archive. Larger ones are refused.
  package var documentBytes = 64 << 20
  /// Bytes of an article's text. A long novel has three to six million.
  package var textBytes = 16 << 20
  /// JSON lines are handed over in parts of about so many bytes, so that a file of any length can be read.
  package var partBytes = 8 << 20
  /// How many times its own size an archive may give in all. Text seldom gives more than thirty, a bomb a thousand and more.
  package var expansion = 200
  /// What an archive may give before its expansion counts: small ones are harmless.
  package var harmlessBytes = 64 << 20

  package init() {}

  /// Those that Daiek works with.
  package static let standard = InputLimits()
}
