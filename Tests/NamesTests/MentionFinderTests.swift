import Analysis
import Names
import Testing

/// Whom and what a text names: the full name first, the short one after it, namesakes and abbreviations.
struct MentionFinderTests {
  private func mentions(_ text: String) throws -> [String] {
    let packs = try Locales.packs()
    let reader = try NameReader(packs: packs)
    func name(_ text: String, _ language: String, canonical: Bool = false) -> Entity.Name {
      Entity.Name(text: text, language: language, isCanonical: canonical, isFormer: false)
    }
    let entities = [
      Entity(
        id: "omarov-arman", type: .person,
        names: [name("Арман Омаров", "ru", canonical: true), name("Омаров", "ru")], note: nil),
      Entity(
        id: "omarov-berik", type: .person,
        names: [name("Берик Омаров", "ru", canonical: true), name("Омаров", "ru")], note: nil),
      Entity(id: "zhambyl", type: .place, names: [name("Жамбыл", "ru", canonical: true)], note: nil),
      Entity(
        id: "ministry", type: .organisation,
        names: [name("Министерство просторных дел", "ru", canonical: true), name("МПД", "ru")], note: nil),
    ]
    let finder = MentionFinder(
      forms: EntityForms(entities: entities, reader: reader), reader: reader, givenNames: try GivenNames(packs: packs))
    let analysed = try TextAnalyzer(packs: packs).analyse(Array(text.utf8), declared: LanguageTag("ru"))
    return finder.mentions(in: analysed).map { entities[$0.entity].id }
  }

  @Test func `A surname alone is whoever was named in full`() throws {
    #expect(
      try mentions("Приехал Берик Омаров. С Омаровым говорили долго.") == ["omarov-berik", "omarov-berik"])
  }

  @Test func `A surname beside another given name is a namesake and nobody known`() throws {
    #expect(try mentions("Вчера Дамир Омаров выступил в суде.") == [])
  }

  @Test func `A surname after a namesake's full name is the namesake, too`() throws {
    #expect(try mentions("Выступил Дамир Омаров. Омаров говорил долго.") == [])
    #expect(try mentions("Дамир Омаров и Берик Омаров спорили. Омаров победил.") == ["omarov-berik", "omarov-berik"])
  }

  @Test func `An abbreviation stands for the body only in capitals`() throws {
    #expect(try mentions("В МПД ответили. Слово мпд ничего не значит.") == ["ministry"])
  }

  @Test func `A place is found in its cases`() throws {
    #expect(try mentions("Поезд шёл к Жамбылу и дальше.") == ["zhambyl"])
  }
}
