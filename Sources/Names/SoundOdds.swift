import Analysis
import Glibc

/// How much likelier two readings are as two spellings of one word than as two words that have nothing to do with each other.
///
/// The tables are numbers that `tools/sound-pairs/run` estimates from groups of equal names: which groups of sounds stand for
/// each other (a joint multigram model: Bisani and Ney 2008, the pairs weighed by EM), and how sounds follow one another in
/// any name. An ending that many names share says little; a rare sound on both sides says much.
package struct SoundOdds: Sendable {
  /// What speaks against a reading in another language than the one that the word is written in, before anything is heard.
  private static let otherLanguage = 1.0
  /// The same against a name's being from Chinese characters at all.
  private static let hanShare = 2.0

  /// By the two scripts' exactness.
  private let tables: [SoundPairTable]
  /// By exactness.
  private let sequences: [SoundSequences]
  private let han: HanOdds
  private let limits: OddsLimits

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
    han = try HanOdds(packs: packs)
    limits = try OddsLimits(packs: packs)
  }

  /// Whether two words are one. The product of the two lengths.
  ///
  /// - Parameter isNear: whether their sounds are near enough for one word, whatever the odds; what is read from Chinese
  ///   characters need not be.
  package func isSame(_ left: NamePart, _ right: NamePart, isNear: Bool) -> Bool {
    if isNear, left.wholeReadings.first == right.wholeReadings.first { return true }
    if left.exactness == .han, right.exactness == .han, han.isSame(left.text, right.text) { return true }
    return odds(left, right, isNear: isNear) >= limits[left.exactness, right.exactness]
  }

  /// The natural logarithm of the odds, by the readings that fit best, or by the Chinese characters that both may be read from;
  /// minus infinity for words longer than any name.
  package func odds(_ left: NamePart, _ right: NamePart, isNear: Bool = true) -> Double {
    let (low, high) = left.exactness.index <= right.exactness.index ? (left, right) : (right, left)
    var best = -Double.infinity
    for one in low.wholeReadings.prefix(isNear ? Self.mostReadings : 0) {
      for other in high.wholeReadings.prefix(Self.mostReadings) {
        let shared = sharedLogProbability(one.signs, other.signs, low.exactness, high.exactness)
        best = max(best, shared - chance(one, low.exactness) - chance(other, high.exactness))
      }
    }
    return Self.logSum(best, oddsByHan(low, high))
  }

  /// The same for two words as one name in Chinese characters, each read in some language that uses them; minus infinity where
  /// both are written in such characters.
  private func oddsByHan(_ low: NamePart, _ high: NamePart) -> Double {
    guard low.exactness != .han, let one = low.wholeReadings.first, let other = high.wholeReadings.first else {
      return -.infinity
    }
    let chance = chance(one, low.exactness)
    if high.exactness == .han {
      return han.logProbability(of: one.signs, low.exactness, by: high.text, sequences[low.exactness.index])
        - chance - Self.otherLanguage
    }
    return han.logProbability(of: (one.signs, low.exactness), and: (other.signs, high.exactness)) - chance
      - self.chance(other, high.exactness) - Self.otherLanguage
  }

  /// The natural logarithm of how often a name has just these sounds: a name of any language, or one of those in Chinese
  /// characters.
  private func chance(_ reading: Sounds, _ exactness: Exactness) -> Double {
    let any = sequences[exactness.index].logProbability(of: reading.signs)
    if exactness == .han { return any }
    return Self.logSum(any, han.logProbability(of: reading.signs, exactness) - Self.hanShare)
  }

  /// The logarithm of the sum of two numbers given by their logarithms.
  private static func logSum(_ one: Double, _ other: Double) -> Double {
    let most = max(one, other)
    return most == -.infinity ? most : most + log(exp(one - most) + exp(other - most))
  }

  /// The natural logarithm of how often two spellings of one name have just these sounds.
  func sharedLogProbability(
    _ left: [UInt8], _ right: [UInt8], _ low: Exactness, _ high: Exactness
  ) -> Double {
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
    return log(ways[left.count * width + right.count])
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
