import Analysis
import Foundation
import QuoteIndex

/// An index of the development articles, built in a folder of its own.
struct VerifyArchive {
  struct Quotation {
    let text: String
    /// What stands between spaces: a word with the marks beside it, or marks alone.
    let words: [String]
    let language: String
  }

  let verifier: Verifier
  let articleCount: Int
  /// Those long enough to be altered, each wording once.
  let quotations: [Quotation]
  /// Every run of six words of the articles, folded.
  let runs: Set<String>
  private let folder: URL

  static let leastWords = 8
  static let mostWords = 40
  static let runLength = 6

  init(shared: String, locales: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("daiek-verify-\(getpid())")
    let home = IndexHome(path: folder.path, locales: locales, entities: locales + "/../index/entities")
    let names = ["en", "ru", "ru-kazakhstan", "kk"]
    let paths = names.map { "\(shared)/data/articles/\($0).jsonl" }
    _ = try Indexer(home: home, threads: 2).rebuild(paths: paths)
    let searcher = try Searcher(home: home)
    verifier = Verifier(searcher: searcher)
    articleCount = try searcher.statistics().articles
    var quotations: [Quotation] = []
    var seen: Set<String> = []
    _ = try QuotationExport(searcher: searcher).forEach { (quotation) throws(IndexError) in
      let text = String(decoding: quotation.text, as: UTF8.self)
      let words = Self.words(text)
      let chunks = text.split(whereSeparator: \.isWhitespace).map(String.init)
      guard (Self.leastWords...Self.mostWords).contains(words.count), chunks.count >= Self.leastWords else { return }
      if seen.insert(Self.folded(words).joined(separator: " ")).inserted {
        quotations.append(Quotation(text: text, words: chunks, language: String(quotation.language.prefix(2))))
      }
    }
    self.quotations = quotations
    var runs: Set<String> = []
    for path in paths {
      for object in try JSONLines.objects(path) {
        guard let text = object["text"] as? String else { continue }
        runs.formUnion(Self.runs(of: text))
      }
    }
    self.runs = runs
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Letters and digits that no other sign parts, as they are written.
  static func words(_ text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber || "%$€₸₽£".contains($0)) }.map(String.init)
  }

  /// One word, with no sign inside.
  static func isPlain(_ chunk: String) -> Bool {
    let trimmed = chunk.trimmingCharacters(in: .punctuationCharacters)
    return !trimmed.isEmpty && trimmed.allSatisfy { $0.isLetter || $0.isNumber }
  }

  static func folded(_ words: [String]) -> [String] { words.map { Word.term(of: $0) } }

  static func runs(of text: String) -> Set<String> {
    let words = folded(words(text))
    guard words.count >= runLength else { return [] }
    return Set((0...(words.count - runLength)).map { words[$0..<$0 + runLength].joined(separator: " ") })
  }
}
