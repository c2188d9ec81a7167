import Glibc

/// Files and folders, by the system's own calls.
enum Disk {
  static func make(_ folder: String) throws(FaultsFailure) {
    if isThere(folder) { return }
    if let slash = folder.lastIndex(of: "/"), slash != folder.startIndex { try make(String(folder[..<slash])) }
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure("mkdir", folder) }
  }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func write(_ bytes: [UInt8], to path: String) throws(FaultsFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure("open", path) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + done, bytes.count - done) }
      guard count > 0 else { throw failure("write", path) }
      done += count
    }
  }

  static func write(_ text: String, to path: String) throws(FaultsFailure) { try write(Array(text.utf8), to: path) }

  /// Writes pieces one after another, without holding them: what a process has held counts as its children's memory too.
  static func write(
    pieces: some Sequence<String>, after head: String = "", before tail: String = "", to path: String
  ) throws(FaultsFailure) {
    guard let stream = fopen(path, "w") else { throw failure("open", path) }
    var written = fputs(head, stream) >= 0
    for piece in pieces where written { written = fputs(piece, stream) >= 0 }
    written = fputs(tail, stream) >= 0 && written
    guard fclose(stream) == 0, written else { throw failure("write", path) }
  }

  static func read(_ path: String) throws(FaultsFailure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("open", path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("fstat", path) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var done = 0
    while done < bytes.count {
      let (start, wanted) = (done, bytes.count - done)
      let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + start, wanted) }
      guard count >= 0 else { throw failure("read", path) }
      if count == 0 { break }
      done += count
    }
    bytes.removeLast(bytes.count - done)
    return bytes
  }

  static func text(_ path: String) -> String { (try? read(path)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

  /// The names in a folder, sorted; none when it is not there.
  static func names(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes a file, or a folder with all that is in it.
  static func remove(_ path: String) {
    if isFolder(path) {
      for name in names(path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Copies a file or a folder with all that is in it.
  static func copy(_ from: String, to target: String) throws(FaultsFailure) {
    guard isFolder(from) else { return try write(try read(from), to: target) }
    try make(target)
    for name in names(from) { try copy(from + "/" + name, to: target + "/" + name) }
  }

  static func failure(_ operation: String, _ path: String) -> FaultsFailure {
    FaultsFailure("\(path): \(operation): \(String(cString: strerror(errno)))")
  }
}
