/// What hits must be, beside matching the question.
public struct Filters: Sendable, Equatable {
  /// `en`, `ru`, `kk` (in any script), `kk-Latn` …
  public var language: String?
  /// Words of the outlet's name.
  public var source: String?
  /// The first and last day, as numbers (20220302).
  public var days: ClosedRange<Int>?
  /// `direct`, `indirect`, `mixed`: quotations only.
  public var kind: String?

  public init(language: String? = nil, source: String? = nil, days: ClosedRange<Int>? = nil, kind: String? = nil) {
    self.language = language
    self.source = source
    self.days = days
    self.kind = kind
  }
}
