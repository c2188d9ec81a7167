import Glibc

/// Makes a folder and those above it.
enum FolderMaker {
  /// Returns once the folder's name would survive a power cut.
  ///
  /// - Throws: `system` with the folder that could not be made and why.
  static func make(_ path: String) throws(IndexError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      // Whoever made it may have died before this. A folder above that may not be read was not made by us.
      _ = synchronize(parent(of: path))
      return
    }
    if let parent = parent(of: path), parent != "/" { try make(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST, synchronize(parent(of: path)) else {
      let code = errno
      throw .system(
        Problem(
          "index.noFolder", ["path": .text(path), "errno": .systemError(code)],
          description: "\(path): expected a folder that can be made, found: \(String(cString: strerror(code))); "
            + "choose another with --index, or correct its permissions"))
    }
  }

  /// The folder above; nil for a bare name, which stands in the present one.
  private static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether the names in a folder would survive a power cut; errno says why not.
  private static func synchronize(_ folder: String?) -> Bool {
    var descriptor: Int32
    repeat {
      descriptor = open(folder ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { return false }
    var result: Int32
    repeat { result = fsync(descriptor) } while result != 0 && errno == EINTR
    let code = errno
    close(descriptor)
    errno = code
    return result == 0
  }
}
