import Analysis

/// The words that are too frequent to say anything: `stop-words.tsv` of every pack.
///
/// Most of them are written as their terms are, and stay bytes of the file: a question asks about a few words, and a set of
/// hundreds would cost more to make than all its answers.
struct StopWords {
  private var rows: [PackRows] = []
  /// The places in the files of the words that are their own terms.
  private var plain: [[Range<Int>]] = []
  /// The terms of the others.
  private var others: [String] = []

  /// - Throws: `AnalysisError` when a table is broken.
  init(packs: LanguagePacks) throws(AnalysisError) {
    for pack in packs.packs {
      let path = pack.path + "/stop-words.tsv"
      guard try PackFolder.has(path) else { continue }
      var own = try PackRows(path: path, columns: 1)
      var places: [Range<Int>] = []
      while try own.next() {
        if TermNormalizer.isPlainTerm(own.bytes, own.cells[0]) {
          places.append(own.cells[0])
        } else {
          others.append(Word.term(of: own.text(0)))
        }
      }
      rows.append(own)
      plain.append(places)
    }
  }

  /// Whether a term is one. Linear in their number.
  func contains(_ term: String) -> Bool {
    let isPlain = Array(term.utf8).withUnsafeBufferPointer { term in
      zip(rows, plain).contains { own, places in
        own.bytes.withUnsafeBufferPointer { bytes in
          places.contains { $0.count == term.count && bytes[$0].elementsEqual(term) }
        }
      }
    }
    return isPlain || others.contains { $0 == term }
  }
}
