import Analysis
import Fixtures
import Names
import Testing

/// Taking endings off by their last bytes, beside trying every ending of the tables on every name.
struct NameEndingsOracleTests {
  /// The tables of a pack as they stand.
  private struct Naive {
    private var paradigms: [(ending: String, nominative: String, isWholeWord: Bool)] = []
    private var suffixes: [String] = []
    private var short: [String] = []
    private var possessed: [String] = []

    init(_ pack: LanguagePack) throws {
      for row in try pack.tableIfPresent("name-endings.tsv", columns: 8) {
        let isWholeWord = row.cells[0].first!.isUppercase
        func folded(_ cell: String) -> String { cell == "0" ? "" : Word.term(of: cell) }
        for column in 1...5 where row.cells[column] != "-" {
          for ending in row.values(column).map(folded) where ending != folded(row.cells[0]) {
            paradigms.append((ending, folded(row.cells[0]), isWholeWord))
          }
        }
      }
      var found: Set<String> = []
      for row in try pack.tableIfPresent("nominal-suffixes.tsv", columns: 5) {
        let suffix = Word.term(of: row.cells[2])
        switch row.cells[0] {
        case "case", "relation", "plural": found.insert(suffix)
        case "possessive": if suffix.count > 2 { found.insert(suffix) }
        default: break
        }
      }
      short = found.filter { $0.count == 1 }
      suffixes = Array(found.filter { $0.count > 1 })
      possessed = try pack.tableIfPresent("name-possessed.tsv", columns: 1).map { Word.term(of: $0.cells[0]) }
    }

    /// In any order.
    func nominatives(of name: String) -> Set<String> {
      var found: Set<String> = []
      for (ending, nominative, isWholeWord) in paradigms where name.hasSuffix(ending) {
        let stem = name.dropLast(ending.count)
        if isWholeWord ? stem.isEmpty : stem.count >= 2 { found.insert(stem + nominative) }
      }
      var layer: Set<String> = [name]
      for _ in 0..<2 {
        layer = Set(
          layer.flatMap { form in
            suffixes.filter { form.hasSuffix($0) && form.count - $0.count > 2 }.map { String(form.dropLast($0.count)) }
          })
        found.formUnion(layer)
      }
      let stem = String(name.dropLast())
      if short.contains(String(name.suffix(1))), possessed.contains(where: { stem.hasSuffix($0) && stem != $0 }) {
        found.insert(stem)
      }
      found.remove(name)
      return found
    }
  }

  @Test(arguments: [("ru", UInt64(1)), ("ru", 2), ("kk", 3), ("kk", 4)])
  func `the nominatives are those of every ending tried`(language: String, seed: UInt64) throws {
    let pack = try Locales.pack(language)
    let endings = try NameEndings(pack: pack)
    let naive = try Naive(pack)
    var generator = SeededGenerator(seed: seed)
    let stems = [
      "Тоқаев", "Омаров", "Иванова", "Мария", "Сергей", "Лев", "Ерлан", "Кемелұлы", "Павел", "Ду", "А", "Игорь",
    ]
    let tails = [
      "", "а", "у", "ом", "ым", "ой", "е", "ы", "и", "ью", "ова", "ның", "нің", "ға", "ге", "да", "дағы", "мен", "лар",
      "лардың", "тың", "н", "і", "ю", "ем", "ёв", "ского", "ской", "дікі", "сы",
    ]
    for _ in 0..<3_000 {
      var name = stems.randomElement(using: &generator)!
      if Bool.random(using: &generator) { name = String(name.dropLast(Int.random(in: 0...2, using: &generator))) }
      for _ in 0..<Int.random(in: 0...2, using: &generator) { name += tails.randomElement(using: &generator)! }
      let folded = Word.term(of: name)
      let found = endings.nominatives(of: folded)
      if Set(found) != naive.nominatives(of: folded) || found.count != Set(found).count {
        Issue.record("seed \(seed): \(name): \(found), not \(naive.nominatives(of: folded))")
      }
    }
  }
}
