/// The parts of an EPUB or DOCX, which are zip archives of XML: their texts in memory, their pictures left out.
struct PackageParts {
  private var parts: [String: [UInt8]] = [:]

  /// - Throws: what an archive throws, `encrypted`, `tooLarge`.
  init(_ bytes: [UInt8], limits: InputLimits) throws(ArticleError) {
    let archive = try ArchiveStream(ArchiveSource(bytes), isSingle: false, limits: limits)
    let endings: Set<String> = ["xml", "opf", "xhtml", "html", "htm"]
    var total = 0
    while let entry = try archive.next() {
      guard entry.kind == .file, endings.contains(SourceFormat.ending(entry.name)) else { continue }
      guard !entry.isEncrypted else { throw .encrypted }
      var part: [UInt8] = []
      while true {
        let more = try archive.read(1 << 16)
        if more.isEmpty { break }
        part.append(contentsOf: more)
        total += more.count
        guard total <= limits.documentBytes else { throw .tooLarge(bytes: nil, limit: limits.documentBytes) }
      }
      parts[entry.name] = part
    }
  }

  /// - Throws: `missingPart`.
  func part(_ name: String) throws(ArticleError) -> [UInt8] {
    guard let part = parts[name] else { throw .missingPart(name) }
    return part
  }

  subscript(name: String) -> [UInt8]? { parts[name] }
}
