import QuoteIndex
import SeededRandom
import Segments

/// `check`: random questions over random collections, each answered by the index and by looking at every document; before
/// and after merging, with deletions, from newly opened files.
struct Check {
  /// A folder that is made and may be written in.
  let folder: String
  private var random: RandomNumbers
  private var made = 0

  init(folder: String, seed: UInt64) {
    self.folder = folder
    random = RandomNumbers(seed: seed)
  }

  /// Asks so many questions; the first difference is an error.
  mutating func run(questions: Int) throws {
    var left = questions
    while left > 0 {
      var collection = NaiveCollection(using: &random)
      let paths = try collection.files.map { try write($0) }
      var readers: [(reader: SegmentReader, deletions: DeletionSet?)] = []
      for (file, path) in paths.enumerated() {
        readers.append((try SegmentReader(path), try delete(file, from: &collection)))
      }
      let share = min(left, 400)
      try ask(share / 2 + share % 2, collection, readers)
      let merged = "\(folder)/merged-\(made)"
      try SegmentMerger.merge(readers, to: merged)
      try ask(share / 2, collection.merged, [(try SegmentReader(merged), nil)])
      left -= share
    }
  }

  private mutating func write(_ documents: [NaiveCollection.Document]) throws -> String {
    made += 1
    let path = "\(folder)/part-\(made)"
    var builder = CollectionBuilder(schema: Build.schema)
    for document in documents {
      try Self.add(document, to: &builder)
    }
    try builder.write(to: path)
    return path
  }

  static func add(
    _ document: NaiveCollection.Document, to builder: inout CollectionBuilder, stored: String = ""
  ) throws {
    try builder.addDocument(
      length: UInt32(document.words.count),
      columns: [.text(document.language), .text("outlet"), .number(document.date)], stored: [UInt8](stored.utf8))
    var run: [TermID] = []
    for word in document.words { run.append(try builder.term(term(word).span)) }
    try builder.add(run: run.span, from: 0)
  }

  static func term(_ word: String) -> [UInt8] { [UInt8(ascii: "w")] + [UInt8](word.utf8) }

  private mutating func delete(_ file: Int, from collection: inout NaiveCollection) throws -> DeletionSet? {
    if Bool.random(using: &random) { return nil }
    var deletions = DeletionSet(documentCount: UInt32(collection.files[file].count))
    for number in collection.files[file].indices where Int.random(in: 0..<4, using: &random) == 0 {
      collection.files[file][number].isDeleted = true
      deletions.insert(DocumentID(UInt32(number)))
    }
    return deletions
  }

  private mutating func ask(
    _ count: Int, _ collection: NaiveCollection, _ files: [(reader: SegmentReader, deletions: DeletionSet?)]
  ) throws {
    let search = try RankedSearch(files)
    for _ in 0..<count {
      let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in word(collection) }
      let limit = [1, 3, 10, 100][Int.random(in: 0..<4, using: &random)]
      let kind = Question.allCases.randomElement(using: &random)!
      let range = Int64.random(in: 20_000_101...20_150_101, using: &random)
      let question = QuestionText(
        kind: kind, words: words, language: NaiveCollection.languages.randomElement(using: &random)!,
        dates: range...range + Int64.random(in: 0...200_000, using: &random))
      let right = question.naive(limit, collection, search)
      let answer = try question.ask(limit, search)
      guard right.found == answer.found, right.count == answer.count else {
        throw BenchFailure("\(question), \(limit) wanted: \(answer), not \(right)")
      }
    }
  }

  /// A word of the collection, sometimes with a slip, sometimes none.
  private mutating func word(_ collection: NaiveCollection) -> String {
    var word = collection.vocabulary.randomElement(using: &random)!
    if Int.random(in: 0..<5, using: &random) == 0, word.count > 1 {
      let at = word.index(word.startIndex, offsetBy: Int.random(in: 0..<word.count, using: &random))
      word.remove(at: at)
    }
    return word
  }
}
