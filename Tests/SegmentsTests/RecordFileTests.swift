import Fixtures
import Testing

@testable import Segments

/// Records that wait for their place, beside a plain list of them.
struct RecordFileTests {
  @Test(
    "Records come back as they were added, in any order, from memory and from the file", arguments: [0, 1, 900, 4_000])
  func givesBack(count: Int) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("RecordFileTests.givesBack seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let file = RecordFile(path: folder.file("records"))
    var expected: [[UInt8]] = []
    for _ in 0..<count {
      // Some are empty, some longer than what is read at once.
      let length = [0, 3, 700, 9_000].randomElement(using: &generator)!
      let record = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      try record.withUnsafeBytes { try file.append($0) }
      expected.append(record)
    }
    #expect(file.count == count)
    for number in Array(expected.indices.shuffled(using: &generator)) + Array(expected.indices) {
      var found: [UInt8] = []
      try file.withRecord(number) { found = Array($0) }
      try #require(found == expected[number], "seed \(seed), record \(number)")
    }
  }

  @Test("A file that cannot be made is an error that names it")
  func cannotBeMade() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("missing/records")
    let file = RecordFile(path: path)
    let record = [UInt8](repeating: 7, count: 1 << 20)
    let error = #expect(throws: SegmentError.self) { try record.withUnsafeBytes { try file.append($0) } }
    #expect(error?.place == path)
  }
}
