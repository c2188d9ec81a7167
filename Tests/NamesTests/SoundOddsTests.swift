import Analysis
import Glibc
@testable import Names
import Testing

struct SoundOddsTests {
  private let parser: NameParser
  private var odds: SoundOdds { Self.odds }
  /// Once for all cases: the tables are large.
  private static let odds = try! SoundOdds(packs: Locales.packs())

  init() throws {
    let packs = try Locales.packs()
    parser = try NameParser(packs: packs, reader: NameReader(packs: packs))
  }

  private static func readAs(_ signs: [UInt8]) -> NamePart {
    NamePart(
      text: "", kind: .name, readings: [Sounds(signs)], wholeReadings: [Sounds(signs)], exactness: .full)
  }

  private func part(_ word: String) -> NamePart { parser.parse(word).parts[0] }

  @Test func `A word is the same in the spellings of two languages`() {
    for (left, right) in [
      ("Tschechow", "Чехов"), ("Szewczenko", "Шевченко"), ("Chruščov", "Хрущёв"), ("Dżambuł", "Жамбыл"),
      ("Erdoğan", "エルドアン"), ("Мельников", "梅利尼科夫"), ("Yamamoto", "ヤマモト"), ("Goldstein", "גולדשטיין"),
      ("Karimow", "کریموف"), ("Petrosjan", "Պետրոսյան"), ("Thompson", "Томпсон"),
    ] {
      #expect(
        odds.isSame(part(left), part(right), isNear: true), "\(left), \(right): \(odds.odds(part(left), part(right)))")
    }
  }

  @Test func `A common ending alone makes no two words one`() {
    for (left, right) in [
      ("Tokyo", "Токаев"), ("Ivanov", "Васильев"), ("Petrov", "Смирнов"), ("Smith", "Шмелёв"), ("Назаров", "Айдаров"),
      ("Karimova", "Каренина"),
    ] {
      #expect(
        !odds.isSame(part(left), part(right), isNear: true), "\(left), \(right): \(odds.odds(part(left), part(right)))")
    }
  }

  /// Names and words that are not anybody's in particular.
  @Test func `A name in Chinese characters is read in each language that uses them`() {
    for (han, read) in [
      ("仲谷", "Nakatani"), ("仲谷", "なかや"), ("小川", "Огава"), ("小川", "Ogawa"), ("山口", "やまぐち"),
      ("田中", "تاناكا"), ("廣谷", "広谷"), ("廣谷", "ひろたに"), ("李", "Lee"), ("李", "Ли"), ("李", "리"), ("文彬", "Wenbin"),
      ("文彬", "문빈"), ("陈", "Чэнь"), ("林", "Hayashi"), ("林", "임"), ("佐々木", "Sasaki"),
    ] {
      let matcher = NameMatcher(costs: parser.reader.table.costs, odds: odds)
      let (one, other) = (parser.parse(han), parser.parse(read))
      let isSame = matcher.isSame(one, other, matcher.distance(one, other))
      #expect(isSame, "\(han), \(read): \(odds.odds(part(han), part(read)))")
    }
  }

  @Test func `Two readings of the same characters are one name`() {
    for (left, right) in [
      ("Wenbin", "문빈"), ("Wenbin", "Вэньбинь"), ("Jianguo", "Kin-kwok"), ("Zhiming", "Chi-ming"),
      ("Xiuying", "Hsiu-ying"),
    ] {
      let matcher = NameMatcher(costs: parser.reader.table.costs, odds: odds)
      let (one, other) = (parser.parse(left), parser.parse(right))
      let isSame = matcher.isSame(one, other, matcher.distance(one, other))
      #expect(isSame, "\(left), \(right)")
    }
  }

  @Test func `Other characters are another name`() {
    for (left, right) in [
      ("仲谷", "Suzuki"), ("小川", "Tanaka"), ("李", "Wang"), ("文彬", "Тохтаров"), ("山口", "やました"), ("広谷", "広川"),
    ] {
      let matcher = NameMatcher(costs: parser.reader.table.costs, odds: odds)
      let (one, other) = (parser.parse(left), parser.parse(right))
      let isSame = matcher.isSame(one, other, matcher.distance(one, other))
      #expect(!isSame, "\(left), \(right)")
    }
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
  @Test func `What short words share is the sum over every way to cut them`() throws {
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
      let slow = log(ways(one[...], other[...]))
      let fast = odds.sharedLogProbability(one, other, .full, .full)
      #expect(abs(fast - slow) < 1e-9, "\(left) \(right): \(fast), \(slow)")
    }
  }
}
