import Testing

@testable import Extraction

/// One test a rule, in the marking of the packs' examples.
struct ExtractionTests {
  private func check(_ marked: String, _ language: String, via: [String]? = nil) throws {
    let bench = try Bench()
    let example = MarkedExample(marked, pattern: "", line: 0)
    let difference = bench.difference(example, language)
    #expect(difference == nil, "\(difference ?? "")")
    if let via {
      let found = bench.extract(example.text, language).quotations.flatMap(\.via).map {
        String(decoding: example.text[$0.byteRange], as: UTF8.self)
      }
      #expect(found == via)
    }
  }

  @Test func relayIsVia() throws {

    try check(
      "Karatal News reported, {cue:citing} {speaker:sources in the harbour office}, that {indirect:the strike had failed}.",
      "en",
      via: ["Karatal News"])
    try check("{direct:«Порт закрыт»}, — {cue:приводит} агентство слова {speaker:Куланова}.", "ru", via: ["агентство"])
  }

  @Test func lightVerbAndNoun() throws {
    try check("{speaker:Some villagers} even {cue:made the suggestion that} {mixed:the dam was “a toy”}.", "en")
  }

  @Test func apposition() throws {
    try check(
      "A member of the council, {speaker:Margaret Tansley}, {cue:asked} {indirect:if the bridge could be closed}.", "en"
    )
  }

  @Test func nothingWasSaid() throws {
    try check("One can see that the bridge is old.", "en")
    try check("Omarov did not say that the bridge was old.", "en")
    try check("Директор не сообщил, что завод закрыт.", "ru")
  }

  @Test func labelsAreScareQuotes() throws {
    let bench = try Bench()
    for text in [
      "Posters reading “No war!” hung there.", "The so-called “brother nation” objected.",
      "It owes a “debt” to nobody.",
    ] {
      let extract = bench.extract(Array(text.utf8), "en")
      #expect(extract.quotations.isEmpty)
      #expect(extract.scareQuotes.count == 1)
    }
  }

  @Test func introducedByParagraphBefore() throws {
    try check("{speaker:Omarov} {cue:said}:\n{direct:“The bridge will open. Nobody will pay.”}", "en")
  }

  @Test func pronounsResolve() throws {
    let bench = try Bench()
    let text = "Anna Karimova met reporters. “The file is closed,” she said."
    let speaker = try #require(bench.extract(Array(text.utf8), "en").quotations.first?.speakers.first)
    let antecedent = try #require(speaker.antecedent)
    #expect(String(decoding: Array(text.utf8)[antecedent], as: UTF8.self) == "Anna Karimova")
  }

  @Test func entityOfSpeaker() throws {
    let bench = try Bench()
    for (text, language) in [
      ("The two countries should settle the matter by talks, Tokayev said.", "en"),
      ("Двум странам следует решить вопрос переговорами, сказал Токаев.", "ru"),
      ("Екі ел мәселені бейбіт жолмен шешуі керек, – деді Тоқаев.", "kk"),
    ] {
      let quotation = try #require(bench.extract(Array(text.utf8), language).quotations.first)
      let entity = try #require(quotation.speakers.first?.entity)
      #expect(
        bench.forms.entities[entity].id == "Q12770"
          || bench.forms.entities[entity].names.contains { $0.text.contains("Tokayev") })
    }
  }

  @Test("Whoever belongs to somebody is not that somebody")
  func ownersDoNotSpeak() throws {
    let bench = try Bench()
    for (text, language) in [
      ("Tokayev's spokesman said that the two countries should settle the matter by talks.", "en"),
      ("A spokesman for Tokayev said that the two countries should settle the matter by talks.", "en"),
      ("The two countries should settle the matter by talks, said an adviser to Tokayev.", "en"),
      ("Пресс-секретарь Токаева заявил, что двум странам следует решить вопрос переговорами.", "ru"),
      ("Двум странам следует решить вопрос переговорами, отметил советник Токаева.", "ru"),
      ("Тоқаевтың баспасөз хатшысы екі елдің мәселені бейбіт жолмен шешуі керегін айтты.", "kk"),
      ("Тоқаевтың баспасөз хатшысы Берік Қоңырбеков екі елдің мәселені бейбіт жолмен шешуі керегін айтты.", "kk"),
    ] {
      let quotation = try #require(bench.extract(Array(text.utf8), language).quotations.first, "\(text)")
      #expect(try #require(quotation.speakers.first).entity == nil, "\(text)")
    }
  }

  @Test("A president is himself, whosever president he is")
  func bearersSpeak() throws {
    let bench = try Bench()
    for (text, language) in [
      ("Kazakhstan's President Tokayev said that the two countries should settle the matter by talks.", "en"),
      ("President of Kazakhstan Kassym-Jomart Tokayev said the two countries should settle it by talks.", "en"),
      ("Президент Казахстана Токаев заявил, что двум странам следует решить вопрос переговорами.", "ru"),
      ("По словам президента Токаева, двум странам следует решить вопрос переговорами.", "ru"),
      ("Қазақстанның президенті Тоқаев екі елдің мәселені бейбіт жолмен шешуі керегін айтты.", "kk"),
      ("Тоқаевтың айтуынша, екі ел мәселені бейбіт жолмен шешуі керек.", "kk"),
    ] {
      let quotation = try #require(bench.extract(Array(text.utf8), language).quotations.first, "\(text)")
      let entity = try #require(quotation.speakers.first?.entity, "\(text)")
      #expect(bench.forms.entities[entity].names.contains { $0.text.contains("Tokayev") })
    }
  }

  @Test func accordingToQualifiesItsClause() throws {
    try check(
      "Despite its sizable army, {indirect:one that ranks 64th in the world}, {cue:according to} {speaker:the Global Firepower ranking}, it called for help.",
      "en")
  }

  @Test func placesAndTitlesDoNotSpeak() throws {
    try check("{speaker:Луговская} {indirect:кешке «Алматыдағы күз» атты фильмді көргенін} {cue:айтты}.", "kk")
  }

  @Test func cueGoesOnInTheNextParagraph() throws {
    let bench = try Bench()
    let text = Array("“We counted,” Omarov said.\n“Then we counted again. Nobody slept.”".utf8)
    let found = bench.extract(text, "en").quotations
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.cue == found[0].cue && $0.speakers == found[0].speakers })
  }
}
