import Analysis
import Foundation
import Names

/// A person's name in one language looked for among all people's English names: by keys and distance alone.
struct PeopleByLanguage {
  let shared: String
  let parser: NameParser
  let matcher: NameMatcher

  private static let languages = ["ru", "uk", "bg", "kk", "ka", "hy", "el", "hi", "ar", "fa", "he", "ja", "ko", "zh"]

  private struct Person {
    let id: String
    let name: WrittenName
    let text: String
    let plain: PlainDistance.Romanised
  }

  private struct Tally {
    var queries = 0
    var first = 0
    var fifth = 0
    var accepted = 0
    var absent = 0
    var plainFirst = 0
  }

  func run() throws {
    let plain = try PlainDistance()
    var people: [Person] = []
    var queries: [(id: String, language: String, text: String)] = []
    let all = try TransliterationEvaluation.lines("\(shared)/data/names/people_by_language.tsv").dropFirst()
    for cells in all.map(TransliterationEvaluation.cells) {
      if cells[1] == "en" {
        people.append(
          Person(id: cells[0], name: parser.parse(cells[3]), text: cells[3], plain: plain.romanised(cells[3])))
      } else if Self.languages.contains(cells[1]) {
        queries.append((cells[0], cells[1], cells[3]))
      }
    }
    let known = Set(people.map(\.id))
    queries.removeAll { !known.contains($0.id) }
    let index = NameIndex(matcher: matcher, signs: parser.reader.table.signs, names: people.map(\.name))
    let verbose = ProcessInfo.processInfo.environment["DAIEK_VERBOSE"]
    var tallies: [String: [Tally]] = [:]
    var rightValues: [String: [Double]] = [:]
    var wrongValues: [String: [Double]] = [:]
    for query in queries {
      let half = NamesEvaluation.half(query.id)
      let name = parser.parse(query.text)
      let found = index.nearest(to: name, limit: 6)
      let right = found.firstIndex { people[$0.name].id == query.id }
      let others = found.filter { people[$0.name].id != query.id }
      var tally = tallies[query.language]?[half] ?? Tally()
      tally.queries += 1
      if right == 0 { tally.first += 1 }
      if let right, right < 5 { tally.fifth += 1 }
      if right == 0, matcher.isSame(name, people[found[0].name].name, found[0].distance) { tally.accepted += 1 }
      let wrong = others.first { matcher.isSame(name, people[$0.name].name, $0.distance) }
      if wrong != nil { tally.absent += 1 }
      let romanised = plain.romanised(query.text)
      let nearest =
        ProcessInfo.processInfo.environment["DAIEK_FAST"] != nil
        ? nil
        : people.min {
          PlainDistance.distance($0.plain, romanised) < PlainDistance.distance($1.plain, romanised)
        }
      if nearest?.id == query.id { tally.plainFirst += 1 }
      tallies[query.language, default: [Tally(), Tally()]][half] = tally
      rightValues[query.language, default: []].append(right.map { found[$0].distance.value } ?? 9)
      wrongValues[query.language, default: []].append(others.first?.distance.value ?? 9)
      if half == 0, let verbose, verbose == query.language || verbose == "all", right != 0 || wrong != nil {
        let person = people.first { $0.id == query.id }!
        let own = matcher.distance(name, person.name)
        print(
          right == 0 ? "  wrong also" : "  miss", query.language, query.text, "|", person.text,
          String(format: "%.3f %.3f", own.overall, own.worst), "|",
          found.prefix(2).map {
            "\(people[$0.name].text) \(String(format: "%.3f %.3f", $0.distance.overall, $0.distance.worst))"
          })
      }
    }
    print("(a) one language's form among \(people.count) English forms; half 0 was developed on, half 1 held out")
    print("language  half queries  recall@1  recall@5  @1 accepted  absent: anybody  baseline recall@1")
    for language in Self.languages {
      for (half, tally) in (tallies[language] ?? []).enumerated() {
        func share(_ count: Int) -> String { NamesEvaluation.percent(count, tally.queries) }
        print(
          "\(language)        \(half)    \(tally.queries)      \(share(tally.first))     \(share(tally.fifth))     "
            + "\(share(tally.accepted))        \(share(tally.absent))            \(share(tally.plainFirst))")
      }
      if verbose != nil {
        let wrong = wrongValues[language, default: []].sorted()
        let bound = wrong[wrong.count / 100]
        let over = rightValues[language, default: []].count { $0 < bound }
        print(
          "   1 % of the wrong are nearer than \(bound); of the right \(NamesEvaluation.percent(over, wrong.count))")
      }
    }
    let every = tallies.values.flatMap { $0 }
    let sum = every.reduce(0) { $0 + $1.queries }
    print(
      "all: recall@1 \(NamesEvaluation.percent(every.reduce(0) { $0 + $1.first }, sum)), accepted "
        + "\(NamesEvaluation.percent(every.reduce(0) { $0 + $1.accepted }, sum)), absent "
        + "\(NamesEvaluation.percent(every.reduce(0) { $0 + $1.absent }, sum)) (goal .01)")
  }
}
