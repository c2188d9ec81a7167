/// The kinds of checked file, by the eight bytes each begins and ends with.
enum FileKind: String {
  case segment = "DAIEKSEG"
  case deletions = "DAIEKDEL"

  /// The version this program writes; it reads no other yet.
  static let formatVersion: UInt32 = 1
  /// Bytes before the first section.
  static let headerLength = 32
  /// Bytes covered by one checksum.
  static let pageLength = 4096
  /// Places in the section table.
  static let sectionCount = 9
  /// Bytes after the checksum table.
  static let footerLength = 176
}
