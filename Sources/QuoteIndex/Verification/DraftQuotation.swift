/// A quotation of a draft, with what the archive knows of it.
public struct DraftQuotation: Sendable, Equatable {
  /// As the draft has it: its ranges are bytes of the draft's text.
  public let quotation: FoundQuotation
  /// Each stretch that claims to be verbatim, in the order of the text: all of a direct quotation, the words in marks of a
  /// mixed one, none of an indirect one.
  public let stretches: [Verification]

  /// The worst verdict of its stretches; nil when none of it claims to be verbatim.
  public var verdict: Verification.Verdict? {
    let order: [Verification.Verdict] = [.absent, .otherSpeaker, .unattributed, .altered, .exact]
    let found = Set(stretches.map(\.verdict))
    return order.first(where: found.contains)
  }
}
