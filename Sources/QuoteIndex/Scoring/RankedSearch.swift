import Segments

/// Ranked and counted questions over the files of one collection, by terms as they stand in the index. Answers agree with
/// those of looking at every document, which is what the tests compare them with; a score is in `LengthNorms.unit`s.
///
/// One a thread; it must not outlive the readers of its files.
package struct RankedSearch {
  let files: [ScoringFile]
  let norms: LengthNorms
  let documentCount: Int

  /// A document that was found.
  package struct Found: Equatable, Sendable {
    /// The index of its file.
    package let file: Int
    package let document: DocumentID
    package let score: Int32

    package init(file: Int, document: DocumentID, score: Int32) {
      self.file = file
      self.document = document
      self.score = score
    }
  }

  /// Reads the lengths of all documents. O(documents / 4096), the first time O(documents).
  package init(_ files: [(reader: SegmentReader, deletions: DeletionSet?)]) throws(SegmentError) {
    var opened: [ScoringFile] = []
    for file in files { opened.append(try ScoringFile(file.reader, file.deletions)) }
    self.files = opened
    let documents = files.reduce(0) { $0 + Int($1.reader.documentCount) }
    documentCount = documents
    let length = files.reduce(0) { $0 + Double($1.reader.totalLength) }
    norms = LengthNorms(averageLength: documents > 0 ? max(1, length / Double(documents)) : 1)
  }

  /// What is known of some terms in each file, and what each weighs in all of them.
  func look(up terms: [[UInt8]]) throws(SegmentError) -> (infos: [[TermInfo?]], weights: [Float]) {
    let survey = try TermSurvey(terms, in: files.lazy.map(\.reader))
    return (survey.infos, survey.documents.map { LengthNorms.weight(documents: $0, of: documentCount) })
  }

  /// What a term that so many documents have weighs.
  package func weight(documents: Int) -> Float { LengthNorms.weight(documents: documents, of: documentCount) }

  /// What weighs so much adds to the score of a document of a length, in which it is so often.
  package func score(weight: Float, frequency: UInt32, length: UInt32) -> Int32 {
    LengthNorms.score(weight, frequency, norms.factor(LengthCode(length: length).rawValue))
  }

  /// By what scores are to be divided.
  package static var unit: Float { LengthNorms.unit }

  func scorer(_ info: TermInfo, _ weight: Float, _ file: ScoringFile) throws(SegmentError) -> TermScorer {
    TermScorer(try file.reader.postings(info), weight: weight, norms: norms, codes: file.codes)
  }

  func found(_ top: TopK) -> [Found] {
    top.entries.map { Found(file: Int($0.file), document: DocumentID($0.document), score: $0.score) }
  }
}
