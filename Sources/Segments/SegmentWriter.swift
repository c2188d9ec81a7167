/// Writes one segment file in the order of its sections: stored records, the rest of the documents, postings, terms.
/// Builder and merger both write through it, which is why their bytes agree.
struct SegmentWriter: ~Copyable {
  private var file: CheckedFileWriter
  private var dictionary = TermDictionaryWriter()
  private var lengths: [LengthCode] = []
  private var postingsLength: UInt64 = 0
  private var storedBlockCount = 0

  init(path: String) throws(SegmentError) {
    file = try CheckedFileWriter(path: path, kind: .segment)
    file.begin(section: SectionName.stored.rawValue)
  }

  /// Writes the stored blocks that are finished.
  mutating func drain(_ documents: inout DocumentGatherer) throws(SegmentError) {
    if documents.stored.output.count > 0 { try file.append(documents.stored.takeOutput()) }
  }

  /// Writes all that belongs to documents; terms follow.
  mutating func finishDocuments(_ documents: inout DocumentGatherer) throws(SegmentError) {
    try documents.stored.finish()
    try drain(&documents)
    file.begin(section: SectionName.storedIndex.rawValue)
    try file.append(documents.stored.index.bytes)
    storedBlockCount = documents.stored.index.count / StoredWriter.indexEntryLength
    file.begin(section: SectionName.lengths.rawValue)
    try file.append(documents.lengths.map(\.rawValue))
    file.begin(section: SectionName.columns.rawValue)
    try file.append(try documents.encodeColumns().bytes)
    file.begin(section: SectionName.postings.rawValue)
    lengths = documents.lengths
  }

  /// Appends a term greater than the one before, with at least one document.
  mutating func append(_ term: [UInt8], _ postings: TermPostings) throws(SegmentError) {
    var encoded = PostingsEncoder.encode(postings, lengths: lengths)
    if postings.documents.count == 1 { encoded.documents = ByteWriter() }
    dictionary.append(term, postings, encoded, place: postingsLength)
    try file.append(encoded.documents.bytes)
    try file.append(encoded.positions.bytes)
    postingsLength += UInt64(encoded.documents.count + encoded.positions.count)
  }

  mutating func finish() throws(SegmentError) -> FileReference {
    file.begin(section: SectionName.terms.rawValue)
    try file.append(dictionary.terms.bytes)
    file.begin(section: SectionName.termIndex.rawValue)
    try file.append(dictionary.index.bytes)
    file.begin(section: SectionName.summary.rawValue)
    var summary = ByteWriter()
    summary.append(UInt64(lengths.count))
    summary.append(lengths.reduce(0 as UInt64) { $0 + UInt64($1.length) })
    summary.append(dictionary.count)
    summary.append(UInt64(storedBlockCount))
    try file.append(summary.bytes)
    return try file.finish()
  }
}
