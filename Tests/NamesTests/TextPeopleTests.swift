import Analysis
import Names
import Testing

/// People whom no authority file knows: a surname alone is whoever bears it in full, in any case and language.
struct TextPeopleTests {
  /// The people that each marked word, `[…]`, means: name and key.
  private func people(_ marked: String, _ language: String) throws -> [TextPeople.Person?] {
    let packs = try Locales.packs()
    let reader = try NameReader(packs: packs)
    let finder = try PersonFinder(packs: packs, reader: reader, givenNames: try GivenNames(packs: packs))
    let plain = marked.filter { $0 != "[" && $0 != "]" }
    let text = try TextAnalyzer(packs: packs).analyse(Array(plain.utf8), declared: LanguageTag(language))
    let people = TextPeople(
      in: text, taken: [], finder: finder, parser: try NameParser(packs: packs, reader: reader))
    var ranges: [Range<Int>] = []
    var place = 0
    var start = 0
    for byte in marked.utf8 {
      switch byte {
      case UInt8(ascii: "["): start = place
      case UInt8(ascii: "]"): ranges.append(start..<place)
      default: place += 1
      }
    }
    return ranges.map { range in
      let tokens = text.tokens.indices.filter { range.contains(Int(text.tokens[$0].start)) }
      guard let first = tokens.first, let last = tokens.last else { return nil }
      return people.person(in: first..<last + 1, text, reader: reader)
    }
  }

  @Test func `a surname alone is whoever was named in full`() throws {
    let found = try people("Vera Lugovskaya came home. [Lugovskaya] said it was cold. Nobody asked [Omarov].", "en")
    #expect(found.map { $0?.name } == ["Vera Lugovskaya", nil])
  }

  @Test func `a case ending is taken off and the name itself is shown`() throws {
    let found = try people(
      "Вера Луговская живёт у моста. По словам [Луговской], лёд тонок. Вера Луговская ждёт весны.", "ru")
    #expect(found.map { $0?.name } == ["Вера Луговская"])
  }

  @Test func `the role beside a name is no part of it`() throws {
    let found = try people("[The analyst Aigul Sarsenbina] agreed.", "en")
    #expect(found.map { $0?.name } == ["Aigul Sarsenbina"])
  }

  @Test func `one name has one key in three languages`() throws {
    let keys =
      try people("[Aigul Sarsenbina] said no.", "en") + people("Так считает [Айгуль Сарсенбина].", "ru")
      + people("Бұл туралы [Айгүл Сәрсенбина] айтты.", "kk")
    #expect(keys.count == 3)
    #expect(Set(keys.map { $0?.key }).count == 1)
    #expect(keys.allSatisfy { $0 != nil })
  }

  @Test func `names that share a key are two people`() throws {
    let found = try people(
      "[Ian Foley] left. “It is late,” says [Ann Pell], a baker. [Pell] waited. [Foley] came back.", "en")
    #expect(found.map { $0?.name } == ["Ian Foley", "Ann Pell", "Ann Pell", "Ian Foley"])
    #expect(found[0]?.key == found[1]?.key)
  }

  @Test func `the cases of one name are one person`() throws {
    let found = try people(
      "[Пётр Сомов] вышел. Петра Сомова ждали. [Петру Сомову] ответили. С [Петром Сомовым] спорили.", "ru")
    #expect(found.map { $0?.name } == ["Пётр Сомов", "Пётр Сомов", "Пётр Сомов"])
    let kazakh = try people("[Сәкен Сомов] келді. [Сәкен Сомовтың] үйі алыс. [Сәкен Сомовқа] хат жазды.", "kk")
    #expect(kazakh.map { $0?.name } == ["Сәкен Сомов", "Сәкен Сомов", "Сәкен Сомов"])
  }
}
