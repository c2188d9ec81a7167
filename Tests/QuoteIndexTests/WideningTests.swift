import QuoteIndex
import Testing

/// How far a word reaches beyond itself, and where it must not.
struct WideningTests {
  /// Articles whose titles say what they have: the president in three scripts, forms of a common word, a name that only
  /// sounds alike.
  private static let articles: [(title: String, text: String, language: String)] = [
    ("english", "President Tokayev spoke of a debt in Almaty on Monday.", "en"),
    ("russian", "Президент Токаев говорил в понедельник о долге и о хлебе.", "ru"),
    ("dative", "Вопрос задали Токаеву, и ответа о долгах он не дал.", "ru"),
    ("kazakh", "Тоқаевтың айтқаны туралы бүгін көп жазылды.", "kk"),
    ("stranger", "Mr Zubairov met Mr Zubayrov and nobody spoke of plums.", "en"),
    ("cyrillic stranger", "Господин Зубаиров в тот же день уехал домой.", "ru"),
    ("plum", "Сливы созрели, и сливами полны корзины.", "ru"),
  ]

  private func searcher() throws -> (TemporaryIndex, Searcher) {
    let index = try TemporaryIndex()
    let lines = Self.articles.map { TemporaryIndex.line(title: $0.title, text: $0.text, language: $0.language) }
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    _ = try index.indexer().rebuild(paths: [path])
    return (index, try index.searcher())
  }

  @Test func `a name reaches over scripts, and not past = or script:same`() throws {
    let (_, searcher) = try searcher()
    func titles(_ query: String) throws -> Set<String> { Set(try TemporaryIndex.titles(searcher, query)) }
    let president: Set = ["english", "russian", "dative", "kazakh"]
    for query in ["Tokayev", "Токаеву", "Тоқаев", "Тоқаевтың"] { #expect(try titles(query) == president, "\(query)") }
    #expect(try titles("=Токаеву") == ["dative"])
    #expect(try titles("=Tokayev") == ["english"])
    #expect(try titles("Tokayev script:same") == ["english"])
    #expect(try titles("script:same Токаев") == ["russian", "dative"])
    #expect(try titles("(Токаев script:same) OR (Тоқаев script:same)") == ["russian", "dative", "kazakh"])
    #expect(try titles("(Токаев script:same) Tokayev") == ["russian", "dative"])
    #expect(try titles("script:same долг Токаев") == ["russian", "dative"])
    // A name that no authority file has reaches by its sound.
    #expect(try titles("Зубаиров") == ["stranger", "cyrillic stranger"])
    #expect(try titles("Зубаиров script:same") == ["cyrillic stranger"])
    #expect(try titles("=Зубаиров") == ["cyrillic stranger"])
    #expect(try titles("слива") == ["plum"])
    #expect(try titles("=слива").isEmpty)
    #expect(try titles("слива script:same") == ["plum"])
  }

  @Test func `NOT takes away what was typed and no more`() throws {
    let (_, searcher) = try searcher()
    func titles(_ query: String) throws -> Set<String> { Set(try TemporaryIndex.titles(searcher, query)) }
    let all = Set(Self.articles.map(\.title))
    let date = "date:2022"
    #expect(try titles(date) == all)
    #expect(try titles("\(date) NOT =Токаеву") == all.subtracting(["dative"]))
    #expect(try titles("\(date) NOT (Токаев script:same)") == all.subtracting(["russian", "dative"]))
    #expect(try titles("\(date) NOT Tokayev") == all.subtracting(["english", "russian", "dative", "kazakh"]))
    // What only sounds alike is not what was typed.
    #expect(try titles("\(date) NOT Зубаиров") == all.subtracting(["cyrillic stranger"]))
    #expect(try titles("Tokayev NOT =Токаев") == ["english", "dative", "kazakh"])
    #expect(try titles("\(date) NOT \"Zubayrov and nobody\"") == all.subtracting(["stranger"]))
  }

  @Test func `every form that is lit says by what scheme it matched`() throws {
    let (_, searcher) = try searcher()
    func schemes(_ query: String) throws -> [String: Match.Scheme] {
      var found: [String: Match.Scheme] = [:]
      for hit in try searcher.search(Query(query)).hits {
        if case .article(_, _, _, let matches) = hit { for match in matches { found[match.form] = match.scheme } }
      }
      return found
    }
    #expect(try schemes("Токаев долг")["долге"] == .stem)
    let president = try schemes("Токаев")
    #expect(president["Токаев"] != nil)
    #expect(president["Tokayev"] == .entity)
    #expect(president["Токаеву"] == .entity)
    #expect(try schemes("Зубаиров") == ["Зубаиров": .exact, "Zubairov": .sound, "Zubayrov": .sound])
    #expect(try schemes("слив*") == ["Сливы": .prefix, "сливами": .prefix])
    #expect(try schemes("\"о хлебе\"") == ["о хлебе": .phrase])
    #expect(try schemes("=хлебе") == ["хлебе": .exact])
  }

  @Test(arguments: [
    "Токаев долг", "Tokayev OR слива", "Токаев NOT =Токаеву", "Зубаиров", "\"о хлебе\"", "слив*", "понедельник~1",
    "(Токаев script:same) долг",
  ])
  func `an explanation adds up to the score`(_ query: String) throws {
    let (_, searcher) = try searcher()
    let parsed = try Query(query)
    let results = try searcher.search(parsed)
    let explanation = try searcher.explain(parsed, hits: results.hits, language: "en")
    #expect(!results.hits.isEmpty)
    #expect(explanation.scores.count == results.hits.count)
    for (hit, score) in zip(results.hits, explanation.scores) {
      #expect(score.parts.count == explanation.parts.count)
      #expect(abs(score.parts.reduce(0, +) - hit.score) < 0.001, "\(query): \(score.parts) is not \(hit.score)")
    }
    for part in explanation.parts {
      #expect(!part.words.isEmpty)
      if part.isExcluded { #expect(explanation.scores.allSatisfy { !$0.parts.isEmpty }) }
    }
  }

  @Test func `an explanation says what a word became`() throws {
    let (_, searcher) = try searcher()
    let query = try Query("Токаев долг NOT слив*")
    let explanation = try searcher.explain(query, hits: try searcher.search(query).hits, language: "en")
    #expect(explanation.parts.map(\.words) == [["токаев"], ["долг"], ["слив"]])
    #expect(explanation.parts[0].entities.map(\.name) == ["Kassym-Jomart Tokayev"])
    #expect(explanation.parts[0].articles == 4)
    #expect(explanation.parts[1].stems.contains("ru:долг"))
    #expect(Set(explanation.parts[1].forms.map(\.text)) == ["долге", "долгах"])
    #expect(explanation.parts.map(\.isExcluded) == [false, false, true])
    #expect(explanation.parts[2].prefix == "слив")
  }
}
