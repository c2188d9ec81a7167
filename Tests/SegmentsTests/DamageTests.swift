import Fixtures
import Foundation
import Testing

@testable import Segments

/// Every bit of every kind of file, flipped one at a time, and every length a file may be cut to.
@Suite struct DamageTests {
  /// Flips each bit in turn, asks, and puts it back. `ask` returns whether all answers were right; it may throw.
  private func flipEveryBit(of path: String, ask: () throws -> Bool) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    var wrong = 0
    var noticed = 0
    for (index, byte) in bytes.enumerated() {
      for bit in 0..<8 {
        var flipped = byte ^ (1 << UInt8(bit))
        pwrite(descriptor, &flipped, 1, off_t(index))
        do {
          if try !ask() { wrong += 1 }
        } catch let error as SegmentError {
          noticed += 1
          if !error.place.hasPrefix(path) { wrong += 1 }
        }
      }
      var right = byte
      pwrite(descriptor, &right, 1, off_t(index))
    }
    #expect(wrong == 0)
    #expect(noticed == bytes.count * 8)
    try #expect(ask())
  }

  private func cutEverywhere(_ path: String, to copy: String, ask: (String) throws -> Bool) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    for length in 0..<bytes.count {
      try Data(bytes[..<length]).write(to: URL(fileURLWithPath: copy))
      #expect(throws: SegmentError.self, "cut to \(length)") { _ = try ask(copy) }
    }
  }

  private func smallOracle() -> Oracle {
    var generator = SeededGenerator(seed: 21)
    return Oracle(documents: 131, vocabulary: 12, compact: true, using: &generator)
  }

  @Test("Any one flipped bit of a segment gives an error that names the file")
  func segmentBits() throws {
    let oracle = smallOracle()
    let folder = try TemporaryFolder()
    try oracle.build(folder.file("segment"))
    print("DamageTests.segmentBits: \(try folder.bytes("segment").count) bytes")
    let comparison = OracleComparison(oracle, storedStep: 70)
    try flipEveryBit(of: folder.file("segment")) {
      try comparison.difference(try SegmentReader(folder.file("segment"))) == nil
    }
  }

  @Test("A segment cut at any length gives an error")
  func segmentCuts() throws {
    let folder = try TemporaryFolder()
    try smallOracle().build(folder.file("segment"))
    try cutEverywhere(folder.file("segment"), to: folder.file("cut")) { path in
      try SegmentReader(path).verify()
      return true
    }
  }

  @Test("Any one flipped bit of a deletion file, or a cut, gives an error")
  func deletions() throws {
    var deletions = DeletionSet(documentCount: 3_000)
    for document in stride(from: 0, to: 3_000, by: 7) { deletions.insert(DocumentID(UInt32(document))) }
    let folder = try TemporaryFolder()
    let path = folder.file("deletions")
    _ = try deletions.write(to: path)
    try flipEveryBit(of: path) { try DeletionSet(path) == deletions }
    try cutEverywhere(path, to: folder.file("cut")) { try DeletionSet($0) == deletions }
  }

  @Test("Any one flipped bit of a manifest, or a cut, gives an error")
  func manifest() throws {
    let folder = try TemporaryFolder()
    let directory = IndexDirectory(folder.path)
    let writer = try directory.openForWriting()
    var manifest = writer.manifest
    manifest.properties = ["icu": "72.1", "қ": "ү"]
    try smallOracle().build(writer.path(of: writer.freshName(".articles")))
    let reader = try SegmentReader(folder.file("segment-1-1.articles"))
    manifest.segments = [
      .init(name: "s", files: [.init(collection: "articles", file: reader.reference, documentCount: 131)])
    ]
    try writer.commit(manifest)
    let expected = writer.manifest
    try flipEveryBit(of: folder.file("manifest")) { try directory.manifest() == expected }
    try cutEverywhere(folder.file("manifest"), to: folder.file("cut")) { path in
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      return try ManifestText.read(bytes, path: path) == expected
    }
  }

  @Test("A page swapped with another, checksums and all, is noticed")
  func swappedPages() throws {
    var generator = SeededGenerator(seed: 22)
    let oracle = Oracle(documents: 900, vocabulary: 80, using: &generator)
    let folder = try TemporaryFolder()
    try oracle.build(folder.file("segment"))
    var bytes = try folder.bytes("segment")
    let page = Array(bytes[4096..<8192])
    bytes.replaceSubrange(4096..<8192, with: bytes[8192..<12_288])
    bytes.replaceSubrange(8192..<12_288, with: page)
    try folder.write(bytes, to: "swapped")
    #expect(throws: SegmentError.self) { try SegmentReader(folder.file("swapped")).verify() }
  }
}
