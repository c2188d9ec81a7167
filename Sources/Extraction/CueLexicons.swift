import Analysis

/// What the packs say of cues, roles, marks and closed classes, read once and shared by all threads.
package struct CueLexicons: Sendable {
  /// One a pack, in their order.
  let lexicons: [Lexicon]

  /// Reads the tables of every pack: some tens of milliseconds.
  ///
  /// - Throws: `AnalysisError` when a table of the packs is broken.
  package init(packs: LanguagePacks) throws(AnalysisError) {
    var lexicons: [Lexicon] = []
    for pack in packs.packs { lexicons.append(try Lexicon(pack: pack)) }
    self.lexicons = lexicons
  }
}
