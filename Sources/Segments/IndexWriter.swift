import Glibc

/// The one writer of an index, for as long as it lives.
package final class IndexWriter {
  package let directory: IndexDirectory
  /// The manifest last committed; an empty one before the first commit.
  package private(set) var manifest: Manifest
  private let lock: WriteLock
  private var namesGiven = 0

  init(_ directory: IndexDirectory) throws(SegmentError) {
    self.directory = directory
    lock = try WriteLock(directory.path(of: "lock"))
    manifest = try directory.manifest() ?? Manifest()
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
    let temporary = directory.path(of: "manifest.new")
    let file = try OpenFile(temporary, flags: O_WRONLY | O_CREAT | O_TRUNC)
    try file.write(ManifestText.write(next))
    try file.synchronize()
    guard rename(temporary, directory.manifestPath) == 0 else {
      throw .ioFailure(path: directory.manifestPath, operation: "rename", errno: errno)
    }
    manifest = next
    namesGiven = 0
    do throws(SegmentError) { try directory.synchronize() } catch {
      guard case .ioFailure(_, _, let code) = error else { throw error }
      throw .uncertain(path: directory.manifestPath, errno: code)
    }
  }

  /// Removes the files of our own names that the manifest does not list. Readers that hold them keep them.
  package func removeUnlistedFiles() throws(SegmentError) {
    let listed = Set(manifest.files.map(\.name))
    for name in try names() where !listed.contains(name) && Self.isOurs(name) {
      if unlink(directory.path(of: name)) != 0, errno != ENOENT {
        throw .ioFailure(path: directory.path(of: name), operation: "unlink", errno: errno)
      }
    }
  }

  /// The same after a commit, as far as the system lets it: what stays is no part of the index, and the next writer removes it.
  package func removeReplacedFiles() { try? removeUnlistedFiles() }

  private static func isOurs(_ name: String) -> Bool {
    if name == "manifest.new" { return true }
    let parts = name.prefix { $0 != "." }.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "segment"
      && parts[1...].allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } }
  }

  private func names() throws(SegmentError) -> [String] {
    guard let stream = opendir(directory.path) else {
      throw .ioFailure(path: directory.path, operation: "opendir", errno: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      // At the end and on a failure alike nothing is given.
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      names.append(name)
    }
    guard errno == 0 else { throw .ioFailure(path: directory.path, operation: "readdir", errno: errno) }
    return names.sorted()
  }
}
