import Analysis
import Fixtures
import Testing

@testable import QuoteIndex

struct StopWordsTests {
  @Test func `a stop word is the term of a row of a pack, and nothing else is`() throws {
    let packs = try LanguagePacks(path: Checkout.locales)
    let stopWords = try StopWords(packs: packs)
    var terms: Set<String> = []
    for pack in packs.packs {
      for row in try pack.tableIfPresent("stop-words.tsv", columns: 1) { terms.insert(Word.term(of: row.cells[0])) }
    }
    #expect(terms.count > 300)
    for term in terms {
      #expect(stopWords.contains(term), "\(term)")
      for other in [term + "x", String(term.dropLast()), "ж" + term, ""] {
        #expect(stopWords.contains(other) == terms.contains(other), "\(other)")
      }
    }
  }
}
