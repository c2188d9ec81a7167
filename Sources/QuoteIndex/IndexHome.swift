import Glibc
import Segments

/// A folder that an index lives in: `sources/` that it is built from, `entities/` of its own, `segments/` that are built.
public struct IndexHome: Sendable {
  public let path: String
  /// The language packs.
  public let locales: String
  /// The authority files that came with the program; the home's own are read beside them.
  public let entities: String

  public init(path: String, locales: String, entities: String) {
    self.path = path
    self.locales = locales
    self.entities = entities
  }

  /// The first line of an authority file.
  public static let entityColumns = "id\ttype\ten\tru\tkk\tkk-Latn\tkk-Arab\tnote"

  /// Where the articles of the index are kept, unless others are named.
  public var sources: String { path + "/sources" }

  /// The home's own authority files, where it has some that are not `entities` by another way.
  var ownEntities: String? {
    let own = path + "/entities"
    var (status, other) = (stat(), stat())
    guard stat(own, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    if stat(entities, &other) == 0, other.st_dev == status.st_dev, other.st_ino == status.st_ino { return nil }
    return own
  }

  var segments: IndexDirectory { IndexDirectory(path + "/segments") }
}
