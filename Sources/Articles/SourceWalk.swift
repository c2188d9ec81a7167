import Glibc

/// The files below some paths, in an order that depends on their names alone.
package struct SourceWalk: Sendable {
  package private(set) var files: [SourceFile] = []
  /// Paths and folders that could not be opened.
  package private(set) var refused: [(path: String, error: ArticleError)] = []

  /// Walks the paths: a file stands for itself, a folder for all files in it and below. Hidden files and folders are left
  /// out; a folder that links lead to twice is walked once. Linear in the number of files.
  package init(paths: [String]) {
    var seen: Set<Folder> = []
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0 else {
        refused.append((path, errno == ENOENT ? .missing : .unreadable(errno: errno)))
        continue
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        walk(path, below: "", Folder(status), &seen)
      } else {
        files.append(SourceFile(path: path, isNamed: true))
      }
    }
  }

  private struct Folder: Hashable {
    let device: UInt64
    let inode: UInt64

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
    }
  }

  private mutating func walk(_ path: String, below: String, _ folder: Folder, _ seen: inout Set<Folder>) {
    guard seen.insert(folder).inserted else { return }
    guard let stream = opendir(path) else {
      refused.append((path, .unreadable(errno: errno)))
      return
    }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(stream)
    names.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let base = path.hasSuffix("/") ? path : path + "/"
    for name in names {
      let child = base + name
      var status = stat()
      guard stat(child, &status) == 0 else {
        refused.append((child, errno == ENOENT ? .missing : .unreadable(errno: errno)))
        continue
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        walk(child, below: below + name + "/", Folder(status), &seen)
      } else if status.st_mode & S_IFMT == S_IFREG {
        files.append(SourceFile(path: child, name: below + name, isNamed: false))
      }
    }
  }
}
