import Segments

/// What is known of some terms in several files of one collection. O(files × terms × log of their number).
struct TermSurvey {
  /// By file, then by term; nil where the file has none.
  let infos: [[TermInfo?]]
  /// How many documents of all files have each term, deleted ones counted.
  let documents: [Int]

  init(_ terms: [[UInt8]], in readers: some Sequence<SegmentReader>) throws(SegmentError) {
    var infos: [[TermInfo?]] = []
    var documents = [Int](repeating: 0, count: terms.count)
    for reader in readers {
      var own: [TermInfo?] = []
      for (index, term) in terms.enumerated() {
        let info = try reader.find(term)
        documents[index] += Int(info?.documentFrequency ?? 0)
        own.append(info)
      }
      infos.append(own)
    }
    self.infos = infos
    self.documents = documents
  }
}
