import Fixtures
@testable import Segments

/// A collection as plain values: what a segment must answer, found the slow and obvious way.
struct Oracle {
  struct Document {
    var length: UInt32
    var columns: [ColumnValue]
    var stored: [UInt8]
    /// Terms with positions.
    var words: [[UInt8]: [UInt32]]
    /// Terms without.
    var marks: Set<[UInt8]>
  }

  static let schema = CollectionSchema([
    .init("date", .number), .init("id", .number), .init("source", .string), .init("speaker", .string),
  ])

  var documents: [Document] = []

  /// A random collection: `vocabulary` words of very uneven frequency, some of them hardly told apart.
  init(documents count: Int, vocabulary: Int, compact: Bool = false, using generator: inout SeededGenerator) {
    let letters: [[UInt8]] = ["a", "b", "қ", "т", "\u{0}", "ÿ"].map { [UInt8]($0.utf8) }
    var words: [[UInt8]] = []
    for _ in 0..<vocabulary {
      let parts = (0..<Int.random(in: 0...7, using: &generator)).flatMap { _ in
        letters.randomElement(using: &generator)!
      }
      words.append([UInt8("w".utf8.first!)] + parts)
    }
    for number in 0..<count {
      let length = compact ? 5 : [3, 20, 90][Int.random(in: 0..<3, using: &generator)]
      var document = Document(length: 0, columns: [], stored: [], words: [:], marks: [])
      var position: UInt32 = 0
      for _ in 0..<Int.random(in: 0...length, using: &generator) {
        let rank = Double.random(in: 0..<1, using: &generator)
        let word = words[min(vocabulary - 1, Int(rank * rank * rank * Double(vocabulary)))]
        document.words[word, default: []].append(position)
        position += Int.random(in: 0..<50, using: &generator) == 0 ? 100_000 : 1
      }
      document.length = UInt32(document.words.values.reduce(0) { $0 + $1.count })
      for mark in compact ? ["m:all"] : ["m:all", "m:\(number % 2)", "m:\(number % 97)", "m:only-\(number)"]
      where Int.random(in: 0..<10, using: &generator) > 0 {
        document.marks.insert([UInt8](mark.utf8))
      }
      let isRare = Int.random(in: 0..<9, using: &generator) == 0
      document.columns = [
        isRare ? .missing : .number(Int64.random(in: -5_000...20_000, using: &generator)),
        .number(Int64.random(in: .min ... .max, using: &generator)),
        .text("source-\(Int.random(in: 0..<12, using: &generator))"),
        isRare ? .missing : .text(["", "Тоқаев", "Tokayev", "托卡耶夫"].randomElement(using: &generator)!),
      ]
      let storedLength = Int.random(in: 0..<(compact ? 70 : 400), using: &generator)
      document.stored = (0..<storedLength).map { UInt8(truncatingIfNeeded: ($0 * 31) ^ (number &* $0 &* $0 &+ number)) }
      documents.append(document)
    }
  }

  /// The terms of all documents, in order.
  var terms: [[UInt8]] {
    var all: Set<[UInt8]> = []
    for document in documents { all = all.union(document.words.keys).union(document.marks) }
    return all.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Document numbers with their positions; a term without positions gives none.
  func postings(_ term: [UInt8]) -> [(document: UInt32, positions: [UInt32])] {
    documents.indices.compactMap { index in
      if let positions = documents[index].words[term] { return (UInt32(index), positions) }
      return documents[index].marks.contains(term) ? (UInt32(index), []) : nil
    }
  }

  /// The index from term to postings, to save looking through all documents for each.
  func inverted() -> [[UInt8]: [(document: UInt32, positions: [UInt32])]] {
    var result: [[UInt8]: [(document: UInt32, positions: [UInt32])]] = [:]
    for (index, document) in documents.enumerated() {
      for (word, positions) in document.words { result[word, default: []].append((UInt32(index), positions)) }
      for mark in document.marks { result[mark, default: []].append((UInt32(index), [])) }
    }
    return result
  }

  func build(_ path: String) throws {
    var builder = CollectionBuilder(schema: Self.schema)
    for document in documents { try Self.add(document, to: &builder) }
    try builder.write(to: path)
  }

  static func add(_ document: Document, to builder: inout CollectionBuilder) throws {
    try builder.addDocument(length: document.length, columns: document.columns, stored: document.stored)
    for (word, positions) in document.words { try builder.add(term: word, positions: positions) }
    for mark in document.marks { try builder.add(term: mark) }
  }

  /// The collection without some of its documents.
  func without(_ deleted: DeletionSet) -> Oracle {
    var rest = self
    rest.documents = documents.indices.filter { !deleted.contains(DocumentID(UInt32($0))) }.map { documents[$0] }
    return rest
  }
}
