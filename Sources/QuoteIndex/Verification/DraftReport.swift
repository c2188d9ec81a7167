/// What the archive knows of a draft's quotations.
public struct DraftReport: Sendable, Equatable {
  public let quotations: [DraftQuotation]
  /// Why the draft, or a part of it, could not be read.
  public let problems: [Problem]

  /// How many quotations have this as their worst verdict; nil: claim nothing verbatim.
  public func count(_ verdict: Verification.Verdict?) -> Int { quotations.count { $0.verdict == verdict } }

  /// Whether every verbatim stretch is exact and of the speaker that is named.
  public var isExact: Bool { quotations.allSatisfy { $0.verdict == .exact || $0.verdict == nil } }
}
