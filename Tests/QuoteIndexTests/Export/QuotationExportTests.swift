import Fixtures
import QuoteIndex
import Testing

/// Quotations given one after another.
struct QuotationExportTests {
  private func identifiers(
    _ searcher: Searcher, by speaker: String? = nil, about: String? = nil, filters: Filters = Filters(),
    offset: Int = 0, limit: Int? = nil
  ) throws -> [String] {
    var found: [String] = []
    let count = try QuotationExport(searcher: searcher).forEach(
      by: speaker, about: about.map { try Query($0) }, filters: filters, offset: offset, limit: limit
    ) { found.append($0.id) }
    #expect(count == found.count)
    return found
  }

  @Test func `an export gives what a list of quotations gives, each once`() throws {
    let searcher = try VerificationArchive.searcher()
    let all = try identifiers(searcher)
    #expect(Set(all).count == all.count && all.count >= 6)
    for (speaker, about, filters) in [
      (nil, nil, Filters()), ("Barkov", nil, Filters()), (nil, "bridge", Filters(days: 2022_03_02...2022_03_09)),
      ("Mira Oldham", "ferry", Filters(kind: "direct")), (nil, nil, Filters(source: "Wire Two")),
    ] as [(String?, String?, Filters)] {
      let listed = try searcher.quotations(
        by: speaker, about: about.map { try Query($0) }, options: SearchOptions(filters: filters, limit: 1000))
      let expected = Set(listed.hits.compactMap { if case .quotation(let found, _, _) = $0 { found.id } else { nil } })
      let found = try identifiers(searcher, by: speaker, about: about, filters: filters)
      #expect(Set(found) == expected && found.count == expected.count, "\(speaker ?? "") \(about ?? "")")
      #expect(
        try identifiers(searcher, by: speaker, about: about, filters: filters, offset: 1, limit: 2)
          == Array(found.dropFirst().prefix(2)))
    }
  }

  @Test func `the context of a quotation counts characters, not bytes`() throws {
    let searcher = try VerificationArchive.searcher()
    let export = QuotationExport(searcher: searcher)
    var seen = 0
    _ = try export.forEach { (quotation) throws(IndexError) in
      let context = try export.context(of: quotation)
      let text = Array(String(decoding: context.article.text, as: UTF8.self).unicodeScalars)
      let range = context.codePointRange
      func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
      }
      #expect(string(text[range]) == String(decoding: quotation.text, as: UTF8.self))
      #expect(string(text[..<range.lowerBound]).hasSuffix(context.prefix))
      #expect(string(text[range.upperBound...]).hasPrefix(context.suffix))
      #expect(context.prefix.unicodeScalars.count <= 32 && context.suffix.unicodeScalars.count <= 32)
      #expect(!context.prefix.contains("\n") && !context.suffix.contains("\n"))
      let before = text[..<range.lowerBound].reversed().prefix { $0 != "\n" }
      #expect(context.prefix.unicodeScalars.count == min(32, before.count))
      seen += 1
    }
    #expect(seen >= 6)
  }
}
