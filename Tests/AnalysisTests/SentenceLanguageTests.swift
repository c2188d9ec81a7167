import Testing

@testable import Analysis

@Suite("The language of each sentence")
struct SentenceLanguageTests {
  @Test(
    "Russian and Kazakh sentences of one paragraph keep their own languages, a word too short to tell the paragraph's")
  func mixed() throws {
    let text =
      "Комиссия опубликует свой отчёт до конца месяца. Бұл туралы облыс әкімінің баспасөз қызметі хабарлады. Да."
    let analysed = try TextAnalyzer(packs: TestPacks.all, identifier: TestPacks.identifier).analyse(Array(text.utf8))
    #expect(analysed.sentences.map(\.language.text) == ["ru", "kk", analysed.paragraphs[0].language.text])
    #expect(analysed.sentences.allSatisfy { $0.pack == TestPacks.all.index(of: $0.language) })
  }

  @Test("A short heading takes the declared language")
  func heading() throws {
    let analysed = try TextAnalyzer(packs: TestPacks.all, identifier: TestPacks.identifier).analyse(
      Array("К. О.".utf8), declared: LanguageTag("kk"))
    #expect(analysed.paragraphs.map(\.language) == [LanguageTag("kk")])
  }

  @Test("A Ukrainian paragraph in a Russian article has no pack")
  func ukrainian() throws {
    let text =
      "Комиссия опубликует свой отчёт до конца месяца.\nУряд оприлюднить свій звіт до кінця місяця."
    let analysed = try TextAnalyzer(packs: TestPacks.all, identifier: TestPacks.identifier).analyse(Array(text.utf8))
    #expect(analysed.paragraphs.map(\.language) == [LanguageTag("ru"), .undetermined])
    #expect(analysed.paragraphs[1].pack == nil)
  }
}
