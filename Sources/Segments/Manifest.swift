/// The list of the files that make up one moment of an index.
package struct Manifest: Hashable, Sendable {
  /// One segment file, of one collection, with what has been deleted from it.
  package struct File: Hashable, Sendable {
    /// The collection it belongs to, such as `articles`.
    package var collection: String
    package var file: FileReference
    package var documentCount: UInt32
    package var deletions: FileReference?
    package var deletedCount: UInt32

    package init(
      collection: String, file: FileReference, documentCount: UInt32, deletions: FileReference? = nil,
      deletedCount: UInt32 = 0
    ) {
      self.collection = collection
      self.file = file
      self.documentCount = documentCount
      self.deletions = deletions
      self.deletedCount = deletedCount
    }
  }

  /// The files that were written together and share a name.
  package struct Segment: Hashable, Sendable {
    package var name: String
    package var files: [File]

    package init(name: String, files: [File]) {
      self.name = name
      self.files = files
    }
  }

  /// No honest index has so many; an invented number may not make a sum overflow.
  static let generationLimit: UInt64 = 1 << 60

  /// Grows by one with every commit; 0 before the first.
  package internal(set) var generation: UInt64 = 0
  /// What the index was built with, such as the version of ICU. In the file they are ordered by name.
  package var properties: [String: String] = [:]
  package var segments: [Segment] = []

  package init() {}

  /// The CRC-32C of some bytes, for a file beside the index that is none of its own.
  package static func checksum(of bytes: [UInt8]) -> UInt32 { CRC32C.checksum(bytes) }

  /// A checksum of all that it says: another manifest has another, but by a chance of one in four thousand million.
  package var fingerprint: UInt32 { CRC32C.checksum(ManifestText.write(self)) }

  /// Every file the manifest lists.
  package var files: [FileReference] {
    segments.flatMap { $0.files.flatMap { file in [file.file] + (file.deletions.map { [$0] } ?? []) } }
  }
}
