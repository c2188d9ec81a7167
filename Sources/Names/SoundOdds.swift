import Analysis
import Glibc

/// How much likelier two readings are as two spellings of one word than as two words that have nothing to do with each other.
///
/// The tables are numbers that `tools/sound-pairs/run` estimates from groups of equal names: which groups of sounds stand for
/// each other (a joint multigram model: Bisani and Ney 2008, the pairs weighed by EM), and how sounds follow one another in
/// any name. An ending that many names share says little; a rare sound on both sides says much.
package struct SoundOdds: Sendable {
  /// The logarithm of the odds, in tenths, from which two words are taken for one: of a thousand random pairs at most one is.
  package static let limit = 46

  /// By the two scripts' exactness.
  private let tables: [SoundPairTable]
  /// By exactness.
  private let sequences: [SoundSequences]

  /// Readings beyond these are rare ones, and each that is tried is a chance to be wrong.
  private static let mostReadings = 2
  private static let mostSounds = 30
  /// The most sounds of two groups together; only a single sound stands for none.
  static let largestPair = 5
  /// What a sound says that stands for none, or for one that no table has it for: this share of how often it occurs.
  private static let unheard = 0.003

  /// Reads all tables: some 70,000 numbers.
  ///
  /// - Throws: `AnalysisError` with file and line for a broken row.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    var tables: [SoundPairTable] = []
    for (high, right) in Exactness.allCases.enumerated() {
      for left in Exactness.allCases[...high] {
        tables.append(try SoundPairTable(path: packs.rootFile("sound-pairs-\(left.rawValue)-\(right.rawValue).tsv")))
      }
    }
    self.tables = tables
    sequences = try SoundSequences.read(packs.rootFile("sound-sequences.tsv"))
  }

  /// Whether two words are one. The product of the two lengths.
  package func isSame(_ left: NamePart, _ right: NamePart) -> Bool {
    left.wholeReadings.first == right.wholeReadings.first || odds(left, right) >= Double(Self.limit) / 10
  }

  /// The natural logarithm of the odds, by the readings that fit best; minus infinity for words longer than any name.
  package func odds(_ left: NamePart, _ right: NamePart) -> Double {
    let (low, high) = left.exactness.index <= right.exactness.index ? (left, right) : (right, left)
    var best = -Double.infinity
    for one in low.wholeReadings.prefix(Self.mostReadings) {
      for other in high.wholeReadings.prefix(Self.mostReadings) {
        best = max(best, odds(one.signs, other.signs, low.exactness, high.exactness))
      }
    }
    return best
  }

  private func odds(_ left: [UInt8], _ right: [UInt8], _ low: Exactness, _ high: Exactness) -> Double {
    guard left.count <= Self.mostSounds, right.count <= Self.mostSounds else { return -.infinity }
    let table = tables[high.index * (high.index + 1) / 2 + low.index]
    let (ones, others) = (sequences[low.index], sequences[high.index])
    let leftAlone = left.map { Self.unheard * ones.probability($0) }
    let rightAlone = right.map { others.probability($0) }
    let leftGroups = Self.groups(left)
    let rightGroups = Self.groups(right)
    let width = right.count + 1
    var ways = [Double](repeating: 0, count: (left.count + 1) * width)
    ways[0] = 1
    for i in 0...left.count {
      for j in 0...right.count where ways[i * width + j] > 0 {
        let here = ways[i * width + j]
        for one in 0...min(SoundPairTable.longest, left.count - i) {
          for other in 0...min(SoundPairTable.longest, right.count - j) where one + other > 0 {
            if one == 0 ? other > 1 : other == 0 ? one > 1 : one + other > Self.largestPair { continue }
            var probability = table.probability(leftGroups[i * 4 + one], rightGroups[j * 4 + other])
            if one == 1, other == 1 { probability += leftAlone[i] * rightAlone[j] }
            if one == 1, other == 0 { probability += leftAlone[i] }
            if one == 0, other == 1 { probability += Self.unheard * rightAlone[j] }
            if probability > 0 { ways[(i + one) * width + j + other] += here * probability }
          }
        }
      }
    }
    return log(ways[left.count * width + right.count]) - ones.logProbability(of: left)
      - others.logProbability(of: right)
  }

  /// The groups of up to three sounds at each place, four to a place, the empty one first.
  private static func groups(_ signs: [UInt8]) -> [UInt64] {
    var groups = [UInt64](repeating: 0, count: (signs.count + 1) * 4)
    for start in signs.indices {
      for count in 1...SoundPairTable.longest where start + count <= signs.count {
        groups[start * 4 + count] = SoundPairTable.number(of: signs[start..<start + count])
      }
    }
    return groups
  }
}
