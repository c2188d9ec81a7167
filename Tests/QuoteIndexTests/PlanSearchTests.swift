import Fixtures
import Foundation
import Names
import Segments
import Testing

@testable import QuoteIndex

/// Questions as `search` asks them, beside an oracle that looks at everything. `DAIEK_QUESTIONS` asks more of them.
struct PlanSearchTests {
  private static let questions = ProcessInfo.processInfo.environment["DAIEK_QUESTIONS"].flatMap { Int($0) } ?? 400
  private static let names = ["Tokayev", "Токаев", "Тоқаевтың", "Toqaev", "NATO", "НАТО", "Almaty", "Алматыда", "Wire"]

  private static func text(_ generator: inout SeededGenerator) -> String {
    func words(_ count: Int) -> String {
      (0..<count).map { _ in
        let isName = Int.random(in: 0..<6, using: &generator) == 0
        return (isName ? names : NaiveQuestion.vocabulary).randomElement(using: &generator)!
      }.joined(separator: " ")
    }
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      text += words(Int.random(in: 1...40, using: &generator)) + ". "
      if Bool.random(using: &generator) {
        text += "“We will \(words(6)),” said \(names.randomElement(using: &generator)!). "
      }
    }
    return text
  }

  /// Articles in several segments, some of them replaced by later versions or removed.
  private static func corpus(_ generator: inout SeededGenerator) throws -> TemporaryIndex {
    let index = try TemporaryIndex()
    let indexer = try index.indexer()
    for round in 0..<Int.random(in: 1...3, using: &generator) {
      let lines = (0..<Int.random(in: 1...160, using: &generator)).map { number in
        TemporaryIndex.line(
          title: "t\(round > 0 && number < 20 ? number : round * 200 + number)", text: text(&generator),
          source: ["Wire One", "Wire Two", "Дала хабары"].randomElement(using: &generator)!,
          date: "202\(Int.random(in: 1...3, using: &generator))-0\(Int.random(in: 1...3, using: &generator))-11",
          language: ["en", "ru", "kk"].randomElement(using: &generator)!)
      }
      let path = try index.folder.write(lines.joined(separator: "\n"), to: "\(round).jsonl")
      _ = round == 0 ? try indexer.rebuild(paths: [path]) : try indexer.add(paths: [path])
    }
    return index
  }

  /// A question of the language, of some depth.
  private static func question(_ depth: Int, _ generator: inout SeededGenerator) -> String {
    if depth > 0 {
      let (left, right) = (
        question(depth - 1, &generator), question(Int.random(in: 0..<depth, using: &generator), &generator)
      )
      return ["(\(left) OR \(right))", "(\(left) AND \(right))", "(\(left) NOT \(right))", "(\(left) \(right))"]
        .randomElement(using: &generator)!
    }
    let word = NaiveQuestion.vocabulary.randomElement(using: &generator)!
    let other = NaiveQuestion.vocabulary.randomElement(using: &generator)!
    let name = names.randomElement(using: &generator)!
    switch Int.random(in: 0..<14, using: &generator) {
    case 0: return "=" + word
    case 1: return word.prefix(Int.random(in: 1...word.count, using: &generator)) + "*"
    case 2: return word.dropLast() + "~1"
    case 3: return word + "~\(Int.random(in: 1...2, using: &generator))"
    case 4: return "\"\(word) \(other)\""
    case 5: return "«\(name) \(word)»"
    case 6: return "speaker:" + name
    case 7: return "source:" + ["wire", "two", "хабары"].randomElement(using: &generator)!
    case 8: return "lang:" + ["en", "ru", "kk"].randomElement(using: &generator)!
    case 9: return "date:2022-01..2022-0\(Int.random(in: 1...3, using: &generator))"
    case 10: return "title:t\(Int.random(in: 0..<40, using: &generator))"
    case 11, 12: return name
    default: return word
    }
  }

  private static func options(_ generator: inout SeededGenerator) -> SearchOptions {
    var filters = Filters()
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: filters.language = ["en", "RU", "kk", "xx"].randomElement(using: &generator)!
    case 1: filters.source = ["wire", "Two wire", "…"].randomElement(using: &generator)!
    case 2: filters.days = 2022_01_01...2022_02_31
    case 3: filters.kind = ["direct", "mixed"].randomElement(using: &generator)!
    default: break
    }
    return SearchOptions(
      filters: filters, limit: [0, 1, 7, 20, 1_000, .max].randomElement(using: &generator)!,
      offset: [0, 0, 0, 3, 50, .max].randomElement(using: &generator)!,
      order: Bool.random(using: &generator) ? .relevance : .date)
  }

  @Test func `every question has the page and the count that looking at everything gives, score by score`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("PlanSearchTests seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    var (asked, found) = (0, 0)
    while asked < Self.questions {
      let index = try Self.corpus(&generator)
      let searcher = try index.searcher()
      for _ in 0..<min(200, Self.questions - asked) {
        asked += 1
        let text = Self.question(asked % 4, &generator)
        guard let query = try? Query(text) else { continue }
        let options = Self.options(&generator)
        var planner = QueryPlanner(language: searcher.language)
        let plan = try planner.plan(query.root)
        for collection in [CollectionName.articles, .quotations] {
          let answer = try searcher.find(plan, planner.leaves, collection, options)
          let oracle = PlanOracle(
            files: searcher.files(collection), collection: collection, leaves: planner.leaves,
            names: searcher.language.names)
          let right = try oracle.run(plan, options)
          let page = right.dropFirst(options.offset).prefix(options.limit)
          #expect(answer.count == right.count, "seed \(seed): \(text), \(options)")
          #expect(
            answer.found.map { [$0.score, Double($0.file), Double($0.document.rawValue)] }
              == page.map { [$0.score, Double($0.file), Double($0.document.rawValue)] },
            "seed \(seed): \(text), \(options)")
          found += page.count
        }
      }
    }
    #expect(found > Self.questions)
  }

  @Test func `a score is the textbook's BM25`() {
    for average in [1.0, 12, 240] {
      let norms = LengthNorms(averageLength: average)
      for (documents, total) in [(1, 1), (1, 60_000), (777, 60_000), (59_999, 60_000)] {
        for (frequency, length) in [(1, 1), (1, 31), (3, 240), (90, 2_048), (5_000, 30_720)] {
          let rarity = log(1 + (Double(total - documents) + 0.5) / (Double(documents) + 0.5))
          let (tf, size) = (Double(frequency), Double(length))
          let right = rarity * tf * 2.2 / (tf + 1.2 * (1 - 0.75 + 0.75 * size / average))
          let code = LengthCode(length: UInt32(length))
          let score = LengthNorms.score(
            LengthNorms.weight(documents: documents, of: total), UInt32(frequency), norms.factor(code.rawValue))
          #expect(abs(Double(score) / Double(LengthNorms.unit) - right) <= 0.000_02 + right / 100_000)
        }
      }
    }
  }
}
