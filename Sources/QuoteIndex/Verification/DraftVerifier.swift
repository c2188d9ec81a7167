import Analysis
import Articles

/// Verifies every quotation of a text that is not published yet.
///
/// One a thread.
public final class DraftVerifier {
  private let preparer: ArticlePreparer
  private let verifier: Verifier

  /// Reads the language packs and authority files of the home.
  ///
  /// - Throws: `badData` with file and line.
  public init(home: IndexHome, searcher: Searcher) throws(IndexError) {
    preparer = try PreparerTables(home: home).makePreparer()
    verifier = Verifier(searcher: searcher)
  }

  /// The quotations of a draft in the order of its text, or why it cannot be read. Linear in its size, and a verification
  /// for each verbatim stretch.
  ///
  /// - Parameter path: of a file: text, Markdown, HTML or JSON lines.
  public func verify(path: String) throws(IndexError) -> DraftReport {
    try verify(SourceFile(path: path, isNamed: true).read())
  }

  /// The same for bytes that have no file.
  public func verify(bytes: [UInt8]) throws(IndexError) -> DraftReport {
    try verify(UnnamedText.read(bytes, location: "-"))
  }

  private func verify(_ outcome: SourceFile.Outcome) throws(IndexError) -> DraftReport {
    switch outcome {
    case .skipped(let reason): return DraftReport(quotations: [], problems: [reason])
    case .refused(let error): return DraftReport(quotations: [], problems: [error.description])
    case .read(let result, _):
      var quotations: [DraftQuotation] = []
      for article in result.articles {
        for quotation in preparer.extract(article).sorted(by: { $0.byteRange.lowerBound < $1.byteRange.lowerBound }) {
          quotations.append(try verify(quotation))
        }
      }
      return DraftReport(quotations: quotations, problems: result.problems.map(\.description))
    }
  }

  private func verify(_ quotation: FoundQuotation) throws(IndexError) -> DraftQuotation {
    let named = quotation.speakers.first { Self.isNamed($0) }
    var stretches: [Verification] = []
    for text in Self.verbatim(quotation) {
      if let found = try verifier.verify(text, by: named.map { $0.name ?? $0.text }, entity: named?.entity) {
        stretches.append(found)
      }
    }
    return DraftQuotation(quotation: quotation, stretches: stretches)
  }

  /// A pronoun or a role alone names nobody who could be compared.
  private static func isNamed(_ speaker: FoundSpeaker) -> Bool {
    if speaker.entity != nil || speaker.name != nil { return true }
    return speaker.text.split(separator: " ").count { $0.first?.isUppercase == true } > 1
  }

  private static func verbatim(_ quotation: FoundQuotation) -> [String] {
    let text = String(decoding: quotation.text, as: UTF8.self)
    switch quotation.kind {
    case "direct": return [text]
    case "mixed": return MarkedWords.stretches(of: text)
    default: return []
    }
  }
}
