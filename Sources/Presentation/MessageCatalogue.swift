import Glibc

/// The messages of one language pack: `messages.tsv`, a key and a pattern a line; see `locales/README.md`.
///
/// A lookup scans the file (a few microseconds), since a run of the command says a few messages out of hundreds.
package struct MessageCatalogue: Sendable {
  /// The language whose numbers and plural forms the patterns are written for.
  package let language: String
  private let bytes: [UInt8]

  /// Reads the messages of a language; nil when the packs have none.
  ///
  /// - Parameter locales: the folder of language packs.
  package init?(locales: String, language: String) {
    guard let bytes = Self.read("\(locales)/\(language)/messages.tsv") else { return nil }
    self.language = language
    self.bytes = bytes
  }

  /// The pattern of a message; nil when the language has none. Linear in the size of the file.
  package func pattern(_ key: String) -> MessagePattern? {
    let wanted = Array(key.utf8) + [UInt8(ascii: "\t")]
    return bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var start = 0
      while start < bytes.count {
        let found = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
        let end = found.map { UnsafeRawPointer($0) - base } ?? bytes.count
        if end - start >= wanted.count, memcmp(base + start, wanted, wanted.count) == 0 {
          return Self.pattern(of: bytes[start + wanted.count..<end])
        }
        start = end + 1
      }
      return nil
    }
  }

  /// All keys in the order of the file, a repeated one as often as it stands there.
  package var keys: [String] {
    bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }.map { line in
      String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
    }
  }

  /// A line's text, `\n` in it read as a line's end.
  private static func pattern(of line: some Sequence<UInt8>) -> MessagePattern {
    var text: [UInt8] = []
    for byte in line {
      if byte == UInt8(ascii: "n"), text.last == UInt8(ascii: "\\") {
        text[text.count - 1] = UInt8(ascii: "\n")
      } else {
        text.append(byte)
      }
    }
    return MessagePattern(String(decoding: text, as: UTF8.self))
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + filled, $0.count - filled) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return nil }
      filled += count
    }
    return bytes
  }
}
