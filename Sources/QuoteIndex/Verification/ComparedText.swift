import Analysis

/// A text under verification: its words, the terms to find it by, and what each word says.
struct ComparedText {
  let bytes: [UInt8]
  let comparable: ComparableText
  /// Distinct terms of the index, of words and numbers.
  let terms: [[UInt8]]
  /// By token: the weight of its term in the quotations of the index; 0 for a sign.
  let weights: [Double]
  /// What words must weigh together to be no chance: as much as it takes to tell one quotation of the index from the rest.
  let leastEvidence: Double

  /// Words and signs.
  var count: Int { comparable.tokens.count }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A stretch of it as a text of its own, with byte ranges of the whole.
  func part(_ tokens: Range<Int>) -> ComparedText {
    ComparedText(
      bytes: bytes,
      comparable: ComparableText(
        tokens: Array(comparable.tokens[tokens]), isCutBefore: Array(comparable.isCutBefore[tokens])),
      terms: terms, weights: Array(weights[tokens]), leastEvidence: leastEvidence)
  }
}
