import Analysis
import Testing

/// The steps about capitals left out, beside all of them.
struct TransliterationOfTermsTests {
  @Test func `a term is rewritten the same without the steps about capitals`() throws {
    let schemes = try TransliterationSchemes(packs: TestPacks.all)
    var words: [String] = ["debt", "i̇", "ıı", "o'brien", "qaryzğa", "توقايەۆ", "қарызға", "5g", "x"]
    for pack in TestPacks.all.packs {
      for row in try pack.tableIfPresent("examples/transliteration.tsv", columns: 3) {
        words += (row.cells[1] + " " + row.cells[2]).split(separator: " ").map(String.init)
      }
    }
    var count = 0
    for scheme in schemes.schemes where scheme.files.contains(where: { $0.hasSuffix("case-restore.rules") }) {
      for word in words.map({ Word.term(of: $0) }) {
        let (all, some) = (
          try schemes.transliterate(word, by: scheme), try schemes.transliterate(term: word, by: scheme)
        )
        #expect(Word.term(of: some) == Word.term(of: all), "\(scheme.name): \(word)")
        count += 1
      }
    }
    #expect(count > 1_000)
  }
}
