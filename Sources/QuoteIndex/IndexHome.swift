import Segments

/// A folder that an index lives in: `sources/` that it is built from, `entities/` of its own, `segments/` that are built.
public struct IndexHome: Sendable {
  public let path: String
  /// The language packs.
  public let locales: String
  /// The authority files: the home's own `entities`, or those that came with the program.
  public let entities: String

  public init(path: String, locales: String, entities: String) {
    self.path = path
    self.locales = locales
    self.entities = entities
  }

  /// Where the articles of the index are kept, unless others are named.
  public var sources: String { path + "/sources" }

  var segments: IndexDirectory { IndexDirectory(path + "/segments") }
}
