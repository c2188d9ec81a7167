import Glibc
import QuoteIndex
import SeededRandom
import Segments

/// An index of about 64 KiB, some of its documents deleted, and questions with their right answers: what damage is tried on.
struct SmallIndex {
  let folder: String
  private(set) var questions: [QuestionText] = []
  private(set) var answers: [[Int]] = []
  /// The files of the index, the lock aside.
  private(set) var files: [String] = []

  /// Makes the index in a folder that is empty or is not there.
  init(folder: String, seed: UInt64) throws {
    self.folder = folder
    var random = RandomNumbers(seed: seed)
    var documents = NaiveCollection.documents(260, using: &random)
    for _ in 0..<8 {
      let size = try build(documents)
      if (65_536...69_000).contains(size) { break }
      documents = NaiveCollection.documents(documents.count * 67_000 / size, using: &random)
    }
    let words = Set(documents.flatMap(\.words)).sorted()
    for kind in Question.allCases {
      for _ in 0..<2 {
        questions.append(
          QuestionText(
            kind: kind, words: (0..<2).map { _ in words.randomElement(using: &random)! },
            language: NaiveCollection.languages.randomElement(using: &random)!, dates: 20_080_101...20_191_231))
      }
    }
    answers = try ask()
  }

  /// Builds and commits; gives the bytes of all files.
  private mutating func build(_ documents: [NaiveCollection.Document]) throws -> Int {
    let writer = try IndexDirectory(folder).openForWriting()
    let name = writer.freshName(".articles")
    var builder = CollectionBuilder(schema: Build.schema)
    var deletions = DeletionSet(documentCount: UInt32(documents.count))
    for (number, document) in documents.enumerated() {
      try Check.add(document, to: &builder, stored: document.words.joined(separator: " "))
      if number % 9 == 4 { deletions.insert(DocumentID(UInt32(number))) }
    }
    let file = try builder.write(to: writer.path(of: name))
    let deleted = try deletions.write(to: writer.path(of: writer.freshName(".deletions")))
    var manifest = writer.manifest
    manifest.segments = [
      .init(
        name: name,
        files: [
          .init(
            collection: Build.collection, file: file, documentCount: UInt32(documents.count), deletions: deleted,
            deletedCount: deletions.count)
        ])
    ]
    try writer.commit(manifest)
    try writer.removeUnlistedFiles()
    files = ["manifest", file.name, deleted.name].map { "\(folder)/\($0)" }
    return try files.reduce(0) { total, path in
      var status = stat()
      guard stat(path, &status) == 0 else { throw BenchFailure("cannot read \(path)") }
      return total + Int(status.st_size)
    }
  }

  /// Opens the index anew and asks everything: ranked answers, counts, facets, dates, stored records.
  func ask() throws -> [[Int]] {
    let snapshot = try IndexDirectory(folder).openForReading()
    let search = try RankedSearch(snapshot.files.map { ($0.reader, $0.deletions) })
    var answers: [[Int]] = []
    for question in questions {
      let answer = try question.ask(5, search)
      answers.append([answer.count] + answer.found.flatMap { [Int($0.document.rawValue), Int($0.score)] })
      for found in answer.found.prefix(1) {
        let reader = snapshot.files[found.file].reader
        answers.append(try reader.stored(found.document).map { Int($0) })
        answers.append([Int(try reader.column(named: "date")?.number(at: found.document) ?? -1)])
      }
    }
    answers.append(try search.facets(term: Check.term(questions[0].words[0]), column: "lang").map(\.count))
    return answers
  }
}
