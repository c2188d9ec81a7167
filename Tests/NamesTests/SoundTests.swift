import Analysis
import Names
import Testing

/// Letters as sounds, and what it costs to take one for another.
struct SoundTests {
  private let parser: NameParser

  init() throws { parser = try Locales.parser() }

  private func cost(_ left: String, _ right: String) -> Int {
    let (one, other) = (parser.parse(left).parts[0], parser.parse(right).parts[0])
    return parser.reader.table.costs.cost(
      one.wholeReadings[0].signs, other.wholeReadings[0].signs, one.exactness, other.exactness)
  }

  @Test func `Costs agree with the plain recursion on random readings`() throws {
    let costs = parser.reader.table.costs
    let signs = costs.signs.all.map(\.sign)
    var state: UInt64 = 11
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func plain(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
      guard let first = left.first else { return costs.mass(Array(right), .full, .abjad) }
      guard let second = right.first else { return costs.mass(Array(left), .full, .abjad) }
      return min(
        costs.cost([first], [second], .full, .abjad) + plain(left.dropFirst(), right.dropFirst()),
        costs.mass([first], .full, .abjad) + plain(left.dropFirst(), right),
        costs.mass([second], .full, .abjad) + plain(left, right.dropFirst()))
    }
    for _ in 0..<200 {
      let left = (0..<random(6)).map { _ in signs[random(signs.count)] }
      let right = (0..<random(6)).map { _ in signs[random(signs.count)] }
      #expect(costs.cost(left, right, .full, .abjad) == plain(left[...], right[...]), "seed 11: \(left) \(right)")
    }
  }

  @Test func `A vowel that Hebrew leaves out costs next to nothing, one that Russian leaves out much`() {
    #expect(cost("Nazarov", "נזרוב") < 40)
    #expect(cost("Назаров", "Назрв") > 60)
  }

  @Test func `Kana, Hangul and Chinese characters are read by the habits of foreign names`() {
    for form in ["トカエフ", "토카예프", "托卡耶夫", "तोकायेव", "Τοκάγιεφ", "توكاييف"] {
      #expect(cost("Tokayev", form) <= 80, "\(form)")
    }
  }

  @Test func `A broken row of sounds names its file and line`() throws {
    #expect(throws: AnalysisError.self) {
      _ = try SoundTable(packs: LanguagePacks(path: Locales.path + "/missing"))
    }
  }
}
