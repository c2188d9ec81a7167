import Analysis
import Names

/// Finds the quotations of articles. One a thread.
package final class QuotationExtractor {
  /// - Throws: `AnalysisError` when a table of the packs is broken.
  package init(packs: LanguagePacks) throws(AnalysisError) {}

  /// The quotations of a text whose mentions are known. Linear.
  package func extract(_ text: AnalysedText, mentions: [Mention], forms: EntityForms) -> Extract {
    Extract(quotations: [], scareQuotes: [])
  }
}
