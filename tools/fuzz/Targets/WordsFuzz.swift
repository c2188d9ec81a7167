import Analysis

/// Word boundaries by the table and by ICU.
struct WordsFuzz {
  private let table: WordBreaker
  private let icu: WordBreaker

  init() throws {
    table = try WordBreaker()
    icu = try WordBreaker(byICUAlone: true)
  }

  func run(_ bytes: [UInt8]) {
    var (ours, theirs): ([WordBreaker.Segment], [WordBreaker.Segment]) = ([], [])
    table.appendSegments(of: bytes, in: 0..<bytes.count, to: &ours)
    icu.appendSegments(of: bytes, in: 0..<bytes.count, to: &theirs)
    precondition(ours == theirs, "boundaries differ")
  }
}
