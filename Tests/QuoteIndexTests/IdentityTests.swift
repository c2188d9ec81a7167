import Fixtures
import QuoteIndex
import Testing

/// The user's own lines on who is who, obeyed by an index that was built without them.
struct IdentityTests {
  private let index: TemporaryIndex

  /// Six articles; everybody in them but the president is invented.
  init() throws {
    index = try TemporaryIndex()
    let articles: [(title: String, text: String, language: String)] = [
      ("en-full", "“We will wait for the bridge,” said Daulet Ospanov.", "en"),
      ("ru-full", "«Мы подождём моста», — заявил Даулет Оспанов.", "ru"),
      ("en-pen", "“The river is high,” said Serik Abenov.", "en"),
      ("president", "“We agree on the road,” said Kassym-Jomart Tokayev.", "en"),
      ("namesake", "“It rains in the valley,” said Temirbolat Tokayev.", "en"),
      ("namesake-ru", "«Идёт дождь», — заявил Темирболат Токаев.", "ru"),
    ]
    let lines = articles.map { TemporaryIndex.line(title: $0.title, text: $0.text, language: $0.language) }
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "all.jsonl")
    #expect(try index.indexer().rebuild(paths: [path]).articlesAdded == articles.count)
  }

  private func obey(_ lines: String...) throws -> Searcher {
    try index.folder.write(lines.joined(separator: "\n"), to: "home/identities.txt")
    return try index.searcher()
  }

  private func quoted(_ searcher: Searcher, by name: String) throws -> Set<String> {
    let found = try searcher.quotations(by: name, about: nil, options: SearchOptions(limit: 100)).hits
    return Set(found.compactMap { if case .quotation(let quotation, _, _) = $0 { quotation.title } else { nil } })
  }

  private func titles(_ searcher: Searcher, _ query: String) throws -> Set<String> {
    Set(try TemporaryIndex.titles(searcher, query))
  }

  private func counts(_ searcher: Searcher) throws -> [String: Int] {
    try searcher.speakers(language: "en").reduce(into: [:]) { $0[$1.entity ?? $1.name, default: 0] += $1.quotations }
  }

  @Test func `without lines a name that no file knows is one person in two languages`() throws {
    let searcher = try index.searcher()
    #expect(try quoted(searcher, by: "Даулет Оспанов") == ["en-full", "ru-full"])
    #expect(try quoted(searcher, by: "Serik Abenov") == ["en-pen"])
    #expect(try quoted(searcher, by: "Tokayev") == ["president", "namesake", "namesake-ru"])
  }

  @Test func `two names that a line calls one answer for each other`() throws {
    let searcher = try obey("# a pen name", "Serik Abenov = Daulet Ospanov")
    for name in ["Serik Abenov", "Daulet Ospanov", "Серик Абенов", "Даулета Оспанова", "Ospanov Daulet"] {
      #expect(try quoted(searcher, by: name) == ["en-full", "ru-full", "en-pen"], "\(name)")
      #expect(try titles(searcher, name) == ["en-full", "ru-full", "en-pen"], "\(name)")
      #expect(try titles(searcher, "speaker:\"\(name)\"") == [], "\(name)")
    }
    #expect(try counts(searcher).values.max() == 3)
  }

  @Test func `a name that a line gives to an entity is the entity`() throws {
    let searcher = try obey("Serik Abenov = test:tokayev", "Temirbolat Tokayev != test:tokayev")
    for name in ["Тоқаев", "Serik Abenov", "Серика Абенова"] {
      #expect(try titles(searcher, name) == ["president", "en-pen"], "\(name)")
    }
    #expect(try quoted(searcher, by: "Токаев") == ["president", "en-pen"])
    let entity = try #require(try searcher.entities(named: "Serik Abenov", language: "en").first)
    #expect(entity.id == "test:tokayev")
    #expect(entity.articles == 2)
    #expect(entity.quotations == 2)
    #expect(entity.names.contains { $0.text == "Serik Abenov" })
    #expect(try counts(searcher)["test:tokayev"] == 2)
    let found = try searcher.quotations(by: "Serik Abenov", about: nil, options: SearchOptions(limit: 9)).hits
    for case .quotation(let quotation, _, _) in found { #expect(quotation.speakers.first?.entity == "test:tokayev") }
  }

  @Test func `a name that a line denies an entity is somebody else, in any script`() throws {
    let searcher = try obey("Temirbolat Tokayev ≠ test:tokayev")
    #expect(try quoted(searcher, by: "Tokayev") == ["president"])
    #expect(try quoted(searcher, by: "Темирболат Токаев") == ["namesake", "namesake-ru"])
    #expect(try titles(searcher, "Тоқаев") == ["president"])
    #expect(try counts(searcher)["test:tokayev"] == 1)
    #expect(try counts(searcher).filter { $0.key.hasPrefix("Temirbolat") }.values.first == 2)
    let entity = try #require(try searcher.entities(named: "Tokayev", language: "en").first)
    #expect(entity.articles == 1)
    let found = try searcher.quotations(by: "Temirbolat Tokayev", about: nil, options: SearchOptions(limit: 9)).hits
    for case .quotation(let quotation, _, _) in found { #expect(quotation.speakers.first?.entity == nil) }
  }

  @Test func `two entities that a line calls one are shown under the first`() throws {
    let searcher = try obey("test:nato = test:almaty")
    #expect(try searcher.entities(named: "Almaty", language: "en").map(\.id) == ["test:nato"])
    #expect(try searcher.entities(named: "НАТО", language: "en").map(\.id) == ["test:nato"])
  }

  @Test func `a line that is taken away is forgotten at once, and a rebuild keeps the file`() throws {
    #expect(try quoted(try obey("Serik Abenov = Daulet Ospanov"), by: "Serik Abenov").count == 3)
    #expect(try quoted(try obey(""), by: "Serik Abenov") == ["en-pen"])
    _ = try obey("Serik Abenov = Daulet Ospanov")
    _ = try index.indexer().rebuild(paths: [index.folder.path("all.jsonl")])
    #expect(try quoted(try index.searcher(), by: "Serik Abenov").count == 3)
  }

  @Test(arguments: [
    ("Abenov Ospanov", "1: expected «NAME = NAME» or «NAME ≠ NAME»"),
    ("\n= Ospanov", "2: expected «NAME = NAME»"),
    ("a = b = c", "1: expected «NAME = NAME»"),
    ("Serik Abenov = test:nobody", "1: expected an identifier of the authority files, or a name"),
    ("# fine\nSerik Abenov = Q99999999", "2: expected an identifier"),
    ("test:nato ≠ test:almaty", "1: expected a name beside an identifier"),
    ("Serik Abenov = Daulet Ospanov\nSerik Abenov ≠ Daulet Ospanov", "2: expected names that no line calls one"),
  ])
  func `a line that cannot be obeyed is an error that names it`(_ text: String, _ message: String) throws {
    let error = #expect(throws: IndexError.self) { try obey(text) }
    #expect(try #require(error).description.contains("identities.txt:\(message)"), "\(error!)")
  }
}
