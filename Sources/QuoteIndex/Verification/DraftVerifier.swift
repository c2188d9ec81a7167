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

  /// The quotations of a draft in the order of its text, and what of it cannot be read. Linear in its size, and a
  /// verification for each verbatim stretch.
  ///
  /// - Parameters:
  ///   - path: of a file of any format that articles may have; `-` is standard input.
  ///   - format: what the file is taken for; nil to tell it by its name or content.
  public func verify(path: String, format: InputFormat? = nil) throws(IndexError) -> DraftReport {
    let reader = SourceReader(SourceWalk(paths: [path], format: format?.sourceFormat))
    var quotations: [DraftQuotation] = []
    var problems: [Problem] = []
    while let item = reader.next() {
      switch item {
      case .skipped(_, let error), .refused(_, let error): problems.append(Problem(error))
      case .document(let document):
        switch document.read() {
        case .refused(let error): problems.append(Problem(error))
        case .read(let result, _):
          problems += result.problems.map { Problem($0) }
          for article in result.articles { quotations += try verify(article) }
        }
      }
    }
    return DraftReport(quotations: quotations, problems: problems)
  }

  private func verify(_ article: Article) throws(IndexError) -> [DraftQuotation] {
    var found: [DraftQuotation] = []
    for quotation in preparer.extract(article).sorted(by: { $0.byteRange.lowerBound < $1.byteRange.lowerBound }) {
      found.append(try verify(quotation))
    }
    return found
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
