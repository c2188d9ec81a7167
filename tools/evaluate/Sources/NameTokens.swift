import Analysis
import Foundation
import Names
import SeededRandom

/// Groups of equal name words across scripts: pairs of a group should match, pairs of two groups should not.
struct NameTokens {
  let shared: String
  let parser: NameParser
  let matcher: NameMatcher

  private static let seed: UInt64 = 20_260_101

  private struct Form {
    let text: String
    let group: Int
    let name: WrittenName
    let plain: PlainDistance.Romanised
    let script: String
  }

  func run() throws {
    let plain = try PlainDistance()
    var forms: [Form] = []
    var groups: [Range<Int>] = []
    let lines = try TransliterationEvaluation.lines("\(shared)/data/names/name_tokens.tsv").dropFirst()
    for cells in lines.map(TransliterationEvaluation.cells) where NamesEvaluation.half(cells[0]) < 2 {
      let start = forms.count
      for text in cells[2].split(separator: "|").map(String.init) {
        let script = text.unicodeScalars.first { $0.properties.isAlphabetic }.map { Script(of: $0).description } ?? "?"
        forms.append(
          Form(
            text: text, group: groups.count, name: parser.parse(text), plain: plain.romanised(text), script: script))
      }
      groups.append(start..<forms.count)
    }
    let halves = lines.map { NamesEvaluation.half(TransliterationEvaluation.cells($0)[0]) }
    let verbose = ProcessInfo.processInfo.environment["DAIEK_VERBOSE"]
    var pairs = [0, 0]
    var matched = [0, 0]
    var plainMatched = 0
    var byScripts: [String: (pairs: Int, matched: Int)] = [:]
    var misses: [String: [String]] = [:]
    for (group, range) in groups.enumerated() {
      let half = halves[group]
      for left in range {
        for right in range where right > left {
          pairs[half] += 1
          let scripts = [forms[left].script, forms[right].script].sorted().joined(separator: "-")
          let isMatch = matches(forms[left], forms[right])
          if isMatch { matched[half] += 1 }
          if PlainDistance.distance(forms[left].plain, forms[right].plain) <= Self.plainThreshold { plainMatched += 1 }
          byScripts[scripts, default: (0, 0)].pairs += 1
          byScripts[scripts, default: (0, 0)].matched += isMatch ? 1 : 0
          if verbose != nil, half == 0, !isMatch {
            let far = matcher.distance(forms[left].name, forms[right].name).overall
            misses[scripts, default: []].append(
              "\(forms[left].text)/\(forms[right].text) \(String(format: "%.2f", far))")
          }
        }
      }
    }
    var random = RandomNumbers(seed: Self.seed)
    var wrong = 0
    var plainWrong = 0
    var wrongByScripts: [String: (pairs: Int, matched: Int)] = [:]
    var examples: [String: [String]] = [:]
    var drawn = 0
    while drawn < 1_000_000 {
      let left = forms[Int(random.next() % UInt64(forms.count))]
      let right = forms[Int(random.next() % UInt64(forms.count))]
      if left.group == right.group { continue }
      drawn += 1
      let scripts = [left.script, right.script].sorted().joined(separator: "-")
      let isMatch = matches(left, right)
      wrongByScripts[scripts, default: (0, 0)].pairs += 1
      if isMatch {
        wrong += 1
        wrongByScripts[scripts, default: (0, 0)].matched += 1
        if verbose != nil { examples[scripts, default: []].append("\(left.text)/\(right.text)") }
      }
      if PlainDistance.distance(left.plain, right.plain) <= Self.plainThreshold { plainWrong += 1 }
    }
    print(
      "(b) name_tokens.tsv: pairs of one group that match, half 0 \(NamesEvaluation.percent(matched[0], pairs[0])) of \(pairs[0]), half 1 \(NamesEvaluation.percent(matched[1], pairs[1])) of \(pairs[1]) (goal .97)"
    )
    print(
      "    of \(drawn) random pairs of two groups (seed \(Self.seed)): \(Double(wrong) / Double(drawn)) (goal .001)")
    print(
      "    baseline, Any-Latin and edit distance up to \(Self.plainThreshold): "
        + "\(NamesEvaluation.percent(plainMatched, pairs[0] + pairs[1])) and \(Double(plainWrong) / Double(drawn))")
    for (scripts, count) in byScripts.sorted(by: { $0.value.pairs > $1.value.pairs }).prefix(verbose == nil ? 12 : 30) {
      let random = wrongByScripts[scripts, default: (0, 0)]
      print(
        "    \(scripts): \(NamesEvaluation.percent(count.matched, count.pairs)) of \(count.pairs); random "
          + "\(random.matched) of \(random.pairs)")
      if verbose != nil {
        print(
          "      misses:",
          misses[scripts, default: []].enumerated().filter { $0.offset % max(1, misses[scripts]!.count / 25) == 0 }.map(
            \.element
          ).joined(separator: ", "))
        print("      wrong:", examples[scripts, default: []].prefix(8).joined(separator: ", "))
      }
    }
  }

  private static let plainThreshold = 0.34

  private func matches(_ left: Form, _ right: Form) -> Bool {
    matcher.isSame(left.name, right.name, matcher.distance(left.name, right.name))
  }
}
