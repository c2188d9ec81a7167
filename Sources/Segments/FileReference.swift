/// A finished file: its name without folder, its size in bytes, and the checksum of its footer, which covers the
/// checksums of all its pages and so stands for every byte of the file.
package struct FileReference: Hashable, Sendable {
  package let name: String
  package let byteCount: UInt64
  package let checksum: UInt32

  package init(name: String, byteCount: UInt64, checksum: UInt32) {
    self.name = name
    self.byteCount = byteCount
    self.checksum = checksum
  }
}
