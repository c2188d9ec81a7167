import Analysis
import Testing

struct TransliterationTests {
  let fixture: TransliterationFixture

  init() throws { fixture = try TransliterationFixture() }

  @Test("Every example of the packs comes out")
  func examples() throws {
    let examples = try TransliterationExamples(packs: fixture.packs, schemes: fixture.schemes)
    #expect(try examples.failures(of: fixture.schemes).map(\.description) == [])
    for scheme in fixture.schemes.schemes {
      let count = examples.examples.filter { $0.scheme.name == scheme.name }.count
      #expect(count >= (scheme.source.language == "kk" ? 60 : 30), "\(scheme.name)")
    }
  }

  @Test("A capital comes back as a capital, a run of capitals as a run, and a letter that became two follows it")
  func capitals() throws {
    #expect(try fixture.transliterate("Цирк ЦИРК АҚШ-тан АҚШтан", by: "kk-Latn") == "Tsirk TSİRK AQŞ-tan AQŞtan")
    #expect(try fixture.transliterate("Щукин ЩУКИН", by: "ru-bgn") == "Shchukin SHCHUKIN")
  }

  @Test("Small ı is capital I and small i is capital İ, both ways")
  func dottedAndDotless() throws {
    #expect(try fixture.transliterate("Іле Иран ІЛЕ ИРАН", by: "kk-Latn") == "Ile İran ILE İRAN")
    #expect(try fixture.transliterate("Ile İran ILE İRAN", by: "kk-Cyrl-from-Latn") == "Іле Иран ІЛЕ ИРАН")
  }

  @Test("White space stays as it was, and the empty text is empty")
  func space() throws {
    #expect(try fixture.transliterate("", by: "kk-Latn") == "")
    #expect(try fixture.transliterate("  су\n\tсу\u{00A0}су ", by: "kk-Latn") == "  su\n\tsu\u{00A0}su ")
  }

  @Test("What the rules do not know stays as it was")
  func unknown() throws {
    #expect(try fixture.transliterate("«JavaScript» 2026, 漢字", by: "kk-Latn") == "«JavaScript» 2026, 漢字")
  }

  @Test("A decomposed й is read as one letter")
  func decomposed() throws {
    #expect(try fixture.transliterate("Андреи\u{0306}", by: "ru-bgn") == "Andrey")
  }

  @Test("The high hamza stands once, before a soft word that no letter of it shows to be soft")
  func hamza() throws {
    #expect(try fixture.transliterate("бір үшін сәт", by: "kk-Arab") == "ٴبىر ٴۇشىن ٴسات")
    #expect(try fixture.transliterate("кітап бүгін мәселе бірақ", by: "kk-Arab") == "كىتاپ بۇگىن ماسەلە بىراق")
  }

  @Test("A hamza of any keyboard and the older letters with a hamza are read alike")
  func hamzaForms() throws {
    for written in ["ٴۇشىن", "ءۇشىن", "ٷشٸن"] {
      #expect(try fixture.transliterate(written, by: "kk-Cyrl-from-Arab") == "үшін")
    }
  }

  @Test("An apostrophe of any keyboard is read in the alphabet of 2017")
  func apostrophes() throws {
    for written in ["G'ylym", "G’ylym", "Gʼylym", "G`ylym"] {
      #expect(try fixture.transliterate(written, by: "kk-Cyrl-from-Latn-2017") == "Ғылым")
    }
  }

  @Test("A word comes out alike the first time and again")
  func again() throws {
    let first = try fixture.transliterate("Қазақстан", by: "kk-Latn")
    #expect(try fixture.transliterate("Қазақстан Қазақстан", by: "kk-Latn") == "\(first) \(first)")
  }

  @Test("A text's alphabet is told by its letters", arguments: ["", "-2018", "-2017", "-old"])
  func alphabet(of suffix: String) throws {
    let name = "kk-Cyrl-from-Latn" + suffix
    let examples = try TransliterationExamples(packs: fixture.packs, schemes: fixture.schemes)
    let text = examples.examples.filter { $0.scheme.name == name }.map(\.source).joined(separator: " ")
    let alphabets = try TransliterationAlphabets(packs: fixture.packs, schemes: fixture.schemes)
    let told = alphabets.scheme(reading: text, from: LanguageTag("kk-Latn"), to: LanguageTag("kk-Cyrl"))
    #expect(told?.name == name)
    #expect(alphabets.scheme(reading: text, from: LanguageTag("ru"), to: LanguageTag("kk-Cyrl")) == nil)
  }
}
