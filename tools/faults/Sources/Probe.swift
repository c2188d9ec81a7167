import Segments

/// A question to one segment file whose whole answer can be compared.
enum Probe {
  /// All documents of a term, with frequencies and positions.
  case term([UInt8])
  case document(UInt32)
  /// Values of a column from one document to another.
  case column(String, Range<UInt32>)
  /// Distinct strings of a column.
  case strings(String, Range<UInt32>)
  case lengths(Range<UInt32>)
  /// The bitmap of a term.
  case bitmap([UInt8])
  /// Whether strings may be terms, and which letter may stand where one of theirs does.
  case spellings([[UInt8]])

  /// A number that stands for the answer.
  func answer(_ reader: SegmentReader) throws(SegmentError) -> Int {
    var hasher = Hasher()
    switch self {
    case .term(let term):
      guard let info = try reader.find(term) else { return 0 }
      hasher.combine(info.documentFrequency)
      let cursor = try reader.postings(info)
      var positions: [UInt32] = []
      while try cursor.next() != .end {
        hasher.combine(cursor.document)
        hasher.combine(try cursor.frequency())
        try cursor.positions(into: &positions)
        hasher.combine(positions)
      }
    case .document(let document): hasher.combine(try reader.stored(DocumentID(document)))
    case .column(let name, let documents):
      guard let column = try reader.column(named: name) else { return 0 }
      for document in documents {
        hasher.combine(try column.number(at: DocumentID(document)))
        hasher.combine(try column.ordinal(at: DocumentID(document)))
      }
    case .strings(let name, let ordinals):
      guard let column = try reader.column(named: name) else { return 0 }
      for ordinal in ordinals where ordinal < column.distinctCount { hasher.combine(try column.string(ordinal)) }
    case .lengths(let documents):
      for document in documents where document < reader.documentCount {
        hasher.combine(try reader.length(of: DocumentID(document)))
      }
    case .bitmap(let term):
      guard let info = try reader.find(term), let bitmap = try reader.postings(info).bitmap() else { return 0 }
      hasher.combine(bytes: UnsafeRawBufferPointer(start: bitmap, count: (Int(reader.documentCount) + 63) / 64 * 8))
    case .spellings(let strings):
      let filter = try reader.spellings()
      var letters = [UInt32](repeating: 0, count: filter.letterCount)
      for string in strings {
        hasher.combine(filter.mayHold(SpellingHash(string, string.indices)))
        let middle = string.count / 2
        let count = letters.withUnsafeMutableBufferPointer { letters in
          letters.baseAddress.map {
            filter.letters(
              between: SpellingHash(string, 0..<middle), and: SpellingHash(string, middle..<string.count), into: $0)
          }
        }
        hasher.combine(letters.prefix(count ?? 0))
      }
    }
    return hasher.finalize()
  }

  /// Probes that together rest on every page of a file: for each page those that touch it.
  static func covering(_ path: String) throws(SegmentError) -> (probes: [Probe], answers: [Int], byPage: [[Int]]) {
    let whole = try SegmentReader(path)
    var candidates: [Probe] = []
    let step: UInt32 = 2_000
    for document in stride(from: 0, to: whole.documentCount, by: 3) { candidates.append(.document(document)) }
    for column in try whole.schema().columns {
      for start in stride(from: 0, to: whole.documentCount, by: Int(step)) {
        candidates.append(.column(column.name, start..<min(start + step, whole.documentCount)))
      }
      let distinct = try whole.column(named: column.name)?.distinctCount ?? 0
      for start in stride(from: 0, to: distinct, by: 500) {
        candidates.append(.strings(column.name, start..<min(start + 500, distinct)))
      }
    }
    for start in stride(from: 0, to: whole.documentCount, by: Int(step)) {
      candidates.append(.lengths(start..<min(start + step, whole.documentCount)))
    }
    var walk = try whole.terms()
    var number = 0
    var spelled: [[UInt8]] = []
    while try walk.next() {
      number += 1
      if number % max(1, Int(whole.termCount) / 50) == 0 {
        spelled.append(walk.term)
        candidates.append(.spellings(spelled.suffix(2)))
      }
      if try whole.postings(walk.info).hasBitmap { candidates.append(.bitmap(walk.term)) }
      // Every long list, and so many of the short ones that no page of postings or terms is passed over.
      if walk.info.documentFrequency > 300 || number % 12 == 0 { candidates.append(.term(walk.term)) }
    }
    var byPage: [[Int]] = []
    var answers: [Int] = []
    var probes: [Probe] = []
    // One reader a probe is needed to see what it alone rests on; opening is cheap.
    for probe in candidates {
      let reader = try SegmentReader(path)
      let answer = try probe.answer(reader)
      let pages = reader.checkedPages
      for page in pages {
        while byPage.count <= page { byPage.append([]) }
        if byPage[page].count < 4 { byPage[page].append(probes.count) }
      }
      probes.append(probe)
      answers.append(answer)
    }
    return (probes, answers, byPage)
  }
}
