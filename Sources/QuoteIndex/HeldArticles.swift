import Articles
import Segments

/// The articles that an index holds, by identifier and address.
struct HeldArticles {
  private struct Place {
    let segment: String
    let document: DocumentID
    let reader: SegmentReader
  }

  private(set) var identifiers: Set<ArticleID> = []
  private var byAddress: [UInt64: [Place]] = [:]

  /// None.
  init() {}

  /// Those of the index that a writer has open. Linear in the number of articles.
  init(_ writer: IndexWriter) throws(IndexError) {
    guard !writer.manifest.segments.isEmpty else { return }
    let snapshot = try bridging { () throws(SegmentError) in try writer.directory.openForReading() }
    for file in snapshot.files where file.collection == CollectionName.articles.rawValue {
      for number in 0..<file.reader.documentCount {
        let document = DocumentID(number)
        if file.deletions?.contains(document) == true { continue }
        let stored = try bridging { () throws(SegmentError) in try file.reader.stored(document) }
        let article = try FoundArticle(record: stored, path: file.reader.path)
        if let identifier = ArticleID(article.id) { identifiers.insert(identifier) }
        byAddress[article.address, default: []].append(
          Place(segment: file.segment, document: document, reader: file.reader))
      }
    }
  }

  func holds(address: ArticleID) -> Bool { byAddress[address.hash] != nil }

  /// Marks the articles with these addresses, and their quotations, as deleted: new deletion files, and a manifest that
  /// lists them.
  func delete(addresses: Set<UInt64>, from manifest: inout Manifest, _ writer: IndexWriter) throws(IndexError) {
    let snapshot = try bridging { () throws(SegmentError) in try writer.directory.openForReading() }
    for index in manifest.segments.indices {
      let name = manifest.segments[index].name
      let places = addresses.flatMap { byAddress[$0] ?? [] }.filter { $0.segment == name }
      if places.isEmpty { continue }
      var identifiers: [String] = []
      for place in places {
        let stored = try bridging { () throws(SegmentError) in try place.reader.stored(place.document) }
        identifiers.append(try FoundArticle(record: stored, path: place.reader.path).id)
      }
      for file in snapshot.files where file.segment == name {
        try bridging { () throws(SegmentError) in
          try Self.delete(identifiers, file, from: &manifest.segments[index], writer)
        }
      }
    }
  }

  private static func delete(
    _ identifiers: [String], _ file: IndexSnapshot.File, from segment: inout Manifest.Segment, _ writer: IndexWriter
  ) throws(SegmentError) {
    var deletions = file.deletions ?? DeletionSet(documentCount: file.reader.documentCount)
    for identifier in identifiers {
      guard let info = try file.reader.find(TermKind.article.term(identifier)) else { continue }
      let cursor = try file.reader.postings(info)
      while try cursor.next() != .end { _ = deletions.insert(cursor.document) }
    }
    guard let place = segment.files.firstIndex(where: { $0.collection == file.collection }), deletions.count > 0 else {
      return
    }
    let name = writer.freshName(".\(file.collection).deleted")
    segment.files[place].deletions = try deletions.write(to: writer.path(of: name))
    segment.files[place].deletedCount = deletions.count
  }
}
