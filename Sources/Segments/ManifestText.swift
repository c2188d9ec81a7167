/// The manifest as lines of text, the last of them the CRC32C of all before it. `index/FORMAT.md` describes them.
enum ManifestText {
  static let formatVersion: UInt32 = 1
  private static let title = "daiek-manifest"

  static func write(_ manifest: Manifest) -> [UInt8] {
    var lines = ["\(title)\t\(formatVersion)", "generation\t\(manifest.generation)"]
    for (name, value) in manifest.properties.sorted(by: { $0.key < $1.key }) {
      lines.append("property\t\(escape(name))\t\(escape(value))")
    }
    for segment in manifest.segments {
      lines.append("segment\t\(escape(segment.name))")
      for file in segment.files {
        lines.append("file\t\(escape(file.collection))\t\(write(file.file))\t\(file.documentCount)")
        if let deletions = file.deletions { lines.append("deletions\t\(write(deletions))\t\(file.deletedCount)") }
      }
    }
    let text = [UInt8]((lines.joined(separator: "\n") + "\n").utf8)
    return text + [UInt8]("crc32c\t\(CRC32C.checksum(text))\n".utf8)
  }

  private static func write(_ file: FileReference) -> String {
    "\(escape(file.name))\t\(file.byteCount)\t\(file.checksum)"
  }

  static func read(_ bytes: [UInt8], path: String) throws(SegmentError) -> Manifest {
    let heading = bytes.prefix { $0 != 10 }.split(separator: 9).map { String(decoding: $0, as: UTF8.self) }
    guard heading.count == 2, heading[0] == title, let version = UInt32(heading[1]) else {
      throw .notASegment(path: path, expected: "a first line of \(title)", found: String(reflecting: heading))
    }
    guard version <= formatVersion else {
      throw .newerFormat(path: path, supported: formatVersion, found: version)
    }
    let body = bytes.dropLast().lastIndex(of: 10).map { Array(bytes[...$0]) } ?? []
    let last = Array(bytes[body.count...])
    let expected = "crc32c\t\(CRC32C.checksum(body))\n"
    guard last == [UInt8](expected.utf8) else {
      throw .damaged(
        path: path, place: "its last line", expected: String(reflecting: expected),
        found: String(reflecting: String(decoding: last, as: UTF8.self)))
    }
    var manifest = Manifest()
    for (number, line) in body.split(separator: 10).enumerated().dropFirst() {
      let fields = line.split(separator: 9, omittingEmptySubsequences: false).map { unescape($0) }
      guard read(fields, into: &manifest) else {
        throw .damaged(
          path: path, place: "line \(number + 1)", expected: "a line of a manifest",
          found: String(reflecting: String(decoding: line, as: UTF8.self)))
      }
    }
    return manifest
  }

  private static func read(_ fields: [String], into manifest: inout Manifest) -> Bool {
    let last = manifest.segments.count - 1
    switch (fields[0], fields.count) {
    case ("generation", 2):
      guard let generation = UInt64(fields[1]), generation < Manifest.generationLimit else { return false }
      manifest.generation = generation
    case ("property", 3):
      manifest.properties[fields[1]] = fields[2]
    case ("segment", 2):
      manifest.segments.append(Manifest.Segment(name: fields[1], files: []))
    case ("file", 6):
      guard last >= 0, let file = reference(fields[2...4]), let documents = UInt32(fields[5]) else { return false }
      manifest.segments[last].files.append(
        Manifest.File(collection: fields[1], file: file, documentCount: documents))
    case ("deletions", 5):
      guard last >= 0, !manifest.segments[last].files.isEmpty, let file = reference(fields[1...3]),
        let deleted = UInt32(fields[4])
      else { return false }
      let index = manifest.segments[last].files.count - 1
      manifest.segments[last].files[index].deletions = file
      manifest.segments[last].files[index].deletedCount = deleted
    default: return false
    }
    return true
  }

  private static func reference(_ fields: ArraySlice<String>) -> FileReference? {
    let fields = Array(fields)
    guard let count = UInt64(fields[1]), let checksum = UInt32(fields[2]), !fields[0].contains("/") else { return nil }
    return FileReference(name: fields[0], byteCount: count, checksum: checksum)
  }

  /// Control characters and `%` as `%` and two hexadecimal digits.
  private static func escape(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x25 || byte == 0x7F {
        let digits = String(byte, radix: 16, uppercase: true)
        result.append(contentsOf: "%\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func unescape(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == 0x25, digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
