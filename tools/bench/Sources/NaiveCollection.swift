import QuoteIndex
import SeededRandom
import Segments

/// A random collection as plain arrays, and what an index of it should answer, found by looking at every document.
struct NaiveCollection {
  struct Document {
    var words: [String]
    var language: String
    var date: Int64
    var isDeleted = false
  }

  /// Documents by file.
  var files: [[Document]] = []
  let vocabulary: [String]

  private static let letters = ["a", "b", "c", "қ", "т", "о", "в", "ÿ", "𐐀"]
  static let languages = ["en", "kk", "ru"]

  init(using random: inout RandomNumbers) {
    vocabulary = Self.words(Int.random(in: 3...160, using: &random), using: &random)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let count = [0, 1, 40, 300, 900][Int.random(in: 0..<5, using: &random)]
      let long = [4, 30, 120][Int.random(in: 0..<3, using: &random)]
      files.append(Self.documents(count, upTo: long, vocabulary, using: &random))
    }
  }

  private static func words(_ count: Int, using random: inout RandomNumbers) -> [String] {
    (0..<count).map { _ in
      (0..<Int.random(in: 1...7, using: &random)).map { _ in letters.randomElement(using: &random)! }.joined()
    }
  }

  private static func documents(
    _ count: Int, upTo long: Int, _ vocabulary: [String], using random: inout RandomNumbers
  ) -> [Document] {
    (0..<count).map { _ in
      let words = (0..<Int.random(in: 0...long, using: &random)).map { _ in
        let rank = Double.random(in: 0..<1, using: &random)
        return vocabulary[Int(rank * rank * rank * Double(vocabulary.count))]
      }
      return Document(
        words: words, language: languages.randomElement(using: &random)!,
        date: Int64.random(in: 20_050_101...20_261_231, using: &random))
    }
  }

  /// So many documents of a vocabulary of their own.
  static func documents(_ count: Int, using random: inout RandomNumbers) -> [Document] {
    documents(count, upTo: 60, words(300, using: &random), using: &random)
  }

  var all: [Document] { files.flatMap { $0 } }

  /// Documents that have a word, deleted ones too: what rarity is measured by.
  func documentCount(_ word: String) -> Int { all.count { $0.words.contains(word) } }

  /// One file of the documents that are left.
  var merged: NaiveCollection {
    var result = self
    result.files = [all.filter { !$0.isDeleted }]
    return result
  }

  /// Every live document with its score, if it has one, best first and then in order.
  func ranked(_ limit: Int, _ score: (Document) -> Int32?) -> [RankedSearch.Found] {
    var found: [RankedSearch.Found] = []
    for (file, documents) in files.enumerated() {
      for (number, document) in documents.enumerated() where !document.isDeleted {
        guard let score = score(document) else { continue }
        found.append(RankedSearch.Found(file: file, document: DocumentID(UInt32(number)), score: score))
      }
    }
    let order = found.indices.sorted { (-found[$0].score, $0) < (-found[$1].score, $1) }
    return order.prefix(limit).map { found[$0] }
  }

  func count(_ isMatch: (Document) -> Bool) -> Int { all.count { !$0.isDeleted && isMatch($0) } }

  /// How often words follow one another in a document.
  static func occurrences(_ phrase: [String], in words: [String]) -> UInt32 {
    guard words.count >= phrase.count else { return 0 }
    return UInt32((0...words.count - phrase.count).count { Array(words[$0..<$0 + phrase.count]) == phrase })
  }

  /// Damerau–Levenshtein distance in its restricted form, by the whole table.
  static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    var table = (0...a.count).map { row in (0...b.count).map { row == 0 ? $0 : $0 == 0 ? row : 0 } }
    for i in stride(from: 1, through: a.count, by: 1) {
      for j in stride(from: 1, through: b.count, by: 1) {
        let change = a[i - 1] == b[j - 1] ? 0 : 1
        table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + change)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[a.count][b.count]
  }
}
