import Fixtures
import Foundation
import Testing

@testable import Segments

@Suite struct IndexDirectoryTests {
  /// Writes a small segment under a fresh name and lists it.
  private func addSegment(_ writer: IndexWriter, to manifest: inout Manifest) throws {
    var generator = SeededGenerator(seed: 5)
    let oracle = Oracle(documents: 5, vocabulary: 9, using: &generator)
    let name = writer.freshName(".articles")
    try oracle.build(writer.path(of: name))
    let reader = try SegmentReader(writer.path(of: name))
    manifest.segments.append(
      .init(
        name: name,
        files: [.init(collection: "articles", file: reader.reference, documentCount: reader.documentCount)]))
  }

  @Test("A commit is seen by those who open after it, and not by those who opened before")
  func readersKeepTheirMoment() throws {
    let folder = try TemporaryFolder()
    let directory = IndexDirectory(folder.file("index"))
    try #expect(directory.manifest() == nil)
    #expect(throws: SegmentError.self) { try directory.openForReading() }
    let writer = try directory.openForWriting()
    var manifest = writer.manifest
    manifest.properties["icu"] = "72.1\t%\n"
    try addSegment(writer, to: &manifest)
    try writer.commit(manifest)
    let early = try directory.openForReading()
    #expect(early.manifest.generation == 1)
    #expect(early.manifest.properties == ["icu": "72.1\t%\n"])
    var next = writer.manifest
    var deletions = DeletionSet(documentCount: 5)
    deletions.insert(DocumentID(3))
    let name = writer.freshName(".deletions")
    next.segments[0].files[0].deletions = try deletions.write(to: writer.path(of: name))
    next.segments[0].files[0].deletedCount = 1
    try addSegment(writer, to: &next)
    try writer.commit(next)
    let late = try directory.openForReading()
    #expect(early.files.count == 1 && early.files[0].deletions == nil)
    #expect(late.files.count == 2 && late.files[0].deletions == deletions)
    try late.verify()
    try writer.commit(Manifest())
    try writer.removeUnlistedFiles()
    try #expect(FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() == ["lock", "manifest"])
    try early.verify()
    try late.verify()
  }

  @Test("A second writer is told who holds the lock")
  func namesHolder() throws {
    let folder = try TemporaryFolder()
    let directory = IndexDirectory(folder.path)
    let error = #expect(throws: SegmentError.self) {
      let first = try directory.openForWriting()
      try withExtendedLifetime(first) { _ = try directory.openForWriting() }
    }
    guard case .locked(let path, let holder) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == folder.file("lock"))
    #expect(holder.process == getpid())
    #expect(holder.since.hasSuffix("Z") && !holder.host.isEmpty)
    _ = try directory.openForWriting()
  }

  @Test("A commit that fails leaves the old manifest, and the next writer removes what it left")
  func failedCommitChangesNothing() throws {
    let folder = try TemporaryFolder()
    let directory = IndexDirectory(folder.path)
    do {
      let writer = try directory.openForWriting()
      var manifest = writer.manifest
      try addSegment(writer, to: &manifest)
      try writer.commit(manifest)
      let before = try folder.bytes("manifest")
      var broken = writer.manifest
      try addSegment(writer, to: &broken)
      broken.segments[1].files[0].file = FileReference(name: "segment-9-9.articles", byteCount: 1, checksum: 1)
      #expect(throws: SegmentError.self) { try writer.commit(broken) }
      try FileManager.default.createDirectory(atPath: folder.file("manifest.new"), withIntermediateDirectories: false)
      #expect(throws: SegmentError.self) { try writer.commit(writer.manifest) }
      try #expect(folder.bytes("manifest") == before)
      try FileManager.default.removeItem(atPath: folder.file("manifest.new"))
      try directory.openForReading().verify()
    }
    try folder.write([1], to: "notes.txt")
    try folder.write([1], to: "segment-old")
    _ = try directory.openForWriting()
    try #expect(folder.names() == ["lock", "manifest", "notes.txt", "segment-1-1.articles", "segment-old"])
  }

  @Test("A listed file that is missing, or another file under its name, is an error that names it")
  func noticesSwappedFiles() throws {
    let folder = try TemporaryFolder()
    let directory = IndexDirectory(folder.path)
    let writer = try directory.openForWriting()
    var manifest = writer.manifest
    try addSegment(writer, to: &manifest)
    try writer.commit(manifest)
    let path = folder.file("segment-1-1.articles")
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: SegmentError.missing(path: path, expected: "a readable file")) { try directory.openForReading() }
    try CollectionBuilder(schema: Oracle.schema).write(to: path)
    let error = #expect(throws: SegmentError.self) { try directory.openForReading() }
    #expect(error?.place.hasPrefix(path) == true)
  }
}
