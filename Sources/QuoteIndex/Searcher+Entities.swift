import Names
import Segments

/// Who and what is named.
extension Searcher {
  /// The entities that articles name, the most named first.
  ///
  /// - Parameter code: the language in which to name them: `en`, `ru`, `kk`.
  public func entities(language code: String) throws(IndexError) -> [NamedEntity] {
    var identifiers: Set<String> = []
    for file in articles {
      try bridging { () throws(SegmentError) in
        var walk = try file.reader.terms(withPrefix: [TermKind.entity.rawValue])
        while try walk.next() {
          let identifier = String(decoding: walk.term.dropFirst(), as: UTF8.self)
          identifiers.insert(language.representative(of: identifier))
        }
      }
    }
    var found: [NamedEntity] = []
    for identifier in identifiers {
      if let entity = try namedEntity(identifier, language: code), entity.articles > 0 { found.append(entity) }
    }
    return found.sorted { ($1.articles, $0.name, $0.id) < ($0.articles, $1.name, $1.id) }
  }

  /// The entities that a name, in any script or form, may be.
  public func entities(named name: String, language: String) throws(IndexError) -> [NamedEntity] {
    var found: [NamedEntity] = []
    let identifiers = try self.language.entities(named: name).map { self.language.representative(of: $0) }
    for identifier in Set(identifiers).sorted() {
      if let entity = try namedEntity(identifier, language: language) { found.append(entity) }
    }
    return found.sorted { ($1.articles, $0.name, $0.id) < ($0.articles, $1.name, $1.id) }
  }

  /// An entity with its counts; nil for an identifier that the index does not have.
  func namedEntity(_ identifier: String, language: String) throws(IndexError) -> NamedEntity? {
    guard let entity = try names.entity(identifier) else { return nil }
    if let lines = self.language.lines { return try united(entity, lines.identities, language: language) }
    return NamedEntity(
      entity, language: language, articles: try count(TermKind.entity.term(identifier), articles),
      quotations: try count(TermKind.speaker.term(identifier), quotations))
  }

  /// The documents with a term that are not deleted. As long as its postings where a file has deletions, else one lookup.
  private func count(_ term: [UInt8], _ files: [IndexSnapshot.File]) throws(IndexError) -> Int {
    try bridging { () throws(SegmentError) in
      var count = 0
      for file in files {
        guard let info = try file.reader.find(term) else { continue }
        guard let deletions = file.deletions else {
          count += Int(info.documentFrequency)
          continue
        }
        let cursor = try file.reader.postings(info)
        while try cursor.next() != .end { count += deletions.contains(cursor.document) ? 0 : 1 }
      }
      return count
    }
  }
}
