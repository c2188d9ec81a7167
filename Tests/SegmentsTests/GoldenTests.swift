import Fixtures
import Foundation
import Testing

@testable import Segments

/// Files that format version 1 wrote once and for all. `DAIEK_WRITE_GOLDEN=1 swift test --filter GoldenTests` writes
/// those that are not there; it never writes over one.
@Suite struct GoldenTests {
  private static let index = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("index")
  private static let writes = ProcessInfo.processInfo.environment["DAIEK_WRITE_GOLDEN"] == "1"

  private func golden(_ name: String, write: (String) throws -> Void) throws -> String {
    let path = Self.index.appendingPathComponent("golden/\(name)").path
    if Self.writes, !FileManager.default.fileExists(atPath: path) { try write(path) }
    return path
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private var oracle: Oracle {
    var generator = SeededGenerator(seed: 2_026)
    return Oracle(documents: 300, vocabulary: 60, using: &generator)
  }

  private var deletions: DeletionSet {
    var set = DeletionSet(documentCount: 300)
    for document: UInt32 in [0, 1, 64, 299] { set.insert(DocumentID(document)) }
    return set
  }

  /// The segment that `index/FORMAT.md` works through by hand.
  private func buildTiny(_ path: String) throws {
    var builder = CollectionBuilder(
      schema: CollectionSchema([.init("date", .number), .init("source", .string)]))
    try builder.addDocument(length: 3, columns: [.number(5), .text("A")], stored: [UInt8]("hi".utf8))
    try builder.add(term: [UInt8]("ab".utf8), positions: [0, 2])
    try builder.add(term: [UInt8]("abc".utf8), positions: [1])
    try builder.addDocument(length: 1, columns: [.number(7), .missing], stored: [])
    try builder.add(term: [UInt8]("ab".utf8), positions: [0])
    try builder.add(term: [UInt8]("m".utf8))
    try builder.write(to: path)
  }

  @Test("The segment written by format version 1 is read, and written again byte for byte")
  func segment() throws {
    let path = try golden("v1-segment") { try oracle.build($0) }
    let reader = try SegmentReader(path)
    try reader.verify()
    try #expect(OracleComparison.difference(reader, oracle) == nil)
    let folder = try TemporaryFolder()
    try oracle.build(folder.file("now"))
    try #expect(folder.bytes("now") == bytes(path), "the format, or libzstd, has changed")
  }

  /// Lines as those that the segments with dictionaries hold, a record each.
  private func line(_ number: Int) -> String {
    let words = [
      "river", "market", "letter", "winter", "bridge", "garden", "window", "silver", "minister", "harvest", "village",
      "station", "evening", "morning", "council", "teacher",
    ]
    let text = (0..<14).map { words[(number * number + $0 * (number % 13 + 3) + $0 * $0) % 16] }
    return "{\"id\": \"\(number)\", \"lang\": \"en\", \"outlet\": \"Outlet \(number % 5)\", \"date\": \"20200101\", "
      + "\"title\": \"\(words[number % 16])\", \"text\": \"\(text.joined(separator: " ")).\"}"
  }

  private func buildLines(_ path: String) throws {
    var builder = CollectionBuilder(schema: CollectionSchema([.init("number", .number)]))
    for number in 0..<700 {
      try builder.addDocument(length: 16, columns: [.number(Int64(number))], stored: [UInt8](line(number).utf8))
    }
    try builder.write(to: path)
  }

  @Test("Stored records compressed by a dictionary of raw content, as they once were, are read")
  func rawDictionary() throws {
    // Made by tools/bench when dictionaries had no tables; nothing writes such a segment any more.
    let reader = try SegmentReader(Self.index.appendingPathComponent("golden/v1-raw-dictionary").path)
    try reader.verify()
    for number in 0..<700 {
      try #expect(reader.stored(DocumentID(UInt32(number))) == [UInt8](line(number).utf8))
    }
  }

  @Test("Stored records compressed by a dictionary with tables are read, and written again byte for byte")
  func dictionary() throws {
    let path = try golden("v1-dictionary") { try buildLines($0) }
    let reader = try SegmentReader(path)
    try reader.verify()
    for number in 0..<700 {
      try #expect(reader.stored(DocumentID(UInt32(number))) == [UInt8](line(number).utf8))
    }
    let folder = try TemporaryFolder()
    try buildLines(folder.file("now"))
    try #expect(folder.bytes("now") == bytes(path), "the format, or libzstd, has changed")
  }

  @Test("The deletions written by format version 1 are read, and written again byte for byte")
  func deletionFile() throws {
    let path = try golden("v1-deletions") { _ = try deletions.write(to: $0) }
    try #expect(DeletionSet(path) == deletions)
    let folder = try TemporaryFolder()
    _ = try deletions.write(to: folder.file("now"))
    try #expect(folder.bytes("now") == bytes(path))
  }

  @Test("The manifest written by format version 1 is read, and written again byte for byte")
  func manifest() throws {
    var manifest = Manifest()
    manifest.generation = 12
    manifest.properties = ["icu": "72.1", "odd": "tab\t percent% қ"]
    let file = FileReference(name: "segment-c-1.articles", byteCount: 12_345, checksum: 0xDEAD_BEEF)
    let deleted = FileReference(name: "segment-c-2.deletions", byteCount: 300, checksum: 7)
    manifest.segments = [
      .init(
        name: "segment-c-1",
        files: [
          .init(collection: "articles", file: file, documentCount: 300, deletions: deleted, deletedCount: 4)
        ])
    ]
    let path = try golden("v1-manifest") { path in
      try Data(ManifestText.write(manifest)).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    }
    try #expect(ManifestText.read(bytes(path), path: path) == manifest)
    try #expect(ManifestText.write(manifest) == bytes(path))
  }

  @Test("The segment worked by hand in FORMAT.md is the one that is written")
  func workedSegment() throws {
    let path = try golden("v1-tiny") { try buildTiny($0) }
    let folder = try TemporaryFolder()
    try buildTiny(folder.file("now"))
    try #expect(folder.bytes("now") == bytes(path))
    let text = try String(contentsOf: Self.index.appendingPathComponent("FORMAT.md"), encoding: .utf8)
    var worked: [UInt8] = []
    for line in text.split(separator: "\n") {
      // A line of the worked segment: offset in four hexadecimal digits, two spaces, bytes, two spaces, what they are.
      let parts = line.components(separatedBy: "  ")
      guard parts.count >= 2, parts[0].count == 4, Int(parts[0], radix: 16) == worked.count else { continue }
      worked += parts[1].split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }
    try #expect(worked == bytes(path))
  }
}
