import Analysis
import Fixtures
import Names
import Testing

/// Names that are too long for a text left out, beside all of them.
struct EntityFormsTests {
  private func catalogue() throws -> [Entity] {
    try EntityCatalogue(folder: Checkout.entities).entities
  }

  @Test func `no name has fewer words than are counted in it`() throws {
    for entity in try catalogue() {
      for name in entity.names {
        let joined = EntityForms.pieces(of: name.text.filter { $0 != "-" }).count
        #expect(EntityForms.leastWords(of: name.text) <= min(joined, EntityForms.pieces(of: name.text).count))
      }
    }
    #expect(EntityForms.leastWords(of: "Қасым-Жомарт Тоқаев") == 2)
    #expect(EntityForms.leastWords(of: " – Tokayev  x") == 2)
  }

  @Test(arguments: [UInt64(1), 2]) func `a short text names the same without the longer names`(seed: UInt64) throws {
    let reader = try NameReader(packs: Locales.packs())
    var generator = SeededGenerator(seed: seed)
    let all = try catalogue()
    let tokenizer = try Tokenizer()
    for _ in 0..<40 {
      let entities = (0..<8).map { _ in all.randomElement(using: &generator)! }
      let name = entities[0].names.randomElement(using: &generator)!.text
      let text = tokenizer.words(of: Array(EntityForms.pieces(of: name).prefix(2).joined(separator: " ").utf8))
      func found(_ mostWords: Int) -> [[String]] {
        let forms = EntityForms(entities: entities, reader: reader, mostWords: mostWords)
        let finder = MentionFinder(forms: forms, reader: reader, givenNames: GivenNames())
        return finder.allMentions(in: text, capitals: .ignored).map { mentions in
          Set(mentions.map { entities[$0.entity].id }).sorted() + ["\(mentions[0].tokens)"]
        }
      }
      #expect(found(text.tokens.count) == found(.max), "seed \(seed): \(name)")
    }
  }
}
