import Dispatch
import Fixtures
import Testing

@testable import Segments

/// The order of the terms of several tables, beside that of the set of all.
struct TermOrderTests {
  private static func table(_ terms: [[UInt8]]) -> TermTable {
    var table = TermTable()
    for term in terms { _ = table.intern(term) }
    return table
  }

  @Test(arguments: [1, 2, 3, 5], [1, 2, 4])
  func `terms of several tables come in the order of their bytes, each once`(parts: Int, threads: Int) {
    let seed = UInt64.random(in: 0 ... .max)
    print("TermOrderTests seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    var lists: [[[UInt8]]] = []
    for _ in 0..<parts {
      // Few bytes, zeros among them, so that many terms are in several tables and many begin alike.
      lists.append(
        (0..<Int.random(in: 0...600, using: &generator)).map { _ in
          (0..<Int.random(in: 0...12, using: &generator)).map { _ in [0, 1, 0xFF].randomElement(using: &generator)! }
        })
    }
    let sharing = WorkSharing(threads: threads) { count, body in
      DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
    let order = TermOrder(lists.map { SortedTerms(Self.table($0)) }, sharing)
    let expected = Set(lists.joined()).sorted { $0.lexicographicallyPrecedes($1) }
    #expect((0..<order.count).map { Array(order.bytes($0)) } == expected, "seed \(seed)")
    for (part, list) in lists.enumerated() {
      let table = Self.table(list)
      let ranks = order.ranks(ofPart: part)
      #expect(
        (0..<table.count).map { expected[Int(ranks[$0])] } == (0..<table.count).map { Array(table.bytes($0)) },
        "seed \(seed), part \(part)")
    }
  }

  @Test(arguments: [1, 2, 3, 16])
  func `rounds cover all ranks once, and none is much greater than a tenth of all or one term`(threads: Int) {
    let seed = UInt64.random(in: 0 ... .max)
    print("TermOrderTests rounds seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for length in [0, 1, 2, 7, 300, 5_000] {
      let counts = (0..<length).map { _ in
        UInt32.random(in: 0...9, using: &generator) == 0
          ? UInt32.random(in: 0...9_000, using: &generator) : UInt32.random(in: 0...3, using: &generator)
      }
      let ranges = TermRound.ranges(counts, threads: threads)
      #expect(ranges.flatMap { Array($0) } == Array(counts.indices), "seed \(seed)")
      let total = counts.reduce(0) { $0 + Int($1) }
      for range in ranges {
        let sum = counts[range].reduce(0) { $0 + Int($1) }
        #expect(sum <= total / 10 + 1 + 2 * Int(counts[range].max() ?? 0), "seed \(seed)")
      }
    }
  }
}
