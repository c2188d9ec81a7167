import Testing

@testable import Extraction

/// A name and a colon: the title of an article tells in short what was said, an interview has the words themselves.
struct TitleLinesTests {
  @Test("What a title tells behind a name and a colon is no direct quotation; a line of the interview below it is one")
  func titleAndInterview() throws {
    let text = "Omarov: No tolls on the new bridge\n\nThe bridge opens in May.\n\nOmarov: We counted the sheep twice."
    let kinds = try Bench().extract(Array(text.utf8), "en").quotations.map(\.kind)
    #expect(kinds == [.indirect, .direct])
  }

  @Test("A title's words in marks make it mixed")
  func titleWithMarks() throws {
    let text = "Omarov: Tolls would be ‘a tax on sheep’ in the north\n\nThe bridge opens in May."
    let kinds = try Bench().extract(Array(text.utf8), "en").quotations.map(\.kind)
    #expect(kinds == [.mixed])
  }

  @Test("A colon that stands last in a text of one line is read")
  func lastColon() throws {
    let text = "Bridge safe until spring: engineers"
    #expect(try Bench().extract(Array(text.utf8), "en").quotations.count == 1)
  }
}
