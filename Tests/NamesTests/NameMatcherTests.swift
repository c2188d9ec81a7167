import Analysis
import Names
import Testing

/// Whole names across scripts: one person's many forms, and the neighbours that must be refused.
struct NameMatcherTests {
  private let parser: NameParser
  private let matcher: NameMatcher

  init() throws {
    parser = try Locales.parser()
    matcher = NameMatcher(costs: parser.reader.table.costs)
  }

  private func isSame(_ left: String, _ right: String) -> Bool {
    let (one, other) = (parser.parse(left), parser.parse(right))
    return NameThreshold.isSame(one, other, matcher.distance(one, other))
  }

  @Test(arguments: [
    "Касым-Жомарт Токаев", "Қасым-Жомарт Тоқаев", "Тоқаев Қасым-Жомарт Кемелұлы", "Касымжомарт Токаев",
    "Kassym Jomart Tokayev", "Kassym-Zhomart Tokayev", "Qasym-Jomart Toqaev", "Kasym-Żomart Tokajew",
    "Qassym-Schomart Toqajew", "Касим-Жомарт Токаєв", "قاسىم-جومارت توقايەۆ", "Κασίμ-Ζομάρτ Τοκάγιεφ",
    "კასიმ-ჟომარტ ტოკაევი", "Кассым-Жомарт Токаев", "Токаев Касым-Жомарт Кемелевич",
  ])
  func `The president is himself in every script`(_ form: String) {
    #expect(isSame("Kassym-Jomart Tokayev", form))
  }

  @Test(arguments: ["Касым Токарев", "Тукаев", "Ермухамет Ертысбаев", "Tokyo", "Нурлан Токаев"])
  func `Others are not the president`(_ form: String) {
    #expect(!isSame("Касым-Жомарт Токаев", form))
  }

  @Test func `A patronymic means the same in Russian, Kazakh and English, and differs by the child's gender`() {
    #expect(isSame("Кемелевич", "Кемелұлы"))
    #expect(isSame("Kemeluly", "Kemelevich"))
    #expect(isSame("Нурлан Ермекович Серіков", "Нұрлан Ермекұлы Серіков"))
    #expect(isSame("Дина Абишевна Серикова", "Дина Әбішқызы Серікова"))
    let (son, daughter) = (parser.parse("Айжан Абишевна Серикова"), parser.parse("Айжан Абишевич Серикова"))
    #expect(matcher.distance(son, daughter).overall > 0.1)
  }

  @Test func `A name is itself with or without patronymic, particle and initials`() {
    #expect(isSame("К.-Ж. Токаев", "К.Ж. Токаев"))
    #expect(isSame("Ursula von der Leyen", "Урсула фон дер Ляйен"))
    #expect(isSame("Нурсултан Абишевич Назарбаев", "Нұрсұлтан Назарбаев"))
  }

  @Test func `The distance is the same from both sides and nothing from a name to itself`() {
    var random = RandomNames(seed: 4)
    for _ in 0..<300 {
      let (left, right) = (parser.parse(random.name()), parser.parse(random.name()))
      #expect(matcher.distance(left, left).value == 0)
      let difference = matcher.distance(left, right).value - matcher.distance(right, left).value
      #expect(abs(difference) < 0.011, "\(left.parts.map(\.text)) \(right.parts.map(\.text)), seed 4")
    }
  }

  @Test func `An index finds what comparing with every name finds`() {
    var random = RandomNames(seed: 7)
    let names = (0..<600).map { _ in parser.parse(random.name()) }
    let index = NameIndex(matcher: matcher, signs: parser.reader.table.signs, names: names)
    var missed = 0
    for place in stride(from: 0, to: 600, by: 20) {
      let query = parser.parse(random.respelled(names[place]))
      let all = names.indices.map { ($0, matcher.distance(query, names[$0])) }
      let nearest = all.min { $0.1 < $1.1 }!
      let found = index.nearest(to: query, limit: 1).first
      if found?.distance.value != nearest.1.value { missed += 1 }
    }
    #expect(missed <= 2, "seed 7")
  }

  @Test func `Names that no file knows have one key in every spelling`() {
    let signs = parser.reader.table.signs
    let key = Names.clusterKey(of: parser.parse("Ермек Әбішұлы Сүлейменов"), signs: signs)
    #expect(Names.clusterKey(of: parser.parse("Ермек Сулейменов"), signs: signs) == key)
    #expect(Names.clusterKey(of: parser.parse("Suleimenov Yermek"), signs: signs) == key)
    #expect(Names.clusterKey(of: parser.parse("Ермек Омаров"), signs: signs) != key)
  }
}
