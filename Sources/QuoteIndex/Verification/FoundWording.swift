/// A text laid against one quotation or article.
struct FoundWording {
  let words: AlteredWords
  let found: ComparableText
  /// Of the quotation or article.
  let bytes: [UInt8]
  /// Where the first of the bytes stands in the article.
  let base: Int
  /// The quotation that the words stand in; nil for none.
  let quotation: FoundQuotation?
  let place: VerificationPlace
  /// The words come from quotations of several speakers.
  let isOfSeveral: Bool
  /// What the words that are the same weigh together.
  let evidence: Double
  let match: SpeakerMatch?

  var distance: Double { words.distance }
  var isExact: Bool { words.distance == 0 && !isOfSeveral }

  /// The most that may differ, as a share of the words, for a text still to be an altered one and no other.
  static let mostDifferent = 0.3

  /// Whether it is the text, if altered.
  func isNear(_ text: ComparedText) -> Bool {
    if distance == 0 { return true }
    return distance <= max(1, Self.mostDifferent * Double(text.count)) && evidence >= text.leastEvidence
  }

  /// Whether the text has so many words on end that were not found.
  func addsWords(_ count: Int) -> Bool {
    words.runs.contains { ($0.kind == .added || $0.kind == .changed) && $0.text.count >= count }
  }

  func similarity(_ text: ComparedText) -> Double { max(0, 1 - distance / Double(max(1, text.count))) }

  var extent: Verification.Extent {
    if isOfSeveral { return .joined }
    if words.runs.contains(where: { $0.kind == .cut }) { return .cut }
    if words.runs.contains(where: { $0.kind == .interruption }) { return .interrupted }
    guard let quotation else { return .part }
    let own = quotation.byteRange
    // Tokens of the quotation itself; in an article more stand around them.
    let tokens = found.tokens.indices.filter {
      own.contains(Int(found.tokens[$0].start) + base)
    }
    return tokens.allSatisfy(words.found.contains) ? .whole : .part
  }

  /// Bytes of the article's text.
  func range(_ tokens: Range<Int>) -> Range<Int> {
    let local = found.byteRange(tokens)
    return local.lowerBound + base..<local.upperBound + base
  }

  func part(of text: ComparedText) -> Verification.Part {
    func string(_ range: Range<Int>) -> String {
      String(decoding: bytes[range.lowerBound - base..<range.upperBound - base], as: UTF8.self)
    }
    let foundRange = range(words.found)
    return Verification.Part(
      textRange: text.comparable.byteRange(0..<text.count), quotation: quotation, article: place.article,
      foundRange: foundRange, found: string(foundRange),
      alterations: words.runs.map { run in
        let textRange = text.comparable.byteRange(run.text)
        return Alteration(
          kind: run.kind, textRange: textRange, text: text.string(textRange), foundRange: range(run.found),
          found: string(range(run.found)))
      })
  }

  /// The tokens that were found, by number: equal for two places with the same words.
  var wording: [Int32] { found.tokens[words.found].map(\.number) }

  private var matchOrder: Int {
    switch match {
    case nil, .same: 0
    case .perhaps: 1
    case .unnamed: 2
    case .other: 3
    }
  }

  /// Better before worse: exact words, the speaker that was named, words in a quotation, fewer alterations, the earliest.
  static func precedes(_ left: FoundWording, _ right: FoundWording) -> Bool {
    if left.isExact != right.isExact { return left.isExact }
    if (left.quotation == nil) != (right.quotation == nil) { return left.quotation != nil }
    if left.matchOrder != right.matchOrder { return left.matchOrder < right.matchOrder }
    if left.distance != right.distance { return left.distance < right.distance }
    if VerificationPlace.precedes(left.place, right.place) { return true }
    if VerificationPlace.precedes(right.place, left.place) { return false }
    return left.bytes.count < right.bytes.count
  }
}
