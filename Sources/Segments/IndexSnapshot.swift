/// One moment of an index, held open: nothing a writer does changes it.
package struct IndexSnapshot: Sendable {
  /// One segment file with its deletions.
  package struct File: Sendable {
    /// The segment it belongs to.
    package let segment: String
    package let collection: String
    package let reader: SegmentReader
    package let deletions: DeletionSet?
  }

  package let manifest: Manifest
  /// In the order of the manifest.
  package let files: [File]

  init(_ manifest: Manifest, in directory: IndexDirectory) throws(SegmentError) {
    self.manifest = manifest
    var files: [File] = []
    for segment in manifest.segments {
      for listed in segment.files {
        let reader = try SegmentReader(directory.path(of: listed.file.name))
        try Self.compare(reader.reference, listed.file, reader.path)
        guard reader.documentCount == listed.documentCount else {
          throw .damaged(
            path: reader.path, place: "the summary", expected: "\(listed.documentCount) documents",
            found: "\(reader.documentCount)")
        }
        var deletions: DeletionSet?
        if let reference = listed.deletions {
          let path = directory.path(of: reference.name)
          let file = try CheckedFile(path: path, kind: .deletions)
          try Self.compare(file.reference, reference, path)
          let set = try DeletionSet(file)
          guard set.documentCount == listed.documentCount, set.count == listed.deletedCount else {
            throw .damaged(
              path: path, place: "the summary",
              expected: "\(listed.deletedCount) of \(listed.documentCount) documents deleted",
              found: "\(set.count) of \(set.documentCount)")
          }
          deletions = set
        }
        files.append(
          File(segment: segment.name, collection: listed.collection, reader: reader, deletions: deletions))
      }
    }
    self.files = files
  }

  private static func compare(_ found: FileReference, _ listed: FileReference, _ path: String) throws(SegmentError) {
    guard found == listed else {
      throw .damaged(
        path: path, place: "the whole file", expected: "\(listed.byteCount) bytes, checksum \(listed.checksum)",
        found: "\(found.byteCount) bytes, checksum \(found.checksum)")
    }
  }

  /// Checks every checksum and invariant of every file. O(size).
  package func verify() throws(SegmentError) {
    for file in files { try file.reader.verify() }
  }
}
