import Analysis
import Foundation
import Names
import SeededRandom

/// How long a name is looked for among a million invented ones.
struct NameSpeed {
  let parser: NameParser
  let matcher: NameMatcher

  private static let seed: UInt64 = 20_260_102
  private static let count = 1_000_000

  private struct Invention {
    var random: RandomNumbers
    private let onsets = [
      "b", "d", "g", "k", "l", "m", "n", "r", "s", "t", "z", "sh", "zh", "kh", "v", "p", "f", "ch", "y", "br", "kr",
      "st",
    ]
    private let vowels = ["a", "e", "i", "o", "u"]
    private let endings = [
      "ev", "ov", "in", "sky", "baev", "enko", "uly", "man", "son", "", "bek", "yan", "dze", "ich",
    ]

    init(seed: UInt64) { random = RandomNumbers(seed: seed) }

    private mutating func pick(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }

    private mutating func word(_ syllables: Int) -> String {
      (0..<syllables).map { _ in pick(onsets) + pick(vowels) }.joined()
    }

    mutating func given() -> String { word(2) + pick(["", "n", "r", "t", "m", "l"]) }

    mutating func surname() -> String { word(2 + Int(random.next() % 2)) + pick(endings) }
  }

  func run() {
    var invention = Invention(seed: Self.seed)
    // Given names are few, surnames many.
    let given = (0..<5_000).map { _ in invention.given() }
    let surnames = (0..<200_000).map { _ in invention.surname() }
    var parts: [String: NamePart] = [:]
    func part(_ text: String) -> NamePart {
      if let known = parts[text] { return known }
      let new = parser.parse(text).parts[0]
      parts[text] = new
      return new
    }
    var random = RandomNumbers(seed: Self.seed + 1)
    var names: [WrittenName] = []
    for _ in 0..<Self.count {
      let one = part(given[Int(random.next() % UInt64(given.count))])
      let other = part(surnames[Int(random.next() % UInt64(surnames.count))])
      names.append(WrittenName(parts: [one, other]))
    }
    let start = Date()
    let index = NameIndex(matcher: matcher, signs: parser.reader.table.signs, names: names)
    let built = Date().timeIntervalSince(start)
    var times: [Double] = []
    var found = 0
    for query in 0..<2_000 {
      let wanted = Int(random.next() % UInt64(names.count))
      let text = names[wanted].parts.map(\.text)
      let written = query % 2 == 0 ? text.joined(separator: " ") : text.reversed().joined(separator: " ")
      let spelled = written.replacingOccurrences(of: "zh", with: "j").replacingOccurrences(of: "ev", with: "yev")
      let clock = ContinuousClock()
      var hits: [NameIndex.Hit] = []
      let spent = clock.measure { hits = index.nearest(to: parser.parse(spelled), limit: 5) }
      times.append(Double(spent.components.attoseconds) / 1e12 + Double(spent.components.seconds) * 1e6)
      if hits.contains(where: { names[$0.name].parts.map(\.text) == text }) { found += 1 }
    }
    times.sort()
    func at(_ share: Double) -> String { String(format: "%.0f", times[Int(Double(times.count - 1) * share)]) }
    print(
      "(f) one name among \(Self.count) (seed \(Self.seed)): median \(at(0.5)) µs, 90 % \(at(0.9)) µs, 99 % \(at(0.99)) µs "
        + "(goal 200); found in the first five \(found) of \(times.count); made in \(String(format: "%.1f", built)) s")
  }
}
