import Synchronization

/// One segment file, mapped and read where it lies. Safe to share among threads; cursors and walks are not.
package final class SegmentReader: Sendable {
  package let path: String
  /// Name, size and checksum, to compare with what a manifest lists.
  package let reference: FileReference
  package let documentCount: UInt32
  /// The lengths of all documents together, in tokens, each as its `LengthCode` has it.
  package let totalLength: UInt64
  package let termCount: UInt64

  let file: CheckedFile
  let lengths: Section
  let columns: Section
  let postings: Section
  let dictionary: TermDictionary
  let stored: StoredReader
  private let spellingsSection: Section
  private let knownSpellings = Mutex<SpellingFilter?>(nil)

  /// Maps the file and checks its header, footer and checksum table; pages are checked when they are first touched.
  /// O(size / 1024).
  package init(_ path: String) throws(SegmentError) {
    self.path = path
    let file = try CheckedFile(path: path, kind: .segment)
    self.file = file
    reference = file.reference
    func section(_ name: SectionName) -> Section { file.section(name.rawValue) }
    let summary = section(.summary)
    lengths = section(.lengths)
    columns = section(.columns)
    postings = section(.postings)
    spellingsSection = section(.spellings)
    let documents = try summary.number64(at: 0)
    totalLength = try summary.number64(at: 8)
    termCount = try summary.number64(at: 16)
    let storedBlocks = try summary.number64(at: 24)
    let storedDictionary = try summary.number64(at: 32)
    let (terms, termIndex, storedIndex) = (section(.terms), section(.termIndex), section(.storedIndex))
    let termBlocks = termIndex.count / TermDictionary.indexEntryLength
    guard documents == UInt64(lengths.count), documents < UInt64(UInt32.max), termIndex.count % 16 == 0,
      termCount <= UInt64(termBlocks * TermDictionaryWriter.blockLength),
      termCount + UInt64(TermDictionaryWriter.blockLength) > UInt64(termBlocks * TermDictionaryWriter.blockLength),
      storedBlocks <= documents, Int(storedBlocks) * StoredWriter.indexEntryLength == storedIndex.count,
      storedDictionary <= UInt64(section(.stored).count)
    else {
      throw file.damaged(
        "the summary", expected: "\(lengths.count) documents, \(termBlocks) term blocks",
        found: "\(documents) documents, \(termCount) terms, \(storedBlocks) stored blocks")
    }
    documentCount = UInt32(documents)
    dictionary = TermDictionary(
      terms: terms, index: termIndex, termCount: Int(termCount), documentCount: Int(documents),
      postingsLength: postings.count)
    stored = StoredReader(
      data: section(.stored), index: storedIndex, documentCount: Int(documents),
      dictionaryLength: Int(storedDictionary))
  }

  /// The length code of a document; `.length` of it is in tokens.
  package func lengthCode(of document: DocumentID) throws(SegmentError) -> LengthCode {
    LengthCode(rawValue: try lengths.byte(at: Int(document.rawValue)))
  }

  /// The length of a document in tokens, as its `LengthCode` has it.
  package func length(of document: DocumentID) throws(SegmentError) -> UInt32 {
    try lengthCode(of: document).length
  }

  /// What is known of a term; nil if no document has it. O(log terms).
  package func find(_ term: [UInt8]) throws(SegmentError) -> TermInfo? {
    try term.withUnsafeBytes { bytes in
      Result { () throws(SegmentError) in try dictionary.find(bytes) }
    }.get()
  }

  /// The same for bytes that need not be an array's.
  package func find(_ term: UnsafeRawBufferPointer) throws(SegmentError) -> TermInfo? { try dictionary.find(term) }

  /// Terms in order, read where they lie: for walks that leave most of them out.
  /// Nil where there are none.
  package func termScanner() throws(SegmentError) -> TermScanner? {
    termCount == 0 ? nil : try TermScanner(dictionary)
  }

  /// The length codes of all documents, checked; they live as long as this reader. O(documents / 4096), the first time
  /// O(documents).
  package func lengthCodes() throws(SegmentError) -> UnsafePointer<UInt8> {
    try lengths.bytes(at: 0, count: lengths.count).assumingMemoryBound(to: UInt8.self)
  }

  /// What tells of most strings that no term is spelled so; it lives as long as this reader. The first time O(terms).
  package func spellings() throws(SegmentError) -> SpellingFilter {
    if let known = knownSpellings.withLock({ $0 }) { return known }
    let made = try SpellingFilter(spellingsSection)
    knownSpellings.withLock { $0 = made }
    return made
  }

  /// The terms that begin with `prefix`, in the order of their bytes; all terms for an empty one.
  package func terms(withPrefix prefix: [UInt8] = []) throws(SegmentError) -> TermWalk {
    try TermWalk(dictionary, prefix: prefix)
  }

  /// The documents of a term that this reader's dictionary gave.
  package func postings(_ info: TermInfo) throws(SegmentError) -> PostingsCursor {
    try PostingsCursor(info, postings: postings, lengths: lengths)
  }

  /// Calls `body` with the documents of a term in ascending order, and how often it is in each, until it returns false; for
  /// a few documents of many terms, as no cursor is made for a term that is rare.
  package func forFirstDocuments(
    _ info: TermInfo, _ body: (_ document: UInt32, _ frequency: UInt32) -> Bool
  ) throws(SegmentError) {
    if info.documentFrequency == 1 {
      _ = body(info.onlyDocument, UInt32(truncatingIfNeeded: info.occurrences))
      return
    }
    if Int(info.documentFrequency) >= BitPacking.blockLength {
      let cursor = try postings(info)
      while try cursor.next() != .end { if try !body(cursor.document.rawValue, cursor.frequency()) { return } }
      return
    }
    let part = try postings.part(at: info.place, count: info.documentsLength)
    var reader = try NumberReader(part, at: 0, count: part.count)
    let limit = UInt64(lengths.count) << 1 | 1
    var document = -1
    for _ in 0..<info.documentFrequency {
      let head = try reader.variable(upTo: limit)
      document += 1 + Int(head >> 1)
      guard document < lengths.count else {
        throw file.damaged(
          "postings at \(info.place)", expected: "documents below \(lengths.count)", found: "\(document)")
      }
      let isOnce = head & 1 == 1
      let frequency = isOnce ? 1 : UInt32(truncatingIfNeeded: try reader.variable(upTo: UInt64(UInt32.max)))
      if !body(UInt32(document), frequency) { return }
    }
  }

  /// The columns, in order.
  package func schema() throws(SegmentError) -> CollectionSchema {
    CollectionSchema(try allColumns().map { CollectionSchema.Column($0.name, $0.kind) })
  }

  /// A column by its name; nil if the segment has none of that name.
  package func column(named name: String) throws(SegmentError) -> Column? {
    try allColumns().first { $0.name == name }
  }

  func allColumns() throws(SegmentError) -> [Column] {
    let count = try columns.number64(at: 0)
    var result: [Column] = []
    var place = 8
    for _ in 0..<min(count, UInt64(columns.count)) {
      let kind = try columns.number32(at: place)
      let nameLength = Int(try columns.number32(at: place + 4))
      let offset = try columns.number64(at: place + 8)
      let length = try columns.number64(at: place + 16)
      let name = String(decoding: try columns.array(at: place + 24, count: nameLength), as: UTF8.self)
      guard kind <= 255, let kind = ColumnKind(rawValue: UInt8(kind)), max(offset, length) <= UInt64(columns.count)
      else { throw file.damaged("column \(name)", expected: "a kind and a place", found: "\(kind) at \(offset)") }
      let body = try columns.part(at: Int(offset), count: Int(length))
      result.append(try Column(name: name, kind: kind, section: body, documentCount: Int(documentCount)))
      place += 24 + (nameLength + 7) / 8 * 8
    }
    return result
  }

  /// The stored record of a document. O(its block).
  package func stored(_ document: DocumentID) throws(SegmentError) -> [UInt8] {
    guard document.rawValue < documentCount else {
      throw .unacceptable(place: "a document", expected: "below \(documentCount)", found: "\(document)")
    }
    return [UInt8](try stored.block(holding: document.rawValue).record(document.rawValue))
  }
}
