/// What the dictionary says of a term whose postings are encoded.
struct EncodedTerm: Sendable {
  /// Its place in the order of all terms, for who sorts them.
  let rank: UInt32
  let hasPositions: Bool
  let documentCount: Int
  let positionCount: Int
  /// For a term in one document.
  let firstDocument: UInt32
  let firstFrequency: UInt32
  let maximumFrequency: UInt8
  let minimumLength: LengthCode
  /// In bytes.
  let documentsLength: Int
  let positionsLength: Int

  init(rank: UInt32 = 0, _ postings: borrowing TermPostings, _ encoder: borrowing PostingsEncoder) {
    self.rank = rank
    hasPositions = postings.hasPositions
    documentCount = postings.documentCount
    positionCount = postings.positionCount
    firstDocument = postings.documents[0]
    firstFrequency = postings.frequencies[0]
    maximumFrequency = encoder.maximumFrequency
    minimumLength = encoder.minimumLength
    documentsLength = encoder.documents.count
    positionsLength = encoder.positions.count
  }
}
