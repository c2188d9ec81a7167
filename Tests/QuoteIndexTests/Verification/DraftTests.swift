import Fixtures
import QuoteIndex
import Testing

/// The quotations of a draft against the archive.
struct DraftTests {
  private static let draft = """
    A day of bridges

    “We will not sell the old bridge to anybody before the elections in spring,” said Selim Barkov.

    “A ferry that nobody can board is cheaper than a bridge that nobody can cross,” said Selim Barkov.

    “The council paid 250 million tenge for the ferry,” said Mira Oldham.
    """

  @Test func `every quotation of a draft is checked with its speaker`() throws {
    let folder = try TemporaryFolder()
    let searcher = try VerificationArchive.searcher()
    let drafts = try DraftVerifier(home: VerificationArchive.home(), searcher: searcher)
    for (name, text) in [
      ("draft.txt", Self.draft), ("draft.md", "# " + Self.draft),
      ("draft.html", "<html><body><p>" + Self.draft.replacing("\n\n", with: "</p><p>") + "</p></body></html>"),
    ] {
      let file = try drafts.verify(path: try folder.write(text, to: name))
      #expect(file.quotations.map(\.verdict) == [.altered, .otherSpeaker, .exact], "\(name)")
      #expect(!file.isExact && file.problems.isEmpty)
      #expect(file.count(.exact) == 1 && file.count(.absent) == 0)
    }
  }

  @Test func `a draft that cannot be read is a problem, not a result`() throws {
    let drafts = try DraftVerifier(home: VerificationArchive.home(), searcher: try VerificationArchive.searcher())
    #expect(try drafts.verify(path: "/nowhere/draft.txt").problems.count == 1)
  }
}
