import Fixtures
import QuoteIndex
import Testing

/// Counts beside those of a count by hand.
struct FacetTests {
  @Test(arguments: [7, 8] as [UInt64])
  func `facets count what the hits are`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let index = try TemporaryIndex()
    let lines = (0..<40).map { number in
      let speaker = ["Omarov", "Zubairov", "Tokayev"].randomElement(using: &generator)!
      let subject = ["plums", "bread", "tea"].randomElement(using: &generator)!
      let month = Int.random(in: 1...12, using: &generator)
      return TemporaryIndex.line(
        title: "t\(number)", text: "“We shall have \(subject) in the spring, as always,” said \(speaker).",
        source: "Wire \(number % 3)", date: "202\(number % 2)-\(month < 10 ? "0" : "")\(month)-05")
    }
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    _ = try index.indexer().rebuild(paths: [path])
    let searcher = try index.searcher()
    for (speaker, text) in [(nil, nil), (nil, "plums"), ("Tokayev", nil), ("Omarov", "plums OR tea")]
      as [(String?, String?)]
    {
      for filters in [Filters(), Filters(source: "Wire 1"), Filters(days: 2021_01_01...2021_12_31)] {
        let query = try text.map { try Query($0) }
        let facets = try searcher.facets(by: speaker, about: query, filters: filters, language: "en")
        let found = try searcher.quotations(
          by: speaker, about: query, options: SearchOptions(filters: filters, limit: 1_000))
        let quotations = found.hits.compactMap { hit in
          if case .quotation(let quotation, _, _) = hit { quotation } else { nil }
        }
        #expect(facets.quotations == found.count && found.count == quotations.count)
        func expect(_ counts: [Facets.Count], _ value: (FoundQuotation) -> String) {
          let byHand = Dictionary(grouping: quotations, by: value).mapValues(\.count)
          #expect(Dictionary(uniqueKeysWithValues: counts.map { ($0.name, $0.quotations) }) == byHand)
        }
        expect(facets.sources, \.source)
        expect(facets.languages, \.language)
        expect(facets.kinds, \.kind)
        expect(facets.months) { String($0.date!.prefix(7)) }
        expect(facets.years) { String($0.date!.prefix(4)) }
        #expect(facets.speakers.reduce(0) { $0 + $1.quotations } == found.count)
        #expect(facets.months.map(\.name) == facets.months.map(\.name).sorted())
      }
    }
  }

  @Test func `the same words in several outlets are one answer`() throws {
    let index = try TemporaryIndex()
    let words = "“We shall have plums in the spring, as always,” said Omarov."
    let lines =
      (0..<4).map {
        TemporaryIndex.line(
          title: "t\($0)", text: $0 == 2 ? words.replacing("plums", with: "PLUMS —") : words, source: "Wire \($0)",
          date: "2022-03-0\($0 + 1)")
      } + [TemporaryIndex.line(title: "other", text: "“No plums,” said Omarov.", source: "Wire 9")]
    let path = try index.folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    _ = try index.indexer().rebuild(paths: [path])
    let hits = try index.searcher().quotations(by: "Omarov", about: nil, options: SearchOptions()).hits
    let groups = HitGroup.groups(hits)
    #expect(hits.count == 5)
    #expect(groups.map { $0.others.count + 1 }.sorted() == [1, 4])
    #expect(groups.flatMap { [$0.first] + $0.others }.count == hits.count)
  }
}
