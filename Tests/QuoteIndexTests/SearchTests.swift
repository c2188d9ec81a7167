import Fixtures
import QuoteIndex
import Testing

/// Answers beside those of a scan of all texts.
struct SearchTests {
  private struct Corpus {
    let index: TemporaryIndex
    /// The words of the latest version of each article, by title.
    var texts: [String: [String]] = [:]
    var lines: [String: String] = [:]
  }

  private static let sources = ["Wire One", "Wire Two", "Дала хабары"]

  private func text(_ words: [String], _ generator: inout SeededGenerator) -> String {
    words.map { word in
      let form = Int.random(in: 0..<5, using: &generator) == 0 ? word.prefix(1).uppercased() + word.dropFirst() : word
      return form + (["", "", "", "", ",", ".", "!\n\n"].randomElement(using: &generator)!)
    }.joined(separator: " ")
  }

  /// Sixty-eight articles in four segments; twelve more are older versions.
  private func corpus(_ generator: inout SeededGenerator) throws -> Corpus {
    var corpus = Corpus(index: try TemporaryIndex())
    let indexer = try corpus.index.indexer()
    for round in 0..<4 {
      var lines: [String] = []
      for number in 0..<20 {
        let title = "d\(round > 1 && number < 6 ? number : round * 20 + number)"
        let words = (0..<Int.random(in: 4...25, using: &generator)).map { _ in
          NaiveQuestion.vocabulary.randomElement(using: &generator)!
        }
        let month = Int.random(in: 1...3, using: &generator)
        let line = TemporaryIndex.line(
          title: title, text: text(words, &generator), source: Self.sources[number % 3],
          date: "2022-0\(month)-1\(number % 7)",
          language: "en")
        corpus.texts[title] = words
        corpus.lines[title] = line
        lines.append(line)
      }
      let path = try corpus.index.folder.write(lines.joined(separator: "\n"), to: "\(round).jsonl")
      let report = round == 0 ? try indexer.rebuild(paths: [path]) : try indexer.add(paths: [path])
      #expect(report.addsUp)
      #expect(report.articlesReplacing == (round > 1 ? 6 : 0))
      #expect(report.articlesAdded == (round > 1 ? 14 : 20))
    }
    return corpus
  }

  @Test(arguments: [101, 102, 103] as [UInt64])
  func `every question finds what a scan of all texts finds`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let corpus = try corpus(&generator)
    let searcher = try corpus.index.searcher()
    let texts = corpus.texts.sorted { $0.key < $1.key }.map(\.value)
    var found = 0
    for round in 0..<80 {
      let question = NaiveQuestion.random(from: texts, depth: round % 4, &generator)
      let expected = corpus.texts.filter { question.matches($0.value) }.map(\.key).sorted()
      let results = try searcher.search(Query(question.text), options: SearchOptions(limit: 1_000))
      let titles = results.hits.compactMap { hit in
        if case .article(let article, _, _, _) = hit { article.title } else { nil }
      }.sorted()
      #expect(titles == expected, "\(question.text)")
      #expect(results.articleCount == expected.count, "\(question.text)")
      found += expected.count
    }
    // The questions are neither all empty nor all the same.
    #expect(found > 500)
  }

  @Test func `every occurrence is lit and is the bytes at its place`() throws {
    var generator = SeededGenerator(seed: 111)
    let corpus = try corpus(&generator)
    let searcher = try corpus.index.searcher()
    for word in NaiveQuestion.vocabulary {
      for hit in try searcher.search(Query("=" + word), options: SearchOptions(limit: 1_000)).hits {
        guard case .article(let article, let score, let passage, let matches) = hit else { continue }
        #expect(score > 0)
        #expect(matches.count == corpus.texts[article.title]?.count { $0 == word })
        for match in matches {
          #expect(String(decoding: article.text[match.byteRange], as: UTF8.self) == match.form)
          #expect(match.form.lowercased() == word)
        }
        #expect(matches.contains { passage.contains($0.byteRange.lowerBound) })
        #expect(String(validating: article.text[passage], as: UTF8.self) != nil)
      }
    }
  }

  @Test func `filters leave what they say`() throws {
    var generator = SeededGenerator(seed: 121)
    let corpus = try corpus(&generator)
    let searcher = try corpus.index.searcher()
    var all: [FoundArticle] = []
    for hit in try searcher.search(Query("date:2022"), options: SearchOptions(limit: 1_000)).hits {
      if case .article(let article, _, _, _) = hit { all.append(article) }
    }
    #expect(all.count == 68)
    func check(_ filters: Filters, _ query: String, _ keep: (FoundArticle) -> Bool) throws {
      let expected = all.filter { corpus.texts[$0.title]!.contains { $0.hasPrefix("br") } && keep($0) }.map(\.title)
        .sorted()
      #expect(!expected.isEmpty)
      let filtered = try TemporaryIndex.titles(searcher, "br*", SearchOptions(filters: filters, limit: 1_000)).sorted()
      #expect(filtered == expected)
      #expect(try TemporaryIndex.titles(searcher, "br* " + query).sorted() == expected, "\(query)")
    }
    try check(Filters(source: "wire"), "source:wire") { $0.outlet.hasPrefix("Wire") }
    try check(Filters(source: "two WIRE"), "source:\"two WIRE\"") { $0.outlet == "Wire Two" }
    try check(Filters(source: "хабары"), "source:Хабары") { $0.outlet == "Дала хабары" }
    try check(Filters(days: 2022_02_01...2022_02_31), "date:2022-02") { $0.date!.hasPrefix("2022-02") }
    try check(Filters(days: 0...2022_01_13), "date:..2022-01-13") { $0.date! <= "2022-01-13" }
    let language = try #require(all.first).language
    try check(Filters(language: language.uppercased()), "lang:\(language)") { $0.language == language }
    #expect(try TemporaryIndex.titles(searcher, "br*", SearchOptions(filters: Filters(source: "…"))) == [])
    #expect(try TemporaryIndex.titles(searcher, "br*", SearchOptions(filters: Filters(language: "xx"))) == [])
    #expect(try TemporaryIndex.titles(searcher, "br*", SearchOptions(filters: Filters(kind: "direct"))) == [])
    #expect(try TemporaryIndex.titles(searcher, "title:d7") == ["d7"])
  }

  @Test func `pages are the whole, cut`() throws {
    var generator = SeededGenerator(seed: 131)
    let searcher = try corpus(&generator).index.searcher()
    for order in SearchOptions.Order.allCases {
      let whole = try searcher.search(Query("b* OR d* OR z*"), options: SearchOptions(limit: 1_000, order: order)).hits
      #expect(whole.count > 40)
      for size in [1, 7, 100] {
        var pages: [Hit] = []
        for offset in stride(from: 0, through: whole.count + size, by: size) {
          let options = SearchOptions(limit: size, offset: offset, order: order)
          let results = try searcher.search(Query("b* OR d* OR z*"), options: options)
          #expect(results.articleCount == whole.count)
          pages += results.hits
        }
        #expect(pages == whole)
      }
      for (one, next) in zip(whole, whole.dropFirst()) {
        guard case .article(let left, let high, _, _) = one, case .article(let right, let low, _, _) = next else {
          continue
        }
        #expect(order == .date ? left.date! >= right.date! : high >= low)
      }
    }
    #expect(try searcher.search(Query("br*"), options: SearchOptions(limit: 0)).hits.isEmpty)
  }

  @Test func `a phrase wider than the passage shown is found and lit`() throws {
    let index = try TemporaryIndex()
    let phrase = (0..<80).map { "сөз\($0)" }.joined(separator: " ")
    let path = try index.folder.write("Title\n\nBefore it. \(phrase). After it.\n\n\(phrase)", to: "a.txt")
    _ = try index.indexer().rebuild(paths: [path])
    let hits = try index.searcher().search(Query("«\(phrase)»")).hits
    guard case .article(let article, _, let passage, let matches) = try #require(hits.first) else { return }
    #expect(matches.map(\.form) == [phrase, phrase])
    #expect(String(decoding: article.text[passage], as: UTF8.self).contains(phrase))
  }

  @Test func `a name is one in any script, and its sound brings no other word`() throws {
    let index = try TemporaryIndex()
    let lines = [
      ("en", "Then Tokayev spoke."), ("ru", "Потом сказал Токаев."), ("kk", "Содан кейін Тоқаев сөйледі."),
      ("kk", "Sodan keiın Toqaev söiledı."), ("en", "The film is made in Tokyo."), ("ru", "Фильм снят в Токио."),
    ].enumerated().map { TemporaryIndex.line(title: "T\($0.offset)", text: $0.element.1, language: $0.element.0) }
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    _ = try index.indexer().rebuild(paths: [path])
    let searcher = try index.searcher()
    for form in ["Tokayev", "tokayev", "Токаев", "Токаеву", "Тоқаевтың", "Toqaev", "Tokajew"] {
      #expect(try TemporaryIndex.titles(searcher, form).sorted() == ["T0", "T1", "T2", "T3"], "\(form)")
    }
    #expect(try TemporaryIndex.titles(searcher, "=Tokayev") == ["T0"])
    #expect(try TemporaryIndex.titles(searcher, "Токио NOT Токаев").contains("T5"))
    #expect(try TemporaryIndex.titles(searcher, "Tokyo").contains("T0") == false)
  }
}
