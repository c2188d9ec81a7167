import Fixtures
import QuoteIndex
import Testing

/// What is said of a text, with the difference in words.
struct VerificationTests {
  private func verify(_ text: String, by speaker: String? = nil) throws -> Verification {
    try #require(try VerificationArchive.verify(text, by: speaker))
  }

  @Test(arguments: [
    ("We will not sell the old bridge to anybody before the elections in autumn", "whole"),
    ("\"we WILL not  sell the old bridge – to anybody — before the elections in autumn\"", "whole"),
    ("not sell the old bridge", "part"),
    ("We will not sell the old bridge … before the elections in autumn", "cut"),
    ("We will not sell ... the elections in autumn", "cut"),
    ("… the old bridge to anybody […]", "part"),
    // The second letter of each is of the other alphabet.
    ("We wіll not sell the оld bridge to аnybody", "part"),
    ("Мы еще не решили, сколько паромов нужно городу", "part"),
    ("МЫ ЕЩЁ НЕ РЕШИЛИ СКОЛЬКО ПАРОМОВ НУЖНО ГОРОДУ И РЕШАТЬ БУДЕМ ПОСЛЕ ВЕСНЫ", "whole"),
    ("The council paid 250 million tenge for the ferry and nobody has seen a receipt since", "interrupted"),
  ])
  func `marks, spaces, case, cuts and look-alike letters alter nothing`(_ text: String, _ extent: String) throws {
    let found = try verify(text)
    #expect(found.verdict == .exact, "\(found.marked)")
    #expect(found.extent?.rawValue == extent)
    #expect(found.isExact && found.similarity == 1)
    #expect(found.parts.allSatisfy { $0.alterations.allSatisfy { !$0.isChange } })
  }

  @Test(arguments: [
    ("We will sell the old bridge to anybody before the elections in autumn", "dropped not"),
    ("We will not sell the old stone bridge to anybody before the elections in autumn", "added stone"),
    (
      "We will not sell the new bridge to anybody before the elections in spring",
      "changed old>new; changed autumn>spring"
    ),
    ("We will not sell to anybody the old bridge before the elections in autumn", "moved to anybody"),
    ("The council paid 650 million tenge for the ferry", "changed 250>650"),
    ("The council paid €250 million tenge for the ferry", "added €"),
    ("Мы не решили, сколько паромов нужно городам", "dropped ещё; changed городу>городам"),
    ("A bridge that nobody can cross is cheaper than a ferry that nobody can board", ""),
  ])
  func `what differs is named`(_ text: String, _ marked: String) throws {
    let found = try verify(text)
    #expect(found.verdict == .altered)
    #expect(!found.isExact && found.similarity < 1)
    if !marked.isEmpty { #expect(found.marked == marked) }
  }

  @Test func `ranges of alterations cut their words out of both texts`() throws {
    let text = "Мы ещё не решали сколько новых паромов городу нужно, и решать будем после весны"
    let found = try verify(text)
    #expect(found.verdict == .altered)
    let part = try #require(found.parts.first)
    let article = try VerificationArchive.searcher().article(part.article)
    #expect(String(decoding: article.text[part.foundRange], as: UTF8.self) == part.found)
    #expect(part.alterations.count >= 3, "\(found.marked)")
    for alteration in part.alterations {
      #expect(String(decoding: Array(text.utf8)[alteration.textRange], as: UTF8.self) == alteration.text)
      #expect(String(decoding: article.text[alteration.foundRange], as: UTF8.self) == alteration.found)
    }
  }

  @Test func `the first place is the earliest`() throws {
    let found = try verify("We will not sell the old bridge to anybody before the elections in autumn")
    #expect(found.placeCount == 2)
    #expect(found.places.map(\.date) == ["2022-03-01", "2022-03-02"])
    #expect(found.first?.source == "Wire Two")
  }

  @Test(arguments: [
    ("Selim Barkov", "exact", "same"), ("Селим Барков", "exact", "same"), ("Barkov", "exact", "same"),
    ("Mira Oldham", "other-speaker", "other"), ("Selim Oldham", "exact", "perhaps"),
  ])
  func `speakers are compared across scripts`(_ name: String, _ verdict: String, _ match: String) throws {
    let found = try verify("We will not sell the old bridge to anybody before the elections", by: name)
    #expect(found.verdict.rawValue == verdict)
    #expect(found.speakerMatch?.rawValue == match)
  }

  @Test func `words of an article in no quotation are said to be so`() throws {
    let found = try verify("stands where three small rivers meet below the town")
    #expect(found.verdict == .unattributed)
    #expect(found.isExact && found.parts[0].quotation == nil)
    let altered = try verify("stands where four small rivers meet below the town")
    #expect(altered.verdict == .unattributed && altered.marked == "changed three>four")
  }

  @Test func `two quotations joined are one altered text of two parts`() throws {
    let found = try verify(
      "We will not sell the old bridge to anybody. A ferry that nobody can board is cheaper than a bridge")
    #expect(found.verdict == .altered)
    #expect(found.extent == .joined && found.parts.count == 2)
    #expect(try verify(found.text, by: "Selim Barkov").verdict == .otherSpeaker)
  }

  @Test(arguments: [
    "The minister has promised to build eleven schools in the northern districts",
    "autumn bridge the sell not elections anybody in we before to old will the",
    "Погода в горах будет ясной до конца недели, сообщили синоптики",
  ])
  func `what nobody said is absent`(_ text: String) throws {
    let found = try verify(text)
    #expect(found.verdict == .absent && found.placeCount == 0 && found.extent == nil, "\(found)")
  }

  @Test func `a few words are counted`() throws {
    let found = try verify("old bridge")
    #expect(found.verdict == .exact && found.placeCount == 2 && found.wordCount == 2)
    #expect(try verify("bridge old").verdict == .absent)
    #expect(try verify("three small rivers").verdict == .unattributed)
  }

  @Test func `a text without words is no quotation`() throws {
    #expect(try VerificationArchive.verify("« … »") == nil)
    #expect(try VerificationArchive.verify(String(repeating: "word ", count: Verifier.mostWords + 1)) == nil)
  }
}
