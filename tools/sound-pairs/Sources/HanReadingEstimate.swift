import Foundation
import Names

/// Estimates how each Chinese character is read in scripts of one kind, by expectation and maximisation over all ways to cut a
/// reading among the characters of a name.
struct HanReadingEstimate {
  /// A name in Chinese characters, one way to read it, and how much that counts.
  struct Example {
    let characters: [Unicode.Scalar]
    let signs: [UInt8]
    let weight: Double
  }

  private typealias Readings = [[UInt8]: Double]

  /// By character: its readings, and how often each is expected.
  private var readings: [Unicode.Scalar: Readings] = [:]

  private static let longest = HanReadingTable.longest
  private static let rounds = 6
  private static let discounts = [0.0, 0.02, 0.05, 0.15, 0.15, 0.15]
  /// How likely a reading is that nothing speaks for, by each sound.
  private static let unheard = 0.003
  /// The rarest reading that is kept, and the least number of times it must have been met.
  private static let leastShare = 0.004
  private static let leastCount = 0.2

  init(_ examples: [Example]) {
    for round in 0..<Self.rounds {
      var counts: [Unicode.Scalar: Readings] = [:]
      for example in examples { count(example, isFirst: round == 0, &counts) }
      readings = counts.mapValues { own in
        own.mapValues { $0 - Self.discounts[round] }.filter { $0.value > 0 }
      }
    }
  }

  /// The chance of a reading; before anything is known, one of the mean length is the likeliest.
  private func share(_ character: Unicode.Scalar, _ total: Double, _ signs: ArraySlice<UInt8>, mean: Double?) -> Double
  {
    if let mean { return exp(-abs(Double(signs.count) - mean)) }
    let known = readings[character]?[Array(signs)] ?? 0
    let guess = signs.isEmpty ? Self.unheard : pow(Self.unheard, Double(signs.count))
    return (known + guess) / (total + 1)
  }

  private func count(_ example: Example, isFirst: Bool, _ counts: inout [Unicode.Scalar: Readings]) {
    let (characters, signs) = (example.characters, example.signs)
    let mean = isFirst ? Double(signs.count) / Double(characters.count) : nil
    let totals = characters.map { readings[$0]?.values.reduce(0, +) ?? 0 }
    let width = signs.count + 1
    var forward = [Double](repeating: 0, count: (characters.count + 1) * width)
    forward[0] = 1
    var edges: [(place: Int, from: Int, to: Int, share: Double)] = []
    for (place, character) in characters.enumerated() {
      for from in 0..<width where forward[place * width + from] > 0 {
        for to in from..<min(width, from + Self.longest + 1) {
          let share = share(character, totals[place], signs[from..<to], mean: mean)
          forward[(place + 1) * width + to] += forward[place * width + from] * share
          edges.append((place, from, to, share))
        }
      }
    }
    let whole = forward[forward.count - 1]
    guard whole > 0 else { return }
    var backward = [Double](repeating: 0, count: forward.count)
    backward[backward.count - 1] = 1
    for edge in edges.reversed() {
      let ahead = backward[(edge.place + 1) * width + edge.to]
      guard ahead > 0 else { continue }
      let here = forward[edge.place * width + edge.from] * edge.share * ahead
      backward[edge.place * width + edge.from] += edge.share * ahead
      let expected = here / whole * example.weight
      if expected > 1e-4 {
        counts[characters[edge.place], default: [:]][Array(signs[edge.from..<edge.to]), default: 0] += expected
      }
    }
  }

  /// The table's text: a line a character.
  func table(_ exactness: Exactness, variants: [Unicode.Scalar: String]) -> String {
    var lines = [
      "# How Chinese characters are read, in scripts that write sounds as \(exactness.rawValue) (script-sounds.tsv): columns characters, weight, readings.",
      "# Characters that are one (simplified, traditional, Japanese); −10 · ln of how often they stand in names; each reading in the signs of",
      "# sound-classes.tsv (0: none), with −10 · ln of its share. Estimated by tools/sound-pairs/run; never edited by hand.",
    ]
    let totals = readings.mapValues { $0.values.reduce(0, +) }
    let all = totals.values.reduce(0, +)
    for (character, own) in readings.sorted(by: { $0.key.value < $1.key.value }) {
      guard let total = totals[character], total > 0 else { continue }
      let cells = own.filter { $0.value >= Self.leastCount && $0.value / (total + 0.5) >= Self.leastShare }
        .map { ($0.key.isEmpty ? "0" : String(decoding: $0.key, as: UTF8.self), Self.tenths($0.value / (total + 0.5))) }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      guard !cells.isEmpty else { continue }
      lines.append(
        "\(variants[character] ?? String(Character(character)))\t\(Self.tenths(total / all))\t"
          + cells.map { "\($0.0):\($0.1)" }.joined(separator: " "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func tenths(_ share: Double) -> Int { max(0, Int((-10 * log(share)).rounded())) }
}
