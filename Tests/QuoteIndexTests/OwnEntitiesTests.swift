import Fixtures
import QuoteIndex
import Testing

/// A home's own authority files, read beside those that came with Daiek. Everybody but the president is invented.
struct OwnEntitiesTests {
  private let index: TemporaryIndex

  init() throws {
    index = try TemporaryIndex()
    let articles: [(title: String, text: String, language: String)] = [
      ("president", "“We agree on the road,” said Kassym-Jomart Tokayev.", "en"),
      ("pen-name", "“The river is high,” said K. Kemeluly Jastar.", "en"),
      ("mayor", "«Мост готов», — заявила Раушан Бекенова.", "ru"),
      ("body", "“Rivers are rising,” said OKB in a statement.", "en"),
    ]
    let lines = articles.map { TemporaryIndex.line(title: $0.title, text: $0.text, language: $0.language) }
    try index.folder.write(lines.joined(separator: "\n"), to: "home/sources/all.jsonl")
  }

  private func rebuilt(_ lines: String...) throws -> Searcher {
    let text = ([IndexHome.entityColumns] + lines).joined(separator: "\n") + "\n"
    try index.folder.write(text, to: "home/entities/own.tsv")
    _ = try index.indexer().rebuild(paths: [index.folder.path("home/sources")])
    return try index.searcher()
  }

  private func quoted(_ searcher: Searcher, by name: String) throws -> Set<String> {
    let found = try searcher.quotations(by: name, about: nil, options: SearchOptions(limit: 100)).hits
    return Set(found.compactMap { if case .quotation(let quotation, _, _) = $0 { quotation.title } else { nil } })
  }

  @Test func `a person of one's own is found beside those that came with Daiek`() throws {
    let searcher = try rebuilt("own:bekenova\tperson\tRaushan Bekenova\tРаушан Бекенова\tРаушан Бекенова\t-\t-\tmayor")
    #expect(
      try quoted(searcher, by: "own:bekenova") == ["mayor"] || quoted(searcher, by: "Raushan Bekenova") == ["mayor"])
    #expect(try quoted(searcher, by: "Тоқаев") == ["president"])
    #expect(try searcher.speakers(language: "en").contains { $0.entity == "own:bekenova" })
  }

  @Test func `a line with the identifier of an entity adds names to it, and the first is shown`() throws {
    let searcher = try rebuilt("test:tokayev\tperson\tKassym Jastar | K. Kemeluly Jastar\t-\t-\t-\t-\t-")
    #expect(try quoted(searcher, by: "Токаев") == ["president", "pen-name"])
    let shown = try searcher.speakers(language: "en").first { $0.entity == "test:tokayev" }
    #expect(shown?.name == "Kassym Jastar")
  }

  @Test func `a line with the full name of an entity speaks of it, whatever its identifier`() throws {
    let searcher = try rebuilt("own:president\tperson\tK. Kemeluly Jastar\tКасым-Жомарт Токаев\t-\t-\t-\t-")
    #expect(try quoted(searcher, by: "Tokayev") == ["president", "pen-name"])
    #expect(try searcher.speakers(language: "en").contains { $0.entity == "test:tokayev" })
    #expect(try !searcher.speakers(language: "en").contains { $0.entity == "own:president" })
  }

  @Test func `not: takes a name away`() throws {
    let searcher = try rebuilt("test:nato\torganisation\tnot: NATO | North Atlantic Body | OKB\t-\t-\t-\t-\t-")
    #expect(try quoted(searcher, by: "North Atlantic Body") == ["body"])
    #expect(try searcher.speakers(language: "en").first { $0.entity == "test:nato" }?.name == "North Atlantic Body")
  }

  @Test func `the lines stay when the index is built again`() throws {
    _ = try rebuilt("own:bekenova\tperson\tRaushan Bekenova\tРаушан Бекенова\t-\t-\t-\t-")
    let before = try index.folder.bytes("home/entities/own.tsv")
    _ = try index.indexer().rebuild(paths: [index.folder.path("home/sources")])
    #expect(try index.folder.bytes("home/entities/own.tsv") == before)
    #expect(try index.searcher().speakers(language: "en").contains { $0.entity == "own:bekenova" })
  }

  @Test(
    arguments: [
      ("own:a\tperson\tArman\t-\t-\t-\t-", "8"), ("own:a\tbridge\tArman Omarov\t-\t-\t-\t-\t-", "bridge"),
      ("own:a\tperson\t-\t-\t-\t-\t-\t-", "name"), ("own:a\tperson\tArman Omarov | \t-\t-\t-\t-\t-", "|"),
      ("own a\tperson\tArman Omarov\t-\t-\t-\t-\t-", "own a"),
      ("test:tokayev\tperson\tnot: Nobody\t-\t-\t-\t-\t-", "Nobody"),
      ("own:a\tperson\tnot: Arman\t-\t-\t-\t-\t-", "own:a"),
    ]) func `a line that is none is an error with its file and number`(line: String, named: String) throws
  {
    do {
      _ = try rebuilt("# a comment", line)
      Issue.record("no error for \(line)")
    } catch let error as IndexError {
      #expect("\(error)".contains("own.tsv:3"), "\(error)")
      #expect("\(error)".contains(named), "\(error)")
    }
  }
}
