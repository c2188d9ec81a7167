/// EPUB (2 and 3): each document of the spine that has text is an article of the book, in the order of reading.
struct EPUBReader {
  let limits: InputLimits

  /// - Throws: why the book gives no article.
  func read(_ bytes: [UInt8], location: String) throws(ArticleError) -> ReadResult {
    let parts = try PackageParts(bytes, limits: limits)
    let opf = try Self.packagePath(parts)
    let package = try parts.part(opf)
    let core = try DublinCore(package, part: opf)
    var result = ReadResult()
    for path in try Self.spine(package, opf) {
      do throws(ArticleError) {
        if let chapter = try Self.chapter(try parts.part(path), core, "\(location)!\(path)") {
          result.articles.append(chapter)
        }
      } catch {
        result.problems.append(.badChapter(path, error))
      }
    }
    if result.articles.isEmpty, result.problems.isEmpty { result.problems.append(.noText) }
    return result
  }

  /// Where the package document is (OCF 3.3, 4.2.6.3.1).
  private static func packagePath(_ parts: PackageParts) throws(ArticleError) -> String {
    let container = "META-INF/container.xml"
    var path: String?
    try XMLEvents.read(try parts.part(container), part: container) { event in
      if case .start("rootfile", let attributes) = event, path == nil { path = attributes["full-path"] }
    }
    guard let path else { throw .missingPart("rootfile in \(container)") }
    return path
  }

  /// The paths of the spine's documents, in their order.
  private static func spine(_ package: [UInt8], _ opf: String) throws(ArticleError) -> [String] {
    var hrefs: [String: String] = [:]
    var order: [String] = []
    try XMLEvents.read(package, part: opf) { event in
      guard case .start(let name, let attributes) = event else { return }
      if name == "item", let id = attributes["id"], let href = attributes["href"] { hrefs[id] = href }
      if name == "itemref", let id = attributes["idref"] { order.append(id) }
    }
    let folder = opf.split(separator: "/").dropLast()
    return order.compactMap { hrefs[$0].map { path($0, from: folder) } }
  }

  /// A relative reference, without its fragment, percent signs decoded, `.` and `..` followed inside the package.
  private static func path(_ href: String, from folder: ArraySlice<Substring>) -> String {
    var path = folder.map(String.init)
    for step in percentDecoded(href.prefix { $0 != "#" }).split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = path.popLast()
      default: path.append(String(step))
      }
    }
    return path.joined(separator: "/")
  }

  private static func percentDecoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An article of one document; nil when it has no text, as a cover has none.
  private static func chapter(_ bytes: [UInt8], _ book: DublinCore, _ location: String) throws(ArticleError) -> Article?
  {
    let decoder = try TextDecoder(bytes, declared: XMLDeclaration.encoding(of: bytes))
    let page = try HTMLReader().page(decoder.text, isWhole: true)
    guard !page.text.isEmpty else { return nil }
    var metadata = ArticleMetadata()
    if let title = page.heading { metadata.take("title", title) }
    if let title = book["title"] { metadata.take("outlet", title) }
    if !book.creators.isEmpty { metadata.take("author", book.creators.joined(separator: ", ")) }
    if let date = book["date"] { metadata.take("date", date) }
    if let language = page.metadata.language ?? book["language"] { metadata.take("language", language) }
    // The same chapter of another edition has the same address.
    metadata.take("identifier", "\(book["identifier"] ?? "")#\(location.split(separator: "!").last ?? "")")
    return Article(metadata: metadata, text: page.text, location: location)
  }
}
