import Articles
import Segments

/// The articles that an index holds, asked for by identifier and address.
struct HeldArticles: Sendable {
  private let files: [IndexSnapshot.File]

  /// None.
  init() { files = [] }

  /// Those of the index that a writer has open. O(segments).
  init(_ writer: IndexWriter) throws(IndexError) {
    guard !writer.manifest.segments.isEmpty else {
      files = []
      return
    }
    files = try bridging { () throws(SegmentError) in try writer.directory.openForReading() }.files
  }

  /// O(segments × log articles).
  func holds(_ identifier: ArticleID) throws(IndexError) -> Bool {
    try !places(TermKind.article.term(identifier.description), .articles).isEmpty
  }

  /// O(segments × log articles).
  func holds(address: ArticleID) throws(IndexError) -> Bool {
    try !places(TermKind.address.term(address.description), .articles).isEmpty
  }

  /// The documents with a term that are not deleted.
  private func places(
    _ term: [UInt8], _ collection: CollectionName
  ) throws(IndexError) -> [(file: IndexSnapshot.File, document: DocumentID)] {
    try bridging { () throws(SegmentError) in
      var places: [(IndexSnapshot.File, DocumentID)] = []
      for file in files where file.collection == collection.rawValue {
        guard let info = try file.reader.find(term) else { continue }
        let cursor = try file.reader.postings(info)
        while try cursor.next() != .end {
          if file.deletions?.contains(cursor.document) != true { places.append((file, cursor.document)) }
        }
      }
      return places
    }
  }

  /// Marks the articles with these addresses, and their quotations, as deleted: new deletion files, and a manifest that
  /// lists them.
  func delete(addresses: Set<UInt64>, from manifest: inout Manifest, _ writer: IndexWriter) throws(IndexError) {
    var deletions: [String: DeletionSet] = [:]
    func delete(_ file: IndexSnapshot.File, _ document: DocumentID) {
      var set =
        deletions[file.reader.path] ?? file.deletions ?? DeletionSet(documentCount: file.reader.documentCount)
      set.insert(document)
      deletions[file.reader.path] = set
    }
    for address in addresses.sorted() {
      for (file, document) in try places(TermKind.address.term(ArticlePreparer.hexadecimal(address)), .articles) {
        delete(file, document)
        let stored = try bridging { () throws(SegmentError) in try file.reader.stored(document) }
        let article = try FoundArticle(record: stored, path: file.reader.path)
        // Its quotations are in the same segment; another version's, in another, stay.
        for quotation in try places(TermKind.article.term(article.id), .quotations)
        where quotation.file.segment == file.segment {
          delete(quotation.file, quotation.document)
        }
      }
    }
    for segment in manifest.segments.indices {
      for place in manifest.segments[segment].files.indices {
        let listed = manifest.segments[segment].files[place]
        guard let set = deletions[writer.path(of: listed.file.name)] else { continue }
        let name = writer.freshName(".\(listed.collection).deleted")
        manifest.segments[segment].files[place].deletions = try bridging { () throws(SegmentError) in
          try set.write(to: writer.path(of: name))
        }
        manifest.segments[segment].files[place].deletedCount = set.count
      }
    }
  }
}
