import Glibc

/// What stands in a folder of the packs or of the authority files.
package enum PackFolder {
  /// The names in it, sorted by their bytes, hidden ones left out.
  ///
  /// - Throws: `unreadable` when there is no such folder, `ioFailure` when the system cannot give all of it.
  package static func names(_ path: String) throws(AnalysisError) -> [String] {
    guard let stream = opendir(path) else { throw .refusal(path, "opendir", errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      // At the end and on a failure alike nothing is given; a name too few would be a table too few, without a word.
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    guard errno == 0 else { throw .ioFailure(path: path, operation: "readdir", errno: errno) }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Whether a file is there.
  ///
  /// - Throws: `ioFailure` when the system cannot tell.
  package static func has(_ path: String) throws(AnalysisError) -> Bool {
    if access(path, R_OK) == 0 { return true }
    guard errno == ENOENT || errno == ENOTDIR else {
      throw .ioFailure(path: path, operation: "access", errno: errno)
    }
    return false
  }
}
