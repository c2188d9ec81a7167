/// Numbers outlets and languages, so that a key of some millions of articles is small.
struct LabelRanks {
  private var numbers: [String: Int32] = [:]
  private var texts: [String] = []

  /// A text's number, given to it now if it is new.
  mutating func number(of text: String) -> Int32 {
    if let known = numbers[text] { return known }
    numbers[text] = Int32(texts.count)
    texts.append(text)
    return Int32(texts.count - 1)
  }

  /// By number, the text's place among all in the order of `ArticleKey`.
  func ranks() -> [Int32] {
    var ranks = [Int32](repeating: 0, count: texts.count)
    let order = texts.indices.sorted { ArticleKey.precedes(texts[$0], texts[$1]) }
    for (rank, number) in order.enumerated() { ranks[number] = Int32(rank) }
    return ranks
  }
}
