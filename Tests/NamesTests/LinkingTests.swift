import Analysis
import Foundation
import Names
import Testing

/// Whom and what a text names by the authority files of the house and a few people who are invented: `⟦words|identifier⟧` marks
/// a mention, `⟦words|⟧` words that must be left open, and nothing else in the text may be a mention.
struct LinkingTests {
  private static let ownPeople: [(id: String, english: String, russian: String, kazakh: String)] = [
    ("own:arman", "Arman Shaldybek", "Арман Шалдыбек", "Арман Шалдыбек"),
    ("own:berik", "Berik Omarkul", "Берик Омаркулов", "Берік Омарқұлов"),
    ("own:daniyar", "Daniyar Omarkul", "Данияр Омаркулов", "Данияр Омарқұлов"),
    ("own:asel", "Asel Omarkul", "Асель Омаркулова", "Әсел Омарқұлова"),
  ]

  private struct House {
    let analyzer: TextAnalyzer
    let finder: MentionFinder
    let entities: [Entity]
  }

  private static func house() throws -> House {
    let packs = try Locales.packs()
    let reader = try NameReader(packs: packs)
    func name(_ text: String, _ language: String, isFirst: Bool = true) -> Entity.Name {
      Entity.Name(text: text, language: language, isCanonical: isFirst, isFormer: false)
    }
    let own = ownPeople.map { person in
      let names = [("en", person.english), ("ru", person.russian), ("kk", person.kazakh)].flatMap { language, full in
        [name(full, language), name(String(full.split(separator: " ").last!), language, isFirst: false)]
      }
      return Entity(id: person.id, type: .person, names: names, note: nil)
    }
    let entities = try EntityCatalogue(folder: Locales.path + "/../index/entities").entities + own
    return House(
      analyzer: try TextAnalyzer(packs: packs),
      finder: MentionFinder(
        forms: EntityForms(entities: entities, reader: reader), reader: reader, givenNames: try GivenNames(packs: packs)
      ),
      entities: entities)
  }

  private func expect(_ marked: String, _ language: String, _ house: House) throws {
    var plain = ""
    var wanted: [String] = []
    var open: [Range<Int>] = []
    for (place, piece) in marked.components(separatedBy: "⟦").enumerated() {
      guard place > 0, let bar = piece.firstIndex(of: "|"), let end = piece.firstIndex(of: "⟧") else {
        plain += piece
        continue
      }
      let words = String(piece[..<bar])
      let id = String(piece[piece.index(after: bar)..<end])
      if id.isEmpty {
        open.append(plain.utf8.count..<plain.utf8.count + words.utf8.count)
      } else {
        wanted.append("\(plain.utf8.count) \(words) = \(id)")
      }
      plain += words + piece[piece.index(after: end)...]
    }
    let bytes = Array(plain.utf8)
    let text = house.analyzer.analyse(bytes, declared: LanguageTag(language))
    let found = house.finder.mentions(in: text).map { mention in
      let range = text.byteRange(ofTokens: mention.tokens)
      return
        "\(range.lowerBound) \(String(decoding: bytes[range], as: UTF8.self)) = \(house.entities[mention.entity].id)"
    }
    #expect(found == wanted, "\(marked)")
    for range in open {
      #expect(!found.contains { $0.hasPrefix("\(range.lowerBound) ") }, "\(marked)")
    }
  }

  private func expect(_ lines: [(language: String, marked: String)]) throws {
    let house = try Self.house()
    for (language, marked) in lines { try expect(marked, language, house) }
  }

  @Test func `the full name first, the short one after it`() throws {
    try expect([
      ("en", "⟦Arman Shaldybek|own:arman⟧ opened the bridge. ⟦Shaldybek|own:arman⟧ thanked the builders."),
      ("ru", "Мост открыл ⟦Арман Шалдыбек|own:arman⟧. За ⟦Шалдыбеком|own:arman⟧ шли строители."),
      ("kk", "Көпірді ⟦Арман Шалдыбек|own:arman⟧ ашты. ⟦Шалдыбектің|own:arman⟧ сөзі қысқа болды."),
    ])
  }

  @Test func `of two people with one surname, the given name or the initial decides`() throws {
    try expect([
      (
        "ru",
        "⟦Берик Омаркулов|own:berik⟧ и ⟦Данияр Омаркулов|own:daniyar⟧ спорили. Д. ⟦Омаркулов|own:daniyar⟧ победил."
      ),
      ("en", "⟦Berik Omarkul|own:berik⟧ met ⟦Daniyar Omarkul|own:daniyar⟧. B. ⟦Omarkul|own:berik⟧ left early."),
      (
        "kk",
        "⟦Берік Омарқұлов|own:berik⟧ пен ⟦Данияр Омарқұлов|own:daniyar⟧ келді. Д. ⟦Омарқұлов|own:daniyar⟧ сөйледі."
      ),
    ])
  }

  @Test func `of two people with one surname, gender decides`() throws {
    try expect([
      ("ru", "⟦Берик Омаркулов|own:berik⟧ молчал. ⟦Асель Омаркулова|own:asel⟧ ответила. ⟦Омаркуловой|own:asel⟧ верят."),
      (
        "kk",
        "⟦Берік Омарқұлов|own:berik⟧ үндемеді. ⟦Әсел Омарқұлова|own:asel⟧ жауап берді. ⟦Омарқұлованың|own:asel⟧ сөзі өтті."
      ),
    ])
  }

  @Test func `a surname that two people of the text share is left open, unless its paragraph names one of them`() throws
  {
    try expect([
      ("ru", "⟦Берик Омаркулов|own:berik⟧ и ⟦Данияр Омаркулов|own:daniyar⟧ спорили. ⟦Омаркулов|⟧ победил."),
      (
        "ru",
        "⟦Берик Омаркулов|own:berik⟧ приехал.\n⟦Данияр Омаркулов|own:daniyar⟧ ждал. ⟦Омаркулов|own:daniyar⟧ устал.\n⟦Омаркулов|⟧ ушёл."
      ),
      // His genitive, or she.
      ("ru", "⟦Берик Омаркулов|own:berik⟧ и ⟦Асель Омаркулова|own:asel⟧ спорили. Слова ⟦Омаркулова|⟧ запомнили."),
    ])
  }

  @Test func `an initial that is not his own makes a surname somebody else's`() throws {
    try expect([
      ("ru", "Приехал Т. ⟦Шалдыбек|⟧ из деревни."), ("en", "A letter from T. ⟦Shaldybek|⟧ came."),
      ("en", "A letter from A. ⟦Shaldybek|own:arman⟧ came."),
    ])
  }

  @Test func `a region is no city, and a poet no region`() throws {
    try expect([
      ("kk", "⟦Жамбыл облысы|daiek:zhambyl-region⟧ мен ⟦Абай облысында|daiek:abai-region⟧ қар жауды."),
      ("kk", "Ақын Жамбыл өлең айтты. Абай да ақын болған."),
      ("ru", "В ⟦Жамбылской области|daiek:zhambyl-region⟧ холодно, в ⟦области Абай|daiek:abai-region⟧ тоже."),
      ("ru", "Поэт Жамбыл пел, Абай писал."),
      ("ru", "⟦Тараз|daiek:taraz⟧ назывался ⟦Жамбыл|daiek:taraz⟧."),
      ("en", "Snow fell in ⟦Zhambyl Region|daiek:zhambyl-region⟧ and in ⟦Abai Region|daiek:abai-region⟧."),
    ])
  }

  @Test func `an abbreviation that the article gives to a body is the body from there on`() throws {
    try expect([
      (
        "ru", "ДИХ ждали. ⟦Шанхайская организация сотрудничества|Q485207⟧ (⟦ДИХ|Q485207⟧) растёт. В ⟦ДИХ|Q485207⟧ рады."
      ),
      ("en", "The ⟦Shanghai Cooperation Organisation|Q485207⟧ (⟦SHCO|Q485207⟧) grows. ⟦SHCO|Q485207⟧ members met."),
      ("kk", "⟦Шанхай ынтымақтастық ұйымы|Q485207⟧ (⟦ШЫНҰ|Q485207⟧) өсті. ⟦ШЫНҰ|Q485207⟧ отырысы өтті."),
    ])
  }

  @Test func `a role, its body and its country are each what they are`() throws {
    try expect([
      ("ru", "Об этом сказал министр иностранных дел ⟦Казахстана|Q232⟧ ⟦Мухтар Тлеуберди|daiek:mukhtar-tleuberdi⟧."),
      (
        "ru",
        "В ⟦Министерстве иностранных дел Казахстана|daiek:ministry-of-foreign-affairs-of-kazakhstan⟧ ждут ⟦Тлеуберди|daiek:mukhtar-tleuberdi⟧."
      ),
      ("kk", "⟦Қазақстан|Q232⟧ сыртқы істер министрі ⟦Мұхтар Тілеуберді|daiek:mukhtar-tleuberdi⟧ мәлімдеді."),
      ("en", "The foreign minister of ⟦Kazakhstan|Q232⟧, ⟦Mukhtar Tleuberdi|daiek:mukhtar-tleuberdi⟧, agreed."),
    ])
  }

  @Test func `the abbreviations of one body are one body in three languages`() throws {
    try expect([
      ("ru", "В ⟦ОДКБ|Q318693⟧ и ⟦ШОС|Q485207⟧ обсудили дорогу."),
      ("kk", "⟦ҰҚШҰ|Q318693⟧ мен ⟦ШЫҰ|Q485207⟧-ның отырысы өтті."),
      ("en", "The ⟦CSTO|Q318693⟧ and the ⟦SCO|Q485207⟧ met."),
      (
        "ru",
        "В ⟦МИД|daiek:ministry-of-foreign-affairs⟧ ответили, а ⟦МИД РК|daiek:ministry-of-foreign-affairs-of-kazakhstan⟧ уточнил."
      ),
      ("kk", "⟦ҚР СІМ|daiek:ministry-of-foreign-affairs-of-kazakhstan⟧ мәлімдеді."),
      ("en", "The ⟦MFA of Kazakhstan|daiek:ministry-of-foreign-affairs-of-kazakhstan⟧ replied."),
    ])
  }
}
