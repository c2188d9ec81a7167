/// Writes one segment file in the order of its sections: stored records, the rest of the documents, postings, terms.
/// Builder and merger both write through it, which is why their bytes agree.
struct SegmentWriter: ~Copyable {
  private var file: CheckedFileWriter
  private var dictionary = TermDictionaryWriter()
  private var encoder = PostingsEncoder()
  private var lengths: [LengthCode] = []
  private var postingsLength: UInt64 = 0
  private var storedBlockCount = 0
  private var storedDictionaryLength = 0

  init(path: String) throws(SegmentError) {
    file = try CheckedFileWriter(path: path, kind: .segment)
    file.begin(section: SectionName.stored.rawValue)
  }

  /// Writes the stored blocks that are finished.
  mutating func drain(_ documents: inout DocumentGatherer) throws(SegmentError) {
    for piece in documents.takeOutput() { try file.append(piece) }
  }

  /// Writes all that belongs to documents; terms follow.
  mutating func finishDocuments(_ documents: inout DocumentGatherer) throws(SegmentError) {
    try documents.stored.finish()
    try drain(&documents)
    file.begin(section: SectionName.storedIndex.rawValue)
    try file.append(documents.stored.index.bytes)
    storedBlockCount = documents.stored.index.count / StoredWriter.indexEntryLength
    storedDictionaryLength = documents.stored.dictionaryLength
    file.begin(section: SectionName.lengths.rawValue)
    try file.append(documents.lengths.map(\.rawValue))
    file.begin(section: SectionName.columns.rawValue)
    try file.append(try documents.encodeColumns().bytes)
    file.begin(section: SectionName.postings.rawValue)
    lengths = documents.lengths
  }

  /// Appends a term greater than the one before, with at least one document.
  mutating func append(_ term: [UInt8], _ postings: borrowing TermPostings) throws(SegmentError) {
    encoder.encode(postings, lengths: lengths)
    term.withUnsafeBytes { dictionary.append($0, EncodedTerm(postings, encoder), place: postingsLength) }
    try file.append(encoder.documents.bytes)
    try file.append(encoder.positions.bytes)
    postingsLength += UInt64(encoder.documents.count + encoder.positions.count)
  }

  /// Appends the terms of a round, each greater than the one before.
  mutating func append(
    _ round: TermRound, bytes: (_ rank: Int) -> UnsafeRawBufferPointer
  ) throws(SegmentError) {
    for term in round.terms {
      dictionary.append(bytes(Int(term.rank)), term, place: postingsLength)
      postingsLength += UInt64(term.documentsLength + term.positionsLength)
    }
    try file.append(round.bytes)
  }

  /// Writes the dictionary and what else comes last.
  mutating func finish(_ sharing: WorkSharing) throws(SegmentError) -> FileReference {
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
    summary.append(UInt64(storedDictionaryLength))
    try file.append(summary.bytes)
    file.begin(section: SectionName.spellings.rawValue)
    try file.append(dictionary.spellings(sharing))
    return try file.finish()
  }
}
