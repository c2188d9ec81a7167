import Glibc

/// What a path leads to.
package enum PathKind: String, Sendable {
  case file, folder, pipe, socket, device

  /// Of `st_mode`.
  init?(_ mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR, S_IFBLK: self = .device
    default: return nil
    }
  }
}
