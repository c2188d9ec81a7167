import Fixtures
import Testing

@testable import Segments

@Suite struct SegmentTests {
  @Test("A segment answers as a naive collection does", arguments: [(0, 1), (1, 4), (40, 30), (700, 400), (3_000, 60)])
  func agreesWithOracle(size: (documents: Int, vocabulary: Int)) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("SegmentTests.agreesWithOracle seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let oracle = Oracle(documents: size.documents, vocabulary: size.vocabulary, using: &generator)
    let folder = try TemporaryFolder()
    try oracle.build(folder.file("segment"))
    let reader = try SegmentReader(folder.file("segment"))
    try #expect(OracleComparison.difference(reader, oracle) == nil, "seed \(seed)")
    try reader.verify()
  }

  @Test("Advancing finds the first document at or after the target, with its frequency and positions")
  func advances() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("SegmentTests.advances seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let oracle = Oracle(documents: 2_500, vocabulary: 40, using: &generator)
    let folder = try TemporaryFolder()
    try oracle.build(folder.file("segment"))
    let reader = try SegmentReader(folder.file("segment"))
    var positions: [UInt32] = []
    for (term, expected) in oracle.inverted() where expected.count > 20 {
      let info = try #require(try reader.find(term))
      let cursor = try reader.postings(info)
      var target: UInt32 = 0
      while true {
        target += UInt32.random(in: 0..<[2, 30, 700][Int.random(in: 0..<3, using: &generator)], using: &generator)
        let bound = try cursor.bound(from: DocumentID(target))
        let found = try cursor.advance(to: DocumentID(target))
        guard let right = expected.first(where: { $0.document >= target }) else {
          #expect(found == .end, "seed \(seed)")
          break
        }
        try #require(found.rawValue == right.document, "seed \(seed)")
        try #expect(cursor.frequency() == max(1, UInt32(right.positions.count)), "seed \(seed)")
        try cursor.positions(into: &positions)
        #expect(positions == right.positions, "seed \(seed)")
        let block = try #require(bound)
        #expect(block.lastDocument >= found)
        try #expect(block.maximumFrequency >= cursor.frequency())
        try #expect(block.minimumLength <= reader.lengthCode(of: found))
        target = right.document
      }
    }
  }

  @Test("A prefix finds exactly the terms that begin with it, in order")
  func walksPrefixes() throws {
    var generator = SeededGenerator(seed: 7)
    let oracle = Oracle(documents: 300, vocabulary: 500, using: &generator)
    let folder = try TemporaryFolder()
    try oracle.build(folder.file("segment"))
    let reader = try SegmentReader(folder.file("segment"))
    let terms = oracle.terms
    for text in ["", "w", "wa", "wab", "wқ", "wқт", "m:", "m:only-1", "zzz", "\u{0}", "w\u{0}"] {
      let prefix = [UInt8](text.utf8)
      var walk = try reader.terms(withPrefix: prefix)
      var found: [[UInt8]] = []
      while try walk.next() { found.append(walk.term) }
      #expect(found == terms.filter { $0.starts(with: prefix) })
    }
    for absent in ["", "wab!", "v", "x", "m:only-"] { try #expect(reader.find([UInt8](absent.utf8)) == nil) }
  }

  @Test("Ordinals follow the order of the strings")
  func findsOrdinals() throws {
    var generator = SeededGenerator(seed: 8)
    let oracle = Oracle(documents: 200, vocabulary: 5, using: &generator)
    let folder = try TemporaryFolder()
    try oracle.build(folder.file("segment"))
    let column = try #require(try SegmentReader(folder.file("segment")).column(named: "source"))
    #expect(column.distinctCount == 12)
    for ordinal in 0..<column.distinctCount {
      try #expect(column.ordinal(of: column.string(ordinal)) == ordinal)
    }
    try #expect(column.ordinal(of: [1]) == nil)
    try #expect(column.firstOrdinal(notBefore: [255]) == 12)
  }

  @Test("The order in which the terms of a document are added does not change the bytes")
  func isDeterministic() throws {
    var generator = SeededGenerator(seed: 9)
    let oracle = Oracle(documents: 200, vocabulary: 90, using: &generator)
    let folder = try TemporaryFolder()
    try oracle.build(folder.file("one"))
    try oracle.build(folder.file("two"))
    try #expect(folder.bytes("one") == folder.bytes("two"))
  }

  @Test("What the format cannot hold is refused with the limit named")
  func refuses() throws {
    var builder = CollectionBuilder(schema: CollectionSchema([.init("date", .number)]))
    #expect(throws: SegmentError.self) { try builder.add(term: [1]) }
    #expect(throws: SegmentError.self) { try builder.addDocument(length: 1, columns: [], stored: []) }
    #expect(throws: SegmentError.self) { try builder.addDocument(length: 1, columns: [.text("x")], stored: []) }
    try builder.addDocument(length: 1, columns: [.number(1)], stored: [])
    try builder.add(term: [1], positions: [3])
    #expect(throws: SegmentError.self) { try builder.add(term: [1], positions: [3]) }
    #expect(throws: SegmentError.self) { try builder.add(term: [2], positions: [.max]) }
    #expect(throws: SegmentError.self) { try builder.add(term: [1]) }
    #expect(throws: SegmentError.self) { try builder.add(term: [UInt8](repeating: 1, count: 40_000)) }
    let folder = try TemporaryFolder()
    try builder.write(to: folder.file("segment"))
    try SegmentReader(folder.file("segment")).verify()
  }

  @Test("A file that exists is never written over")
  func keepsExistingFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "segment")
    #expect(throws: SegmentError.ioFailure(path: folder.file("segment"), operation: "open", errno: 17)) {
      try CollectionBuilder(schema: Oracle.schema).write(to: folder.file("segment"))
    }
    try #expect(folder.bytes("segment") == [1])
  }
}
