import Analysis

/// The given names of the packs: by them a surname's bearer is told from his namesake.
package struct GivenNames: Sendable {
  private var names = TextNumbers()

  /// Knows none: for a single word, which has no neighbours.
  package init() {}

  /// - Throws: `AnalysisError` when a table is broken.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    for pack in packs.packs {
      for row in try pack.tableIfPresent("given-names.tsv", columns: 2) {
        _ = names.number(of: Word.term(of: row.cells[0]))
        for piece in EntityForms.pieces(of: row.cells[0]) { _ = names.number(of: piece) }
      }
    }
  }

  /// Whether a folded word is one, as it stands or inflected.
  package func contains(_ folded: String, reader: NameReader) -> Bool {
    names.contains(folded) || reader.nominatives(of: folded).contains { names.contains($0) }
  }
}
