import Analysis
import Articles
import Names

/// Files in, quotations out: no index is needed.
public struct QuotationReader: Sendable {
  private let packs: LanguagePacks
  private let forms: EntityForms
  private let threads: Int

  /// - Throws: `badData` with file and line.
  public init(home: IndexHome, threads: Int) throws(IndexError) {
    packs = try bridging { () throws(AnalysisError) in try LanguagePacks(path: home.locales) }
    let packs = self.packs
    let catalogue = try bridging { () throws(AnalysisError) in try EntityCatalogue(folder: home.entities) }
    let reader = try bridging { () throws(AnalysisError) in try NameReader(packs: packs) }
    forms = EntityForms(entities: catalogue.entities, reader: reader)
    let forms = self.forms
    _ = try bridging { () throws(AnalysisError) in try ArticlePreparer(packs: packs, forms: forms) }
    self.threads = threads
  }

  /// Gives the quotations of the articles below the paths, file by file in their order, and the fate of every file.
  public func read(paths: [String], _ body: ([FoundQuotation]) -> Void) -> BuildReport {
    var report = BuildReport()
    var reading = SourceReading(paths: paths, held: HeldArticles())
    let articles = reading.read(into: &report) { _ in }
    let (packs, forms) = (packs, forms)
    // The preparer was made once in `init` from the same tables, so it can be made again.
    let pool = WorkPool(threads: threads) { try! ArticlePreparer(packs: packs, forms: forms) }
    for quotations in pool.map(articles, { preparer, article in preparer.extract(article) }) {
      report.quotationsAdded += quotations.count
      body(quotations)
    }
    return report
  }
}
