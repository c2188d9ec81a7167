/// The elements of Dublin Core (DCMI 1.1) in which a package describes itself.
struct DublinCore {
  private(set) var creators: [String] = []
  /// The first value of the other elements, by name.
  private var values: [String: String] = [:]

  /// - Throws: `badXML`.
  init(_ xml: [UInt8], part: String) throws(ArticleError) {
    var gathered: [UInt8] = []
    var found: [(String, String)] = []
    try XMLEvents.read(xml, part: part) { event in
      switch event {
      case .start: gathered = []
      case .text(let bytes): gathered.append(contentsOf: bytes)
      case .end(let name):
        found.append((name, ArticleMetadata.collapsed(String(decoding: gathered, as: UTF8.self))))
        gathered = []
      }
    }
    for (name, value) in found where !value.isEmpty {
      if name == "creator" { creators.append(value) } else if values[name] == nil { values[name] = value }
    }
  }

  /// By the element's name: `title`, `date`, `created`, `publisher`, `identifier`, `language`.
  subscript(name: String) -> String? { values[name] }
}
