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
