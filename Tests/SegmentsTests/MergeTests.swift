import Fixtures
import Testing

@testable import Segments

@Suite struct MergeTests {
  @Test("Merging gives the very bytes of building from the surviving documents", arguments: [0.0, 0.3, 1.0])
  func equalsBuilding(deletedShare: Double) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("MergeTests.equalsBuilding seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    var sources: [(reader: SegmentReader, deletions: DeletionSet?)] = []
    var survivors = Oracle(documents: 0, vocabulary: 1, using: &generator)
    for (index, count) in [300, 1, 0, 900].enumerated() {
      let oracle = Oracle(documents: count, vocabulary: 80, using: &generator)
      try oracle.build(folder.file("part-\(index)"))
      var deletions = DeletionSet(documentCount: UInt32(count))
      for document in 0..<count where Double.random(in: 0..<1, using: &generator) < deletedShare {
        deletions.insert(DocumentID(UInt32(document)))
      }
      sources.append((try SegmentReader(folder.file("part-\(index)")), deletedShare > 0 ? deletions : nil))
      survivors.documents += oracle.without(deletions).documents
    }
    let merged = try SegmentMerger.merge(sources, to: folder.file("merged"))
    try survivors.build(folder.file("built"))
    try #expect(folder.bytes("merged") == folder.bytes("built"), "seed \(seed)")
    let reader = try SegmentReader(folder.file("merged"))
    #expect(reader.reference == merged)
    try #expect(OracleComparison.difference(reader, survivors) == nil, "seed \(seed)")
    try reader.verify()
  }

  @Test("Parts made apart and written together give the bytes of one builder", arguments: [1, 2, 5])
  func joinsParts(count: Int) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("MergeTests.joinsParts seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let oracle = Oracle(documents: 2500, vocabulary: 70, using: &generator)
    try oracle.build(folder.file("built"))
    // Cut where a stored frame ends, as whoever makes parts must.
    var counter = FrameCounter()
    var ranges: [Range<Int>] = []
    var start = 0
    for (number, document) in oracle.documents.enumerated() {
      let isFrameEnd = document.stored.withUnsafeBytes { counter.add($0) }
      if isFrameEnd, ranges.count < count - 1, number > oracle.documents.count / count * (ranges.count + 1) {
        ranges.append(start..<number + 1)
        start = number + 1
      }
    }
    ranges.append(start..<oracle.documents.count)
    var parts: [CollectionPart] = []
    for range in ranges {
      let part =
        parts.isEmpty
        ? CollectionPart(try CollectionBuilder(schema: Oracle.schema, streamingTo: folder.file("joined")))
        : CollectionPart(CollectionBuilder(schema: Oracle.schema, following: counter.dictionary))
      if parts.isEmpty { try part.builder.lead(with: counter.dictionary) }
      for document in oracle.documents[range] { try Oracle.add(document, to: &part.builder) }
      parts.append(part)
    }
    #expect(parts.count == count)
    try CollectionBuilder.write(parts, threads: count) { calls, body in
      for call in (0..<calls).reversed() { body(call) }
    }
    try #expect(folder.bytes("joined") == folder.bytes("built"), "seed \(seed)")
  }

  @Test("Documents put in order when they are written, or when segments are joined, give the bytes of that order")
  func arranges() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("MergeTests.arranges seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let oracle = Oracle(documents: 700, vocabulary: 60, using: &generator)
    // Which documents stay, in which order, and which source each is in.
    let order = Array(oracle.documents.indices.shuffled(using: &generator).prefix(600))
    var expected = oracle
    expected.documents = order.map { oracle.documents[$0] }
    try expected.build(folder.file("built"))

    let records = RecordFile(path: folder.file("records"))
    var builder = CollectionBuilder(arrangingLater: Oracle.schema, records: records)
    for document in oracle.documents { try Oracle.add(document, to: &builder) }
    try builder.write(to: folder.file("arranged"), order: order.map { UInt32($0) })
    try #expect(folder.bytes("arranged") == folder.bytes("built"), "seed \(seed)")

    let parts = order.map { _ in Int.random(in: 0..<3, using: &generator) }
    var places: [SegmentMerger.Place] = []
    var sources = [Oracle](repeating: oracle, count: 3)
    for part in sources.indices { sources[part].documents = [] }
    for (number, part) in zip(order, parts) {
      places.append(.init(source: part, document: DocumentID(UInt32(sources[part].documents.count))))
      sources[part].documents.append(oracle.documents[number])
    }
    var readers: [SegmentReader] = []
    for (part, source) in sources.enumerated() {
      try source.build(folder.file("part-\(part)"))
      readers.append(try SegmentReader(folder.file("part-\(part)")))
    }
    try SegmentMerger.merge(readers, order: places, to: folder.file("joined"))
    try #expect(folder.bytes("joined") == folder.bytes("built"), "seed \(seed)")
    #expect(throws: SegmentError.self) {
      try SegmentMerger.merge(readers, order: places.reversed(), to: folder.file("backwards"))
    }
  }

  @Test("Segments with other columns are not merged, and nothing is left behind")
  func refusesOtherSchema() throws {
    let folder = try TemporaryFolder()
    try CollectionBuilder(schema: Oracle.schema).write(to: folder.file("one"))
    try CollectionBuilder(schema: CollectionSchema([])).write(to: folder.file("two"))
    let sources = try ["one", "two"].map { (reader: try SegmentReader(folder.file($0)), deletions: DeletionSet?.none) }
    #expect(throws: SegmentError.self) { try SegmentMerger.merge(sources, to: folder.file("merged")) }
    try #expect(folder.names() == ["one", "two"])
  }
}
