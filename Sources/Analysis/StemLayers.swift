/// The order of suffixes: `layers.tsv`.
struct StemLayers: Sendable {
  private enum Answer: String, CaseIterable { case yes, no }

  /// The numbers of the two kinds of stem among the layers.
  static let noun = 0
  static let verb = 1

  private var numbers = ["noun": noun, "verb": verb]
  /// By layer: the bits of the layers and kinds of stem that it follows.
  private(set) var follows: [UInt64] = [0, 0]
  /// The bits of the layers that may end a word.
  private(set) var ends: UInt64 = 0

  init(rows: [PackTable.Row]) throws(AnalysisError) {
    for row in rows {
      guard numbers[row.cells[0]] == nil, numbers.count < 64 else {
        throw row.expected("each layer once, at most 62", found: row.cells[0])
      }
      numbers[row.cells[0]] = numbers.count
    }
    for row in rows {
      var bits: UInt64 = 0
      for name in row.values(1) {
        guard let number = numbers[name] else {
          throw row.expected("noun, verb or a layer of this file in column 2", found: name)
        }
        bits |= 1 << UInt64(number)
      }
      if try row.choice(2, of: Answer.self) == .yes { ends |= 1 << UInt64(follows.count) }
      follows.append(bits)
    }
  }

  /// The number of a layer; nil when there is none of this name.
  func number(of name: String) -> Int? { numbers[name].flatMap { $0 > Self.verb ? $0 : nil } }
}
