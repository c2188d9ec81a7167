import Analysis
import Glibc
@testable import Names
import Testing

struct SoundOddsTests {
  private let parser: NameParser
  private let odds: SoundOdds

  init() throws {
    let packs = try Locales.packs()
    parser = try NameParser(packs: packs, reader: NameReader(packs: packs))
    odds = try SoundOdds(packs: packs)
  }

  private static func readAs(_ signs: [UInt8]) -> NamePart {
    NamePart(
      text: "", kind: .name, readings: [Sounds(signs)], wholeReadings: [Sounds(signs)], exactness: .full)
  }

  private func part(_ word: String) -> NamePart { parser.parse(word).parts[0] }

  @Test(arguments: [
    ("Tschechow", "Чехов"), ("Szewczenko", "Шевченко"), ("Chruščov", "Хрущёв"), ("Dżambuł", "Жамбыл"),
    ("Erdoğan", "エルドアン"), ("Мельников", "梅利尼科夫"), ("Yamamoto", "ヤマモト"), ("Goldstein", "גולדשטיין"),
    ("Karimow", "کریموف"), ("Petrosjan", "Պետրոսյան"), ("Thompson", "Томпсон"),
  ])
  func `A word is the same in the spellings of two languages`(_ left: String, _ right: String) {
    #expect(odds.isSame(part(left), part(right)), "\(odds.odds(part(left), part(right)))")
  }

  @Test(arguments: [
    ("Tokyo", "Токаев"), ("Ivanov", "Васильев"), ("Petrov", "Смирнов"), ("Smith", "Шмелёв"), ("Назаров", "Айдаров"),
    ("Karimova", "Каренина"),
  ])
  func `A common ending alone makes no two words one`(_ left: String, _ right: String) {
    #expect(!odds.isSame(part(left), part(right)), "\(odds.odds(part(left), part(right)))")
  }

  @Test func `The odds are the same from both sides`() {
    var random = RandomNames(seed: 20_260_106)
    for _ in 0..<100 {
      let (one, other) = (part(random.name()), part(random.name()))
      let (there, back) = (odds.odds(one, other), odds.odds(other, one))
      #expect(abs(there - back) < 0.7, "seed 20260106: \(one.text), \(other.text)")
    }
  }

  /// The sum over all ways to cut two readings into groups, each way by itself.
  @Test func `The odds of short words are the sum over every way to cut them`() throws {
    let table = try SoundPairTable(path: "\(Locales.path)/root/sound-pairs-full-full.tsv")
    let sequences = try SoundSequences.read("\(Locales.path)/root/sound-sequences.tsv")[0]
    func ways(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Double {
      if left.isEmpty, right.isEmpty { return 1 }
      var sum = 0.0
      for one in 0...min(3, left.count) {
        for other in 0...min(3, right.count) where one + other > 0 && one + other <= 5 {
          if one == 0 && other > 1 || other == 0 && one > 1 { continue }
          let (ones, others) = (left.prefix(one), right.prefix(other))
          var share = table.probability(SoundPairTable.number(of: ones), SoundPairTable.number(of: others))
          if one <= 1, other <= 1 { share += (ones + others).reduce(0.003) { $0 * sequences.probability($1) } }
          sum += share * ways(left.dropFirst(one), right.dropFirst(other))
        }
      }
      return sum
    }
    for (left, right) in [("Oleg", "Алег"), ("Yan", "Ян"), ("Asan", "Hasan"), ("Ivo", "Петр")] {
      let (one, other) = (part(left).wholeReadings[0].signs, part(right).wholeReadings[0].signs)
      let slow =
        log(ways(one[...], other[...])) - sequences.logProbability(of: one) - sequences.logProbability(of: other)
      // One reading a side, so that the best is the only one.
      let fast = odds.odds(Self.readAs(one), Self.readAs(other))
      #expect(abs(fast - slow) < 1e-9, "\(left) \(right): \(fast), \(slow)")
    }
  }
}
