import Testing

@testable import Extraction

/// Whom pronouns, bare surnames and roles stand for.
struct AntecedentTests {
  private func antecedents(_ text: String, _ language: String) throws -> [String] {
    let bench = try Bench()
    let bytes = Array(text.utf8)
    return bench.extract(bytes, language).quotations.flatMap(\.speakers).map { speaker in
      String(decoding: bytes[speaker.antecedent ?? speaker.byteRange], as: UTF8.self)
    }
  }

  @Test func unknownPeople() throws {
    let text = """
      President Kassym-Jomart Tokayev spoke first. Her colleague Rustem Kairakbai was less charitable. \
      “You cannot abstain from geography,” he said. Kairakbai argued that the vote would be close.
      """
    #expect(try antecedents(text, "en") == ["Rustem Kairakbai", "Rustem Kairakbai"])
  }

  @Test func nearestThatFits() throws {
    let text = "Anna Karimova met Rustem Ospanov. “The file is closed,” she said. “It is not,” he said."
    #expect(try antecedents(text, "en") == ["Anna Karimova", "Rustem Ospanov"])
  }

  @Test func namesInsideMarksAreLessLikely() throws {
    let text = "Aigul Terekova looked up. “Ask Salima Ormanova about it,” a guard shouted. “I will,” she said."
    #expect(try antecedents(text, "en").last == "Aigul Terekova")
  }

  @Test func endingsOfNames() throws {
    let text = "Бастады Рүстем Қайрақбай. Қайрақбайдың айтуынша, шекара ашық қалады."
    #expect(try antecedents(text, "kk") == ["Рүстем Қайрақбай"])
  }

  @Test("A bare president is the one named last, with the country between role and name")
  func presidentOfAnotherCountry() throws {
    let text = """
      Президент Касым-Жомарт Токаев открыл встречу. Президент Узбекистана Рустем Кайракбай приехал утром. \
      Президент заявил, что дорога будет построена.
      """
    #expect(try antecedents(text, "ru").last == "Рустем Кайракбай")
  }

  @Test func contractionsAreCut() throws {
    let bench = try Bench()
    let bytes = Array("He’s predicting that the ferry will sail.".utf8)
    let speaker = try #require(bench.extract(bytes, "en").quotations.first?.speakers.first)
    #expect(String(decoding: bytes[speaker.byteRange], as: UTF8.self) == "He")
  }
}
