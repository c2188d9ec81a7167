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
  ///
  /// - Throws: `missing` when there are segment files and no manifest. A first writer puts a manifest there before anything
  ///   else, so that one has been lost.
  package func manifest() throws(SegmentError) -> Manifest? {
    var found = try manifestFile()
    if found == nil, try !segmentFiles().isEmpty {
      // A first writer may have come between the two looks.
      found = try manifestFile()
      if found == nil { throw .missing(path: manifestPath, expected: "the manifest of the segment files beside it") }
    }
    return found.flatMap { $0.generation == 0 ? nil : $0 }
  }

  /// The manifest in the file, which has generation 0 before the first commit; nil without a file.
  func manifestFile() throws(SegmentError) -> Manifest? {
    do throws(SegmentError) {
      let bytes = try OpenFile(manifestPath, flags: O_RDONLY).readAll(limit: 1 << 28)
      return try ManifestText.read(bytes, path: manifestPath)
    } catch .missing {
      return nil
    }
  }

  /// The names of files that only a writer of segments gives, in order; none where there is no folder.
  func segmentFiles() throws(SegmentError) -> [String] {
    guard let stream = opendir(path) else {
      if errno == ENOENT { return [] }
      throw .ioFailure(path: path, operation: "opendir", errno: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      // At the end and on a failure alike nothing is given.
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if Self.generation(inName: name) != nil { names.append(name) }
    }
    guard errno == 0 else { throw .ioFailure(path: path, operation: "readdir", errno: errno) }
    return names.sorted()
  }

  /// The generation in a name of `IndexWriter.freshName`; nil for any other.
  static func generation(inName name: String) -> UInt64? {
    let parts = name.prefix { $0 != "." }.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "segment",
      parts[1...].allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } })
    else { return nil }
    return UInt64(parts[1], radix: 16).flatMap { $0 < Manifest.generationLimit ? $0 : nil }
  }

  /// Opens every file of the present moment. Later commits and removals leave what was opened as it is.
  /// O(files + size / 1024).
  package func openForReading() throws(SegmentError) -> IndexSnapshot {
    guard let snapshot = try openIfPresent() else {
      throw .missing(path: manifestPath, expected: "the manifest of an index")
    }
    return snapshot
  }

  /// The same; nil if nothing was ever committed here.
  package func openIfPresent() throws(SegmentError) -> IndexSnapshot? {
    guard var manifest = try manifest() else { return nil }
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
  ///
  /// - Parameter replacing: whether the next commit stands in the place of all that is here. Then a manifest that is lost or
  ///   cannot be read is no error; it and the files beside it stay as they are until that commit.
  package func openForWriting(replacing: Bool = false) throws(SegmentError) -> IndexWriter {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw .ioFailure(path: path, operation: "mkdir", errno: errno)
    }
    // Also where it was there: whoever made it may have died before this.
    try OpenFile(path + "/..", flags: O_RDONLY | O_DIRECTORY).synchronize()
    return try IndexWriter(self, replacing: replacing)
  }

  /// Returns once names made or removed in the folder would survive a power cut.
  func synchronize() throws(SegmentError) {
    try OpenFile(path, flags: O_RDONLY | O_DIRECTORY).synchronize()
  }
}
