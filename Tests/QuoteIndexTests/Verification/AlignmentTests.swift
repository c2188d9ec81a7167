import Fixtures
import Testing

@testable import Analysis
@testable import QuoteIndex

/// The alignment beside its definition, and the candidates beside a scan.
struct AlignmentTests {
  private struct Texts {
    let comparer: TextComparer

    init() throws { comparer = TextComparer(tokenizer: try Tokenizer()) }

    func text(_ words: [String]) -> ComparableText { comparer.read(Array(words.joined(separator: " ").utf8)) }
  }

  /// The least cost by trying everything, with dropped words charged one by one as if each were the first of a run or not.
  private struct Naive {
    let text: ComparableText
    let found: ComparableText
    var known: [[Int]: Int32] = [:]

    init(_ text: ComparableText, _ found: ComparableText) { (self.text, self.found) = (text, found) }

    mutating func best() -> Int32 {
      (0...found.tokens.count).map { best(0, $0, isDropping: false) }.min()!
    }

    private mutating func best(_ i: Int, _ j: Int, isDropping: Bool) -> Int32 {
      if i == text.tokens.count { return 0 }
      let key = [i, j, isDropping ? 1 : 0]
      if let cost = known[key] { return cost }
      var cost = 20 + best(i + 1, j, isDropping: false)
      if j < found.tokens.count {
        let (own, other) = (text.tokens[i], found.tokens[j])
        let change: Int32 = own.number == other.number ? 0 : own.beginning == other.beginning ? 16 : 20
        cost = min(cost, change + best(i + 1, j + 1, isDropping: false))
        if i > 0 {
          let drop: Int32 = text.isCutBefore[i] ? 0 : isDropping ? 3 : 18
          cost = min(cost, drop + best(i, j + 1, isDropping: true))
        }
      }
      known[key] = cost
      return cost
    }
  }

  private static let words = ["gale", "galeon", "mast", "masts", "reef", "a", "the", "…", "7", "8"]

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `an alignment costs the least that any way costs`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let texts = try Texts()
    for _ in 0..<300 {
      func random(_ count: ClosedRange<Int>) -> ComparableText {
        texts.text(
          (0..<Int.random(in: count, using: &generator)).map { _ in Self.words.randomElement(using: &generator)! })
      }
      let (text, found) = (random(2...7), random(0...10))
      if text.tokens.isEmpty { continue }
      let alignment = TokenAlignment(text, found.tokens[...])
      var naive = Naive(text, found)
      let expected = naive.best()
      #expect(alignment.cost == expected, "seed \(seed): \(text) \(found)")
      // Every word of the text has one fate, and the found ones stand in their order.
      let places = alignment.steps.compactMap { step -> Int? in
        switch step {
        case .same(let text, _), .changed(let text, _), .added(let text): text
        case .dropped, .cut: nil
        }
      }
      #expect(places == Array(text.tokens.indices))
      let others = alignment.steps.compactMap { step -> Int? in
        switch step {
        case .same(_, let found), .changed(_, let found), .dropped(let found), .cut(let found): found
        case .added: nil
        }
      }
      #expect(zip(others, others.dropFirst()).allSatisfy { $0 + 1 == $1 })
    }
  }

  @Test(arguments: [21, 22] as [UInt64])
  func `candidates are those of a scan`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let index = try TemporaryIndex()
    let vocabulary = (0..<60).map { "w\($0)q" }
    func words(_ count: Int) -> [String] {
      // The square makes the first words common and the last rare.
      (0..<count).map { _ in
        let part = Double.random(in: 0..<1, using: &generator)
        return vocabulary[Int(part * part * 60)]
      }
    }
    var texts: [String: Set<String>] = [:]
    for round in 0..<2 {
      let lines = (0..<150).map { number in
        let own = words(12)
        texts["t\(round)-\(number)"] = Set(own)
        return TemporaryIndex.line(title: "t\(round)-\(number)", text: own.joined(separator: " "))
      }
      let path = try index.folder.write(lines.joined(separator: "\n"), to: "\(round).jsonl")
      _ = round == 0 ? try index.indexer().rebuild(paths: [path]) : try index.indexer().add(paths: [path])
    }
    let searcher = try index.searcher()
    let finder = CandidateFinder(files: searcher.articles)
    for _ in 0..<60 {
      let wanted = Array(Set(words(9) + (Bool.random(using: &generator) ? ["absent"] : [])))
      let least = Int.random(in: 1...wanted.count, using: &generator)
      let found = try finder.candidates(wanted.map { TermKind.word.term($0) }, least: least)
      var counts: [String: Int] = [:]
      for candidate in found {
        let article = try searcher.article(
          ScoredDocument(file: candidate.file, document: candidate.document, score: 0))
        counts[article.title] = candidate.count
      }
      let expected = texts.mapValues { $0.intersection(wanted).count }.filter { $0.value >= least }
      #expect(counts == expected, "seed \(seed): \(wanted), \(least)")
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.count >= $1.count })
    }
  }
}
