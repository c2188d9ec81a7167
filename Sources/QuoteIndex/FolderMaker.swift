import Glibc

/// Makes a folder and those above it.
enum FolderMaker {
  /// - Throws: `system` with the folder that could not be made and why.
  static func make(_ path: String) throws(IndexError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try make(String(path[..<slash])) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      let code = errno
      throw .system(
        Problem(
          "index.noFolder", ["path": .text(path), "errno": .systemError(code)],
          description: "\(path): expected a folder that can be made, found: \(String(cString: strerror(code))); "
            + "choose another with --index, or correct its permissions"))
    }
  }
}
