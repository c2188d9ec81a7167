import Fixtures
import Foundation
import FuzzTargets
import Segments
import Testing

/// Files that somebody made who means harm: every checksum is true.
struct CraftedFileTests {
  @Test("A bitmap with bits after the last document is damage, and no place beyond a table")
  func bitmapTail() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("segment")
    var builder = CollectionBuilder(schema: CollectionSchema([]))
    for _ in 0..<130 {
      try builder.addDocument(length: 1, columns: [], stored: [])
      try builder.add(term: Array("a".utf8))
    }
    _ = try builder.write(to: path)
    let info = try #require(try SegmentReader(path).find(Array("a".utf8)))
    #expect(try SegmentReader(path).postings(info).bitmap() != nil)
    let bytes = try folder.bytes("segment")
    // The only term's bitmap ends its section, the fifth.
    let last = Checksums.sections(in: bytes)[4].upperBound - 1
    for bit in 0..<8 {
      var crafted = bytes
      crafted[last] |= 1 << UInt8(bit)
      Checksums.remakeAll(&crafted)
      try folder.write(crafted, to: "segment")
      let error = #expect(throws: SegmentError.self) { try SegmentReader(path).postings(info).bitmap() }
      #expect(error?.place.hasPrefix(path) == true)
    }
  }

  @Test("Blocks that share positions, more than the term says it has, are damage when segments are joined")
  func sharedPositions() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("segment")
    var builder = CollectionBuilder(schema: CollectionSchema([]))
    for _ in 0..<1024 {
      try builder.addDocument(length: 3, columns: [], stored: [])
      try builder.add(term: Array("a".utf8), positions: [0, 1, 2])
    }
    _ = try builder.write(to: path)
    var crafted = try folder.bytes("segment")
    // 2048 occurrences more than documents become 512 more …
    let terms = Checksums.sections(in: crafted)[5]
    let place = try #require(
      terms.first { crafted[$0] == 0x80 && crafted[$0 + 1] == 0x10 && crafted[$0 + 2] == 3 && crafted[$0 + 3] == 3 })
    crafted[place + 1] = 0x04
    // … and each block's positions begin where the first one's do.
    let postings = Checksums.sections(in: crafted)[4].lowerBound
    for block in 0..<8 { for byte in 8..<12 { crafted[postings + block * 16 + byte] = 0 } }
    Checksums.remakeAll(&crafted)
    try folder.write(crafted, to: "segment")
    let reader = try SegmentReader(path)
    #expect(try reader.find(Array("a".utf8))?.occurrences == 1536)
    let error = #expect(throws: SegmentError.self) {
      try SegmentMerger.merge([(reader, nil)], to: folder.path("joined"))
    }
    #expect(error?.place.hasPrefix(path) == true)
  }

  @Test("A manifest of a generation that no index reaches is damage")
  func endlessGeneration() throws {
    let folder = try TemporaryFolder()
    let text = Array("daiek-manifest\t1\ngeneration\t18446744073709551615\n".utf8)
    try folder.write(text + Array("crc32c\t\(Checksums.crc32c(text))\n".utf8), to: "manifest")
    let directory = IndexDirectory(folder.path)
    #expect(throws: SegmentError.self) { try directory.manifest() }
    #expect(throws: SegmentError.self) { try directory.openForWriting() }
    try folder.write([1], to: "segment-ffffffffffffffff-1.articles")
    try withExtendedLifetime(try directory.openForWriting(replacing: true)) { writer in
      #expect(writer.replacesUnreadable && writer.freshName("") == "segment-1-1")
      try writer.commit(Manifest())
    }
    #expect(try directory.manifest()?.generation == 1)
  }
}
