import Glibc

/// One file of an archive, found but not read.
package struct SourceFile: Sendable, Equatable {
  /// The path as it is opened and shown.
  package let path: String
  /// Its path below the folder that was named, or its own name: what an index keeps of it, which says nothing of the
  /// machine.
  package let name: String
  /// Named by the user, not met in a folder: then an unknown format is an error and not passed over.
  package let isNamed: Bool

  /// A single article may have this many bytes: byte offsets into it fit 32 bits with room to spare.
  package static let largest = 1 << 30

  package init(path: String, name: String? = nil, isNamed: Bool) {
    self.path = path
    self.name = name ?? path.split(separator: "/").last.map(String.init) ?? path
    self.isNamed = isNamed
  }

  /// What became of the file.
  package enum Outcome: Sendable {
    case read(ReadResult, encoding: String)
    /// No archive's format; the reason.
    case skipped(reason: String)
    case refused(ArticleError)
  }

  /// Reads it. Linear in its size; holds it whole in memory.
  package func read() -> Outcome {
    guard let reader = Self.reader(path) else {
      let ending = Self.fileExtension(path)
      return isNamed
        ? .refused(.unknownFormat(extension: ending))
        : .skipped(reason: ArticleError.unknownFormat(extension: ending).description)
    }
    do throws(ArticleError) {
      let bytes = try Self.bytes(path)
      let decoded = try TextDecoder(bytes, declared: reader.declaredEncoding(of: bytes))
      let result = reader.read(decoded.text, location: name)
      // One problem and nothing else is the file's own fate; beside articles it is a lost line, counted apart.
      if result.articles.isEmpty, result.problems.count == 1 { return .refused(result.problems[0]) }
      return .read(result, encoding: decoded.encoding)
    } catch {
      return .refused(error)
    }
  }

  private static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  private static func reader(_ path: String) -> (any FormatReader)? {
    switch fileExtension(path) {
    case "txt", "text": PlainTextReader()
    case "md", "markdown": MarkdownReader()
    case "html", "htm", "xhtml": HTMLReader()
    case "jsonl", "ndjson": JSONLinesReader()
    default: nil
    }
  }

  private static func bytes(_ path: String) throws(ArticleError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .unreadable(errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(errno: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw .empty }
    guard size <= largest else { throw .tooLarge(bytes: size, limit: largest) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = Glibc.read(descriptor, buffer.baseAddress! + filled, size - filled)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { failure = errno }
        if count <= 0 { break }
        filled += count
      }
    }
    guard failure == 0 else { throw .unreadable(errno: failure) }
    return bytes
  }
}
