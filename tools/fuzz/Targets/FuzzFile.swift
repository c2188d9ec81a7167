import Glibc

/// Files that a target is given.
enum FuzzFile {
  static func write(_ bytes: [UInt8], to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0, bytes.isEmpty || Glibc.write(file, bytes, bytes.count) == bytes.count else {
      fatalError("\(path): \(String(cString: strerror(errno)))")
    }
    close(file)
  }

  static func read(_ path: String) -> [UInt8] {
    guard let stream = fopen(path, "r") else { fatalError("\(path): \(String(cString: strerror(errno)))") }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&part, 1, part.count, stream)
      if count == 0 { return bytes }
      bytes += part[..<count]
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder that do not begin with a dot, sorted.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { fatalError("\(folder): \(String(cString: strerror(errno)))") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
