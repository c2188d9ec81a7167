import Analysis
import Glibc

/// How much likelier words are as one name in Chinese characters, read in the languages that use them, than as two names:
/// 仲谷 is Okiya in Japan and Zhonggu in China, and Wenbin, Man-ban and ぶんひん may all be 文彬.
///
/// The tables (`locales/root/han-readings-*.tsv`) are numbers that `tools/sound-pairs/run` estimates.
struct HanOdds: Sendable {
  private var characters = HanCharacters()
  /// By exactness; none for Han itself.
  private var tables: [HanReadingTable] = []

  /// The longest names, in characters and in sounds.
  private static let mostCharacters = 6
  private static let mostSounds = 24
  /// How often a character is read in a way that no table has, by each sound and how often that occurs.
  private static let unheard = 0.003
  private static let longestUnheard = 4

  /// - Throws: `AnalysisError` with file and line for a broken row.
  init(packs: LanguagePacks) throws(AnalysisError) {
    for exactness in Exactness.allCases where exactness != .han {
      tables.append(
        try HanReadingTable(
          path: packs.rootFile("han-readings-\(exactness.rawValue).tsv"), characters: &characters))
    }
  }

  /// Whether two words are the same characters, simplified or not.
  func isSame(_ one: String, _ other: String) -> Bool {
    let (ones, others) = (characters.numbers(of: one), characters.numbers(of: other))
    return !ones.isEmpty && ones == others && !ones.contains(nil)
  }

  /// The natural logarithm of how often a word in Chinese characters is read with just these sounds.
  func logProbability(
    of signs: [UInt8], _ exactness: Exactness, by word: String, _ sequences: SoundSequences
  ) -> Double {
    let numbers = characters.numbers(of: word)
    guard numbers.count <= Self.mostCharacters, !signs.isEmpty, signs.count <= Self.mostSounds else {
      return -.infinity
    }
    let table = tables[exactness.index]
    let alone = signs.map { Self.unheard * sequences.probability($0) }
    var ways = [Double](repeating: 0, count: signs.count + 1)
    ways[0] = 1
    for number in numbers {
      var next = [Double](repeating: 0, count: signs.count + 1)
      for start in 0...signs.count where ways[start] > 0 {
        var reading: UInt64 = 0
        var unheard = Self.unheard
        for end in start...min(signs.count, start + HanReadingTable.longest) {
          if end > start {
            reading = reading << 7 | UInt64(signs[end - 1] & 0x7F)
            unheard *= alone[end - 1] / Self.unheard
          }
          var share = number.map { table.share(of: reading, by: $0) } ?? 0
          if end - start <= Self.longestUnheard { share += unheard }
          next[end] += ways[start] * share
        }
      }
      ways = next
    }
    return log(ways[signs.count])
  }

  /// The natural logarithm of how often a name in Chinese characters, whichever they are, is read in both these ways.
  func logProbability(
    of left: (signs: [UInt8], exactness: Exactness), and right: (signs: [UInt8], exactness: Exactness)
  ) -> Double {
    guard let ones = syllables(left.signs, left.exactness), let others = syllables(right.signs, right.exactness) else {
      return -.infinity
    }
    let table = tables[left.exactness.index]
    let width = right.signs.count + 1
    var ways = [Double](repeating: 0, count: (left.signs.count + 1) * width)
    ways[0] = 1
    for (start, own) in ones.enumerated() {
      for (place, theirs) in others.enumerated() where ways[start * width + place] > 0 {
        let here = ways[start * width + place]
        for one in own {
          for other in theirs {
            ways[one.end * width + other.end] += here * table.share(one.readers, other.readers)
          }
        }
      }
    }
    return log(ways[ways.count - 1])
  }

  /// The natural logarithm of how often a name that is read from Chinese characters has just these sounds.
  func logProbability(of signs: [UInt8], _ exactness: Exactness) -> Double {
    let table = tables[exactness.index]
    var ways = [Double](repeating: 0, count: signs.count + 1)
    ways[0] = 1
    for start in signs.indices where ways[start] > 0 {
      var reading: UInt64 = 0
      for end in (start + 1)...min(signs.count, start + HanReadingTable.longest) {
        reading = reading << 7 | UInt64(signs[end - 1] & 0x7F)
        ways[end] += ways[start] * table.share(of: reading)
      }
    }
    return log(ways[signs.count])
  }

  private typealias Syllable = (end: Int, readers: [HanReadingTable.Reader])

  /// By place: the readings that begin there; nil where some sound belongs to none, or the word is too long.
  private func syllables(_ signs: [UInt8], _ exactness: Exactness) -> [[Syllable]]? {
    guard !signs.isEmpty, signs.count <= Self.mostSounds else { return nil }
    let table = tables[exactness.index]
    var found = [[Syllable]](repeating: [], count: signs.count)
    var isReached = [Bool](repeating: false, count: signs.count + 1)
    isReached[0] = true
    for start in signs.indices where isReached[start] {
      var reading: UInt64 = 0
      for end in (start + 1)...min(signs.count, start + HanReadingTable.longest) {
        reading = reading << 7 | UInt64(signs[end - 1] & 0x7F)
        let readers = table.readers(of: reading)
        if readers.isEmpty { continue }
        found[start].append((end, readers))
        isReached[end] = true
      }
    }
    return isReached[signs.count] ? found : nil
  }
}
