import Fixtures
import Testing

@testable import QuoteIndex

@Suite struct BlockSearchTests {
  @Test("The place of a document in a block is where looking at each finds it, in a full block and a short one")
  func places() {
    var generator = SeededGenerator(seed: UInt64.random(in: 0 ... .max))
    for _ in 0..<200 {
      let count = Bool.random(using: &generator) ? 128 : Int.random(in: 1...128, using: &generator)
      // Near zero, about 2³¹, and up to the last number that a document may have.
      let base = [0, 0x7FFF_FF00, 0xFFFF_FE00].randomElement(using: &generator) ?? 0
      let numbers = (base..<base + 500).shuffled(using: &generator).prefix(count).sorted().map { UInt32($0) }
      let block = numbers + [UInt32](repeating: .max, count: 128 - count)
      block.withUnsafeBufferPointer { block in
        guard let documents = block.baseAddress else { return }
        let search = BlockSearch(documents)
        for _ in 0..<100 {
          check(UInt32.random(in: 0...numbers[count - 1], using: &generator), numbers, search, documents)
        }
        for number in numbers { check(number, numbers, search, documents) }
      }
    }
  }

  private func check(
    _ target: UInt32, _ numbers: [UInt32], _ search: BlockSearch, _ documents: UnsafePointer<UInt32>
  ) {
    let expected = numbers.firstIndex { $0 >= target }
    #expect(search.place(of: target) == expected, "\(target) in \(numbers)")
    #expect(BlockSearch.place(of: target, in: documents) == expected, "\(target) in \(numbers)")
  }
}
