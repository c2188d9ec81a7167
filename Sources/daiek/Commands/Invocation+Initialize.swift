import Glibc
import QuoteIndex

/// `daiek init DIR`: a home for an index of one's own.
extension Invocation {
  func initialize() throws(CommandFailure) -> ExitCode {
    guard arguments.rest.count == 1, !arguments.rest[0].isEmpty else { throw .usage(.missingFolder) }
    let path = arguments.rest[0]
    try makeFolder(path)
    for name in ["sources", "entities"] { try makeFolder(path + "/" + name) }
    try copy(surroundings.home.entities + "/README.md", to: path + "/entities/README.md")
    try write(Array((IndexHome.entityColumns + "\n").utf8), to: path + "/entities/own.tsv")
    try write(Array((wording.text(.homeNote) + "\n").utf8), to: path + "/README")
    output.line(.folderMade(path: path))
    output.line(.nextStep(path: path))
    return .done
  }

  private func makeFolder(_ path: String) throws(CommandFailure) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    var status = stat()
    if code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    throw CommandFailure(.noFolder(path: path, reason: wording.systemError(code)), code: .inputOutput)
  }

  /// Copies a file that is not there yet; one that is there is the user's own.
  private func copy(_ source: String, to target: String) throws(CommandFailure) {
    guard access(target, F_OK) != 0 else { return }
    let descriptor = open(source, O_RDONLY | O_CLOEXEC)
    // Authority files that are named by `--entities` need no README.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw CommandFailure(.noFolder(path: source, reason: wording.systemError(errno)), code: .inputOutput)
      }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    try write(bytes, to: target)
  }

  /// Writes a new file; one that is there stays.
  private func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0, errno == EEXIST { return }
    var written = 0
    while descriptor >= 0, written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      written += count
    }
    guard descriptor >= 0, written == bytes.count, close(descriptor) == 0 else {
      throw CommandFailure(.noFolder(path: path, reason: wording.systemError(errno)), code: .inputOutput)
    }
  }
}
