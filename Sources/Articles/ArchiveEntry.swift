/// A file in an archive, met but not read.
struct ArchiveEntry {
  /// Its name there: a label and nothing else, for no file is ever written by it.
  let name: String
  let kind: Kind
  let isEncrypted: Bool
  /// The bytes that the archive says it has; nil where it does not say.
  let declaredSize: Int?

  enum Kind {
    case file, folder
    /// A link, a device and the like.
    case other
  }

  /// Not to be shown in a folder, or made by a system for itself.
  var isHidden: Bool { name.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." && $0 != ".." } }
}
