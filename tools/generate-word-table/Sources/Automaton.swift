/// The smallest automaton that accepts exactly the texts that ICU takes for one segment, learned from its answers
/// (D. Angluin, Learning regular sets from queries and counterexamples, 1987).
struct Automaton {
  /// A text of classes that leads to each state; state 0 is the start.
  var access: [[UInt8]] = [[]]
  /// What ICU answers in each state.
  var answer: [Oracle.Answer] = []
  /// `next[state][class]`; the entry of the class handed over means nothing.
  var next: [[Int]] = []
  /// From here no text is accepted any more.
  var dead = -1
  /// Texts of classes that tell every two states apart.
  var suffixes: [[UInt8]] = []

  static func learn(_ oracle: Oracle, representatives: [UInt32]) -> Automaton {
    let letters = (1..<representatives.count).map { UInt8($0) }
    var suffixes: [[UInt8]] = [[]] + letters.map { [$0] }
    for first in letters { for second in letters { suffixes.append([first, second]) } }
    var generator = SplitMix(state: 3)
    while true {
      var automaton = build(oracle, representatives, letters, suffixes)
      guard let counterexample = automaton.counterexample(oracle, representatives, &generator) else {
        automaton.keepTellingSuffixes(oracle, representatives)
        return automaton
      }
      for start in counterexample.indices {
        let suffix = Array(counterexample[start...])
        if !suffixes.contains(suffix) { suffixes.append(suffix) }
      }
    }
  }

  private static func rows(
    _ oracle: Oracle, _ representatives: [UInt32], _ prefixes: [[UInt8]], _ suffixes: [[UInt8]]
  ) -> [[Oracle.Answer]] {
    prefixes.map { prefix in
      for suffix in suffixes { oracle.ask((prefix + suffix).map { representatives[Int($0)] }) }
      return oracle.answers()
    }
  }

  private static func build(
    _ oracle: Oracle, _ representatives: [UInt32], _ letters: [UInt8], _ suffixes: [[UInt8]]
  ) -> Automaton {
    var automaton = Automaton()
    var stateOfRow: [[Oracle.Answer]: Int] = [:]
    let first = rows(oracle, representatives, [[]], suffixes)[0]
    stateOfRow[first] = 0
    automaton.answer = [first[0]]
    var state = 0
    while state < automaton.access.count {
      let prefixes = letters.map { automaton.access[state] + [$0] }
      var targets = [0]
      for (prefix, row) in zip(prefixes, rows(oracle, representatives, prefixes, suffixes)) {
        if let known = stateOfRow[row] {
          targets.append(known)
        } else {
          stateOfRow[row] = automaton.access.count
          targets.append(automaton.access.count)
          automaton.access.append(prefix)
          automaton.answer.append(row[0])
          if row.allSatisfy({ $0 == 0 }) { automaton.dead = automaton.access.count - 1 }
        }
      }
      automaton.next.append(targets)
      state += 1
    }
    automaton.suffixes = suffixes
    return automaton
  }

  /// A text on which the automaton and ICU differ, sought among two million random ones.
  private func counterexample(
    _ oracle: Oracle, _ representatives: [UInt32], _ generator: inout SplitMix
  ) -> [UInt8]? {
    let letters = UInt64(representatives.count - 1)
    for _ in 0..<400 {
      var texts: [[UInt8]] = []
      for _ in 0..<5000 {
        // Walks that stay alive reach deep states; steps into the dead state end the text.
        var text: [UInt8] = []
        var state = 0
        while text.count < 14 {
          var letter = UInt8(1 + generator.next() % letters)
          for _ in 0..<20 where next[state][Int(letter)] == dead { letter = UInt8(1 + generator.next() % letters) }
          text.append(letter)
          state = next[state][Int(letter)]
          if generator.next() % 8 == 0 { break }
        }
        texts.append(text)
        oracle.ask(text.map { representatives[Int($0)] })
      }
      for (text, answer) in zip(texts, oracle.answers()) {
        let state = text.reduce(0) { next[$0][Int($1)] }
        if self.answer[state] != answer { return text }
      }
    }
    return nil
  }

  /// Keeps of the suffixes only as many as are needed to tell every two states apart.
  private mutating func keepTellingSuffixes(_ oracle: Oracle, _ representatives: [UInt32]) {
    let all = Self.rows(oracle, representatives, access, suffixes)
    var groups = [[Int](access.indices)]
    var kept: [[UInt8]] = []
    while groups.contains(where: { $0.count > 1 }) {
      let best = suffixes.indices.max { left, right in split(groups, all, left).count < split(groups, all, right).count
      }!
      groups = split(groups, all, best)
      kept.append(suffixes[best])
    }
    suffixes = kept
  }

  private func split(_ groups: [[Int]], _ rows: [[Oracle.Answer]], _ suffix: Int) -> [[Int]] {
    groups.flatMap { group in Dictionary(grouping: group) { rows[$0][suffix] }.values }
  }
}
