import Analysis
import Extraction
import Names

/// The packs and authority files of a home, read once for all threads.
struct PreparerTables: Sendable {
  let packs: LanguagePacks
  let catalogue: EntityCatalogue
  private let forms: EntityForms
  private let identifier: LanguageIdentifier
  private let lexicons: CueLexicons

  /// - Throws: `badData` with file and line, for any table that a preparer reads.
  init(home: IndexHome) throws(IndexError) {
    let packs = try bridging { () throws(AnalysisError) in try LanguagePacks(path: home.locales) }
    let catalogue = try bridging { () throws(AnalysisError) in
      try EntityCatalogue(folder: home.entities, own: home.ownEntities)
    }
    let reader = try bridging { () throws(AnalysisError) in try NameReader(packs: packs) }
    let forms = EntityForms(entities: catalogue.entities, reader: reader)
    let identifier = try bridging { () throws(AnalysisError) in try LanguageIdentifier(packs: packs) }
    let lexicons = try bridging { () throws(AnalysisError) in try CueLexicons(packs: packs) }
    // A table that only a preparer reads must fail here, not on a thread.
    _ = try bridging { () throws(AnalysisError) in
      try ArticlePreparer(packs: packs, forms: forms, identifier: identifier, lexicons: lexicons)
    }
    self.packs = packs
    self.catalogue = catalogue
    self.forms = forms
    self.identifier = identifier
    self.lexicons = lexicons
  }

  /// A preparer for one thread.
  ///
  /// - Throws: what the system does not give of a table, although it gave all of it to `init`.
  func makePreparer() throws(IndexError) -> sending ArticlePreparer {
    let (packs, forms, identifier, lexicons) = (packs, forms, identifier, lexicons)
    do throws(AnalysisError) {
      return try ArticlePreparer(packs: packs, forms: forms, identifier: identifier, lexicons: lexicons)
    } catch { throw IndexError(error) }
  }
}
