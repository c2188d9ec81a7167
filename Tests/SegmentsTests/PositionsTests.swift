import Fixtures
import Testing

@testable import Segments

@Suite struct PositionsTests {
  @Test("First positions of some documents of a block, read together, are those that each has first")
  func firstPositions() throws {
    var generator = SeededGenerator(seed: UInt64.random(in: 0 ... .max))
    let folder = try TemporaryFolder()
    var builder = CollectionBuilder(schema: CollectionSchema([]))
    var expected: [[UInt32]] = []
    for _ in 0..<1000 {
      // Few positions in most documents, many in some, so that one may reach over several blocks.
      let count = Int.random(in: 0..<30, using: &generator) == 0 ? 300 : Int.random(in: 1...3, using: &generator)
      var position = UInt32.random(in: 0..<1000, using: &generator)
      var positions: [UInt32] = []
      for _ in 0..<count {
        positions.append(position)
        position += UInt32.random(in: 1...40, using: &generator)
      }
      try builder.addDocument(length: 1, columns: [], stored: [])
      try builder.add(term: [UInt8]("a".utf8), positions: positions)
      expected.append(positions)
    }
    try builder.write(to: folder.file("segment"))
    let reader = try SegmentReader(folder.file("segment"))
    let cursor = try reader.postings(try #require(try reader.find([UInt8]("a".utf8))))
    for block in 0..<cursor.blockCount {
      try cursor.load(block: block)
      let places = (0..<cursor.count).filter { _ in Bool.random(using: &generator) }.map { UInt8($0) }
      var starts = [Int](repeating: 0, count: 128)
      for place in places { starts[Int(place)] = try cursor.occurrences(at: Int(place)).start }
      // Some are read in full in between, as whoever verifies a phrase does.
      for round in 0..<2 {
        var first = [UInt32](repeating: 0, count: 128)
        try cursor.firstPositions(from: starts, at: places, count: places.count, into: &first)
        for place in places {
          let own = expected[block * 128 + Int(place)]
          #expect(first[Int(place)] == own[0], "round \(round), block \(block), place \(place)")
          if Bool.random(using: &generator) {
            let (start, count) = try cursor.occurrences(at: Int(place))
            let read = UnsafeBufferPointer(start: try cursor.positions(from: start, count: count), count: count)
            #expect([UInt32](read) == own, "round \(round), block \(block), place \(place)")
          }
        }
      }
    }
  }
}
