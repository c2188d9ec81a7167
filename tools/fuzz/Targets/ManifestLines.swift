import Segments

/// A manifest in the lines of index/FORMAT.md; the names of an index that was just built need no escapes.
enum ManifestLines {
  /// - Parameter changes: places and the bytes to stand there; the checksum is true all the same.
  static func write(_ manifest: Manifest, changes: [(place: Int, byte: UInt8)] = []) -> [UInt8] {
    var lines = ["daiek-manifest\t1", "generation\t\(manifest.generation)"]
    for (name, value) in manifest.properties.sorted(by: { $0.key < $1.key }) {
      lines.append("property\t\(name)\t\(value)")
    }
    func reference(_ file: FileReference) -> String { "\(file.name)\t\(file.byteCount)\t\(file.checksum)" }
    for segment in manifest.segments {
      lines.append("segment\t\(segment.name)")
      for file in segment.files {
        lines.append("file\t\(file.collection)\t\(reference(file.file))\t\(file.documentCount)")
        if let deletions = file.deletions { lines.append("deletions\t\(reference(deletions))\t\(file.deletedCount)") }
      }
    }
    var text = Array((lines.joined(separator: "\n") + "\n").utf8)
    for change in changes { text[change.place % text.count] = change.byte }
    return text + Array("crc32c\t\(Checksums.crc32c(text))\n".utf8)
  }
}
