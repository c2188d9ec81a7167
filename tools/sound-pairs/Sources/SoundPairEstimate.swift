import Foundation
import Names

/// Estimates which groups of sounds stand for each other, by expectation and maximisation over all ways to cut two readings
/// into groups (Jiampojamarn, Kondrak and Sherif 2007; Bisani and Ney 2008).
struct SoundPairEstimate {
  /// By the two groups: how often of all pairs.
  private(set) var probabilities: [Key: Double] = [:]

  struct Key: Hashable {
    let left: ArraySlice<UInt8>
    let right: ArraySlice<UInt8>
  }

  private static let longest = 3
  private static let largest = 5
  private static let rounds = 6
  /// Taken off every count: what was seen once by chance is not learned. Little in the first rounds, when all is open.
  private static let discounts = [0.02, 0.02, 0.75, 0.75, 0.75, 0.75]

  /// The numbers of pairs of groups, and how often each occurs.
  private var numbers: [UInt64: Int32] = [:]
  private var keys: [UInt64] = []
  private var shares: [Double] = []

  init(_ pairs: [(left: [UInt8], right: [UInt8])], isSymmetric: Bool) {
    for round in 0..<Self.rounds {
      var counts = [Double](repeating: 0, count: keys.count)
      for (left, right) in pairs {
        count(left, right, isFirst: round == 0, &counts)
        if isSymmetric { count(right, left, isFirst: round == 0, &counts) }
      }
      let discount = Self.discounts[round] * (isSymmetric ? 2 : 1)
      let kept = keys.indices.filter { counts[$0] > discount }
      let sum = kept.reduce(0.0) { $0 + counts[$1] - discount }
      shares = kept.map { (counts[$0] - discount) / sum }
      keys = kept.map { keys[$0] }
      numbers = [:]
      for (number, key) in keys.enumerated() { numbers[key] = Int32(number) }
    }
    for (number, key) in keys.enumerated() {
      probabilities[Key(left: Self.signs(key >> 21), right: Self.signs(key & 0x1F_FFFF))] = shares[number]
    }
  }

  private static func signs(_ group: UInt64) -> ArraySlice<UInt8> {
    [UInt8(group >> 14 & 0x7F), UInt8(group >> 7 & 0x7F), UInt8(group & 0x7F)].drop { $0 == 0 }
  }

  private struct Edge {
    let from: Int
    let to: Int
    let number: Int
  }

  /// Adds what each pair of groups is expected to occur in one pair of readings.
  private mutating func count(_ left: [UInt8], _ right: [UInt8], isFirst: Bool, _ counts: inout [Double]) {
    let width = right.count + 1
    var forward = [Double](repeating: 0, count: (left.count + 1) * width)
    forward[0] = 1
    var edges: [Edge] = []
    for i in 0...left.count {
      for j in 0...right.count where forward[i * width + j] > 0 {
        for one in 0...min(Self.longest, left.count - i) {
          for other in 0...min(Self.longest, right.count - j) where one + other > 0 {
            if one == 0 ? other > 1 : other == 0 ? one > 1 : one + other > Self.largest { continue }
            let ones = left[i..<i + one]
            let others = right[j..<j + other]
            let key = ones.reduce(0) { $0 << 7 | UInt64($1) } << 21 | others.reduce(0) { $0 << 7 | UInt64($1) }
            let number: Int
            if let known = numbers[key] {
              number = Int(known)
            } else if isFirst {
              number = keys.count
              numbers[key] = Int32(number)
              keys.append(key)
              shares.append(Self.firstGuess(ones, others))
              counts.append(0)
            } else {
              continue
            }
            forward[(i + one) * width + j + other] += forward[i * width + j] * shares[number]
            edges.append(Edge(from: i * width + j, to: (i + one) * width + j + other, number: number))
          }
        }
      }
    }
    let whole = forward[forward.count - 1]
    guard whole > 0 else { return }
    var backward = [Double](repeating: 0, count: forward.count)
    backward[backward.count - 1] = 1
    for edge in edges.reversed() {
      let share = backward[edge.to] * shares[edge.number]
      backward[edge.from] += share
      counts[edge.number] += forward[edge.from] * share / whole
    }
  }

  /// Before anything is known, a small group is likelier than a large one, and one sound stands for itself.
  private static func firstGuess(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Double {
    var guess = 1e-3 * pow(0.05, Double(left.count + right.count))
    if left.count == 1, right.count == 1, left.first == right.first { guess *= 30 }
    if left.isEmpty || right.isEmpty { guess *= 0.3 }
    return guess
  }

  /// The table's text: a line a left group.
  func table(_ left: Exactness, _ right: Exactness, count: Int) -> String {
    var lines = [
      "# Which sounds stand for each other in two spellings of one name, \(left.rawValue) and \(right.rawValue) (script-sounds.tsv): columns left, rights.",
      "# A group of sounds (0: none), and each group that stands for it, with −10 · ln of its share of all pairs of groups.",
      "# Estimated by tools/sound-pairs/run from \(count) pairs of spellings; never edited by hand.",
    ]
    func text(_ group: ArraySlice<UInt8>) -> String { group.isEmpty ? "0" : String(decoding: group, as: UTF8.self) }
    for (group, rows) in Dictionary(grouping: probabilities, by: { text($0.key.left) }).sorted(by: { $0.key < $1.key })
    {
      let cells = rows.map { (text($0.key.right), Int((-10 * log($0.value)).rounded())) }.sorted {
        ($0.1, $0.0) < ($1.1, $1.0)
      }
      lines.append(group + "\t" + cells.map { "\($0):\($1)" }.joined(separator: " "))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
