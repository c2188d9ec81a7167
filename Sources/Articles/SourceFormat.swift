/// What a file is, by the end of its name, by what stands in it, or by what the user says.
package enum SourceFormat: String, CaseIterable, Sendable {
  case text, markdown, html, jsonl, json, epub, docx
  /// Zip or tar, the latter plain or compressed: many documents.
  case archive
  /// One document, compressed by gzip, zstd, xz or bzip2.
  case compressed

  private static let endings: [String: SourceFormat] = [
    "txt": .text, "text": .text, "md": .markdown, "markdown": .markdown, "html": .html, "htm": .html, "xhtml": .html,
    "jsonl": .jsonl, "ndjson": .jsonl, "json": .json, "epub": .epub, "docx": .docx, "zip": .archive, "tar": .archive,
    "tgz": .archive, "tzst": .archive, "txz": .archive, "tbz2": .archive, "gz": .compressed, "zst": .compressed,
    "xz": .compressed, "bz2": .compressed,
  ]

  /// The format that a file's name ends in, in any case; nil for none that Daiek reads.
  package init?(name: String) {
    guard let found = Self.endings[Self.ending(name)] else { return nil }
    let isTar = found == .compressed && Self.ending(Self.withoutEnding(name)) == "tar"
    self = isTar ? .archive : found
  }

  /// The format that the first bytes of a document show; `text` when nothing shows. A kilobyte is enough.
  package init(content: [UInt8]) {
    let tarMark = content.dropFirst(257).prefix(5)
    if content.starts(with: [0x50, 0x4B, 0x03, 0x04]) || content.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = Self.zipContent(content)
    } else if tarMark.elementsEqual("ustar".utf8) {
      self = .archive
    } else if Self.compressionMarks.contains(where: { content.starts(with: $0) }) {
      self = .compressed
    } else {
      self = Self.textContent(content)
    }
  }

  /// gzip (RFC 1952), zstd (RFC 8878), xz, bzip2.
  private static let compressionMarks: [[UInt8]] = [
    [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x42, 0x5A, 0x68],
  ]

  /// EPUB has a first entry `mimetype` (OCF 3.3, 4.3); the first entry of Word's files is a part of the package.
  private static func zipContent(_ content: [UInt8]) -> SourceFormat {
    let name = content.dropFirst(30).prefix(256)
    if name.starts(with: "mimetypeapplication/epub+zip".utf8) { return .epub }
    let parts = ["[Content_Types].xml", "_rels/", "word/", "docProps/"]
    return parts.contains { name.starts(with: $0.utf8) } ? .docx : .archive
  }

  private static func textContent(_ content: [UInt8]) -> SourceFormat {
    // Encodings of two and four bytes a letter show their ASCII between zeros.
    let letters = content.filter { $0 != 0 && $0 < 0x80 }
    let text = letters.drop { $0 <= 0x20 }
    let start = String(decoding: text.prefix(512), as: UTF8.self).lowercased()
    if start.hasPrefix("{") { return .jsonl }
    if start.hasPrefix("[{") || start.hasPrefix("[\n") { return .json }
    if start.hasPrefix("---\n") || start.hasPrefix("---\r") || start.hasPrefix("# ") { return .markdown }
    let tags = ["<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title", "<p>", "<div"]
    if tags.contains(where: { start.hasPrefix($0) }) || start.hasPrefix("<?xml") && start.contains("<html") {
      return .html
    }
    return .text
  }

  /// The letters after the last dot of a file's name, in lower case; empty when it has none.
  static func ending(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without its last dot and what follows.
  static func withoutEnding(_ name: String) -> String {
    let ending = ending(name)
    return ending.isEmpty ? name : String(name.dropLast(ending.count + 1))
  }
}
