import Fixtures
import QuoteIndex

/// An index home of its own for one test, with short packs and authority files of three lines.
final class TemporaryIndex {
  let folder: TemporaryFolder
  let home: IndexHome

  init() throws {
    folder = try TemporaryFolder()
    home = IndexHome(path: folder.path("home"), locales: ShortPacks.path, entities: folder.path("entities"))
    try folder.write(
      """
      id\ttype\ten\tru\tkk\tkk-Latn\tkk-Arab\tnote
      test:tokayev\tperson\tKassym-Jomart Tokayev | Tokayev\tКасым-Жомарт Токаев | Токаев\tҚасым-Жомарт Тоқаев | Тоқаев\t\
      Qasym-Jomart Toqaev | Toqaev\t-\t-
      """, to: "entities/people.tsv")
    try folder.write(
      "id\ttype\ten\tru\tkk\tkk-Latn\tkk-Arab\tnote\ntest:nato\torganisation\tNATO\tНАТО\t-\t-\t-\t-\n",
      to: "entities/organisations.tsv")
    try folder.write(
      "id\ttype\ten\tru\tkk\tkk-Latn\tkk-Arab\tnote\ntest:almaty\tplace\tAlmaty\tАлматы\tАлматы\tAlmaty\t-\t-\n",
      to: "entities/places.tsv")
  }

  func indexer(threads: Int = 1, memory: Int = Indexer.usualMemory) throws -> Indexer {
    try Indexer(home: home, threads: threads, memory: memory)
  }

  func searcher() throws -> Searcher { try Searcher(home: home) }

  /// A JSON line of an article.
  static func line(
    title: String, text: String, source: String = "Wire", date: String = "2022-03-02", language: String = "en"
  ) -> String {
    func quoted(_ text: String) -> String {
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
    return "{\"title\":\(quoted(title)),\"text\":\(quoted(text)),\"source\":\(quoted(source)),"
      + "\"date\":\(quoted(date)),\"language\":\(quoted(language)),\"url\":\(quoted("u/" + title))}"
  }

  /// The titles of the articles that a question finds, in the order of the answer.
  static func titles(
    _ searcher: Searcher, _ query: String, _ options: SearchOptions = SearchOptions(limit: 10_000)
  ) throws -> [String] {
    try searcher.search(Query(query), options: options).hits.compactMap {
      if case .article(let article, _, _, _) = $0 { article.title } else { nil }
    }
  }
}

extension BuildReport {
  /// Whether every file has one fate and every article is counted once.
  var addsUp: Bool {
    fileCount == count(.indexed) + count(.unchanged) + count(.skipped) + count(.refused)
      && articlesRead == articlesAdded + articlesUnchanged + articlesReplacing + articlesSuperseded
  }
}
