import Foundation
import Names

/// How sounds follow one another in names of scripts of one kind: counts of twos, smoothed by counts of ones.
enum SequenceEstimate {
  private static let start = UInt8(ascii: "^")
  private static let end = UInt8(ascii: ".")
  /// As if each sound had been seen half a time, and each sound before had been followed five times by any.
  private static let unseen = 0.5
  private static let kinds = 100.0
  private static let weight = 5.0

  static func table(_ groups: TrainingGroups) -> String {
    var lines = [
      "# How sounds follow one another in names: columns exactness (script-sounds.tsv), before, rest, after.",
      "# Before is a sound, ^ for a name's start, or * for any; after are sounds, . for a name's end, each with −10 · ln of how often it",
      "# follows; rest is what is added for a sound that is not listed, and for * what such a sound costs.",
      "# Estimated by tools/sound-pairs/run; never edited by hand.",
    ]
    for exactness in Exactness.allCases { lines += rows(groups, exactness) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func rows(_ groups: TrainingGroups, _ exactness: Exactness) -> [String] {
    var single: [UInt8: Double] = [:]
    var pairs: [UInt8: [UInt8: Double]] = [:]
    for word in groups.groups.joined() where word.exactness == exactness {
      var before = start
      for sign in word.signs + [end] {
        single[sign, default: 0] += 1
        pairs[before, default: [:]][sign, default: 0] += 1
        before = sign
      }
    }
    let all = single.values.reduce(0, +) + unseen * kinds
    func share(_ sign: UInt8) -> Double { ((single[sign] ?? 0) + unseen) / all }
    func line(_ before: String, _ rest: Double, _ shares: [(UInt8, Double)]) -> String {
      let cells = shares.map { (String(decoding: [$0.0], as: UTF8.self), Int((-10 * log($0.1)).rounded())) }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      return "\(exactness.rawValue)\t\(before)\t\(Int((-10 * log(rest)).rounded()))\t"
        + cells.map { "\($0):\($1)" }.joined(separator: " ")
    }
    var lines = [line("*", unseen / all, single.keys.map { ($0, share($0)) })]
    for (before, after) in pairs.sorted(by: { $0.key < $1.key }) {
      let count = after.values.reduce(0, +)
      lines.append(
        line(
          String(decoding: [before], as: UTF8.self), weight / (count + weight),
          after.map { ($0.key, ($0.value + weight * share($0.key)) / (count + weight)) }))
    }
    return lines
  }
}
