import Fixtures
import Testing

@testable import Segments

/// The order of terms, beside comparing them byte by byte.
struct TermTableTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func `terms come in the order of their bytes`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var table = TermTable()
    // Few bytes, zeros among them, and long beginnings in common: what eight bytes do not tell apart.
    let beginnings: [[UInt8]] = [
      [], [0], [0x77, 0xD0], Array(repeating: 0, count: 8), Array(repeating: 0x61, count: 40),
    ]
    for _ in 0..<4_000 {
      let beginning = beginnings.randomElement(using: &generator)!
      let bytes: [UInt8] = [0, 0, 1, 0x61, 0xFF]
      let rest = (0..<Int.random(in: 0...18, using: &generator)).map { _ in bytes.randomElement(using: &generator)! }
      _ = table.intern(beginning + rest)
    }
    let sorted = table.sorted()
    let expected = (0..<UInt32(table.count)).sorted {
      Array(table.bytes(Int($0))).lexicographicallyPrecedes(Array(table.bytes(Int($1))))
    }
    #expect(sorted == expected, "seed \(seed)")
  }

  @Test func `no term, one term and the empty term`() {
    var table = TermTable()
    var orders = [table.sorted()]
    for term: [UInt8] in [[0x61], []] {
      _ = table.intern(term)
      orders.append(table.sorted())
    }
    #expect(orders == [[], [0], [1, 0]])
  }
}
