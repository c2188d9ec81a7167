/// One source document.
package struct Article: Sendable, Equatable {
  /// Of outlet, address and content: the same article read anywhere has the same identifier.
  package let id: ArticleID
  /// Of outlet and address alone: another version of the same article has the same address.
  package let address: ArticleID
  package let outlet: String
  package let title: String
  package let author: String?
  package let date: ArticleDate?
  package let url: String?
  /// What the document says of its own language, a BCP 47 tag.
  package let declaredLanguage: String?
  /// The file that it was read from: its path below the folder that was named.
  package let location: String
  /// UTF-8; every line is a paragraph.
  package let text: [UInt8]

  /// An article of what a reader found. Without an outlet, the file's name stands for it; without a title, the first words.
  package init(metadata: ArticleMetadata, text: [UInt8], location: String) {
    let name = Self.fileName(location)
    let outlet = metadata.outlet ?? name
    let title = metadata.title ?? Self.firstWords(text)
    let published = metadata.date.flatMap { ArticleDate($0) }
    let day = published?.description ?? ""
    let place =
      metadata.url ?? metadata.identifier ?? (metadata.outlet == nil ? title : "\(name)\n\(day)\n\(title)")
    self.outlet = outlet
    self.title = title
    self.author = metadata.author
    self.date = published
    self.url = metadata.url
    self.declaredLanguage = metadata.language
    self.location = location
    self.text = text
    self.address = ArticleID(parts: [Array(outlet.utf8), Array(place.utf8)])
    self.id = ArticleID(parts: [
      Array(outlet.utf8), Array(place.utf8), Array(title.utf8), Array((author ?? "").utf8), Array(day.utf8), text,
    ])
  }

  /// The file's own name, or that of the entry of an archive, without what tells its format.
  private static func fileName(_ location: String) -> String {
    var name = location.split(separator: "/").last.map(String.init) ?? location
    if let mark = name.firstIndex(of: "!"), SourceFormat(name: String(name[..<mark])) == .archive {
      name = String(name[name.index(after: mark)...])
    }
    if SourceFormat(name: name) == .compressed { name = SourceFormat.withoutEnding(name) }
    return SourceFormat.withoutEnding(name)
  }

  private static func firstWords(_ text: [UInt8]) -> String {
    let line = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)
    guard line.count > 80 else { return line }
    let cut = line.prefix(80)
    return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + "…"
  }
}
