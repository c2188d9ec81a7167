import Testing

@testable import Analysis

/// Rules compiled pass by pass, beside ICU with all of them.
struct TransliterationPassesTests {
  @Test func `the passes of every rule file do what ICU does with the whole`() throws {
    var words = [
      "", "x", "Debt", "I", "ı", "توقايەۆ", "ءبىر", "e\u{301}", "\u{1100}\u{1161}", "Қасым-Жомарт", "a;b&c#",
    ]
    for pack in TestPacks.all.packs {
      for row in try pack.tableIfPresent("examples/transliteration.tsv", columns: 3) {
        words += (row.cells[1] + " " + row.cells[2]).split(separator: " ").map(String.init)
      }
    }
    let schemes = try TransliterationSchemes(packs: TestPacks.all).schemes
    for file in Set(schemes.filter { $0.direction == .forward }.flatMap(\.files)).sorted() {
      let (passes, whole) = (
        try Transliterator(rulesFile: file), try Transliterator(rulesFile: file, byICUAlone: true)
      )
      for word in words {
        #expect(passes.transliterate(word) == whole.transliterate(word), "\(file): \(word)")
      }
    }
  }

  @Test func `only what stands a statement a line is taken apart`() {
    #expect(
      TransliterationPasses(":: NFC ;\n$v = [ае] ; # vowels\na > b ;\n:: Null ;\n$v { b > c ;")?.passes.count == 3)
    for text in ["a > b ; c > d ;", "a >\n b ;", ":: Lower ;\na > b ;", "a > &Any-Upper(b) ;", "::NFC (NFD);"] {
      #expect(TransliterationPasses(text) == nil, "\(text)")
    }
  }
}
