import Glibc

/// The folder of one index: `manifest`, `lock`, and the files that the manifest lists.
package struct IndexDirectory: Sendable {
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  var manifestPath: String { path + "/manifest" }

  package func path(of name: String) -> String { path + "/" + name }

  /// The manifest as it is now; nil if nothing was ever committed here.
  package func manifest() throws(SegmentError) -> Manifest? {
    do throws(SegmentError) {
      let bytes = try OpenFile(manifestPath, flags: O_RDONLY).readAll(limit: 1 << 28)
      return try ManifestText.read(bytes, path: manifestPath)
    } catch .missing {
      return nil
    }
  }

  /// Opens every file of the present moment. Later commits and removals leave what was opened as it is.
  /// O(files + size / 1024).
  package func openForReading() throws(SegmentError) -> IndexSnapshot {
    guard var manifest = try manifest() else {
      throw .missing(path: manifestPath, expected: "the manifest of an index")
    }
    while true {
      do throws(SegmentError) {
        return try IndexSnapshot(manifest, in: self)
      } catch {
        // A writer may have replaced the manifest and removed files between our reading it and opening them.
        guard let newer = try self.manifest(), newer.generation != manifest.generation else { throw error }
        manifest = newer
      }
    }
  }

  /// Takes the write lock, making the folder if there is none, and removes what an interrupted writer left behind.
  package func openForWriting() throws(SegmentError) -> IndexWriter {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw .ioFailure(path: path, operation: "mkdir", errno: errno)
    }
    // Also where it was there: whoever made it may have died before this.
    try OpenFile(path + "/..", flags: O_RDONLY | O_DIRECTORY).synchronize()
    return try IndexWriter(self)
  }

  /// Returns once names made or removed in the folder would survive a power cut.
  func synchronize() throws(SegmentError) {
    try OpenFile(path, flags: O_RDONLY | O_DIRECTORY).synchronize()
  }
}
