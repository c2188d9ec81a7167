import Glibc

/// The one writer of an index, for as long as it lives.
package final class IndexWriter {
  package let directory: IndexDirectory
  /// The manifest last committed; an empty one before the first commit.
  package private(set) var manifest: Manifest
  /// Whether there is an index here whose manifest cannot be read; the first commit takes its place.
  package private(set) var replacesUnreadable = false
  private let lock: WriteLock
  private var namesGiven = 0

  init(_ directory: IndexDirectory, replacing: Bool) throws(SegmentError) {
    self.directory = directory
    lock = try WriteLock(directory.path(of: "lock"))
    manifest = Manifest()
    do throws(SegmentError) { manifest = try directory.manifest() ?? manifest } catch {
      switch error {
      case .missing, .damaged, .notASegment, .newerFormat: if !replacing { throw error }
      default: throw error
      }
      replacesUnreadable = true
      // No new name may be one of theirs.
      for name in try directory.segmentFiles() {
        manifest.generation = max(manifest.generation, IndexDirectory.generation(inName: name) ?? 0)
      }
      return
    }
    // From here on, segment files without a manifest are an index that lost it, and not one that never had it.
    if manifest.generation == 0, try directory.manifestFile() == nil { try put(manifest) }
    // A writer that died between its last two steps left a manifest that a power cut could still take back; whoever finds
    // nothing new to write builds on it and says so.
    try directory.synchronize()
    try removeUnlistedFiles()
  }

  /// A name for files that nothing in the folder has had: `segment-GENERATION-NUMBER` and the suffix, generation and
  /// number in hexadecimal. The same work gives the same names.
  package func freshName(_ suffix: String) -> String {
    namesGiven += 1
    return "segment-\(String(manifest.generation + 1, radix: 16))-\(String(namesGiven, radix: 16))\(suffix)"
  }

  package func path(of name: String) -> String { directory.path(of: name) }

  /// Makes `next` the index: its files are made durable, then the manifest is replaced in one step, and then that is made
  /// durable too. On an error before that step the old manifest is still the index; after it, the error is `uncertain`.
  package func commit(_ next: Manifest) throws(SegmentError) {
    var next = next
    next.generation = manifest.generation + 1
    let known = Set(manifest.files)
    for file in next.files where !known.contains(file) {
      let path = directory.path(of: file.name)
      let opened = try OpenFile(path, flags: O_RDONLY)
      let size = try opened.size()
      guard size == Int(file.byteCount) else {
        throw .damaged(path: path, place: "the whole file", expected: "\(file.byteCount) bytes", found: "\(size)")
      }
      try opened.synchronize()
    }
    try directory.synchronize()
    try put(next)
    manifest = next
    namesGiven = 0
    replacesUnreadable = false
    do throws(SegmentError) { try directory.synchronize() } catch {
      guard case .ioFailure(_, _, let code) = error else { throw error }
      throw .uncertain(path: directory.manifestPath, errno: code)
    }
  }

  /// Writes a manifest and puts it in the place of the old one.
  private func put(_ manifest: Manifest) throws(SegmentError) {
    let temporary = directory.path(of: Self.temporaryManifest)
    let file = try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_TRUNC)
    try file.write(ManifestText.write(manifest))
    try file.synchronize()
    guard rename(temporary, directory.manifestPath) == 0 else {
      throw .ioFailure(path: directory.manifestPath, operation: "rename", errno: errno)
    }
  }

  /// Removes the files of our own names that the manifest does not list. Readers that hold them keep them.
  package func removeUnlistedFiles() throws(SegmentError) {
    let listed = Set(manifest.files.map(\.name))
    for name in try directory.segmentFiles() + [Self.temporaryManifest] where !listed.contains(name) {
      if unlink(directory.path(of: name)) != 0, errno != ENOENT {
        throw .ioFailure(path: directory.path(of: name), operation: "unlink", errno: errno)
      }
    }
  }

  /// The same after a commit, as far as the system lets it: what stays is no part of the index, and the next writer removes it.
  package func removeReplacedFiles() { try? removeUnlistedFiles() }

  private static let temporaryManifest = "manifest.new"
}
