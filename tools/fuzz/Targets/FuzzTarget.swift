/// What can be given random bytes, in the way that a stranger can give it some.
package enum FuzzTarget: String, CaseIterable {
  /// The parser of the query language.
  case query
  /// One segment file with true checksums, asked everything.
  case segment
  /// A small index with bytes of its files changed and the checksums made true again, searched.
  case index
  /// Readers of articles.
  case html
  case json
  case markdown
  case text
  case archive
  /// The table of word boundaries beside ICU itself: any difference is a fault.
  case words
  /// Names, taken apart and compared.
  case names
  /// The functions over ICU, whose C is built with the undefined behaviour sanitizer.
  case icu

  /// Makes what runs the target on bytes; a fault ends the process.
  ///
  /// - Parameters:
  ///   - scratch: a folder for the files that it needs.
  ///   - locales: the language packs.
  /// - Throws: what keeps it from starting, such as missing language packs.
  package func make(scratch: String, locales: String) throws -> ([UInt8]) -> Void {
    switch self {
    case .query: ReaderFuzz.query
    case .segment: SegmentFuzz(path: scratch + "/segment").run
    case .index: try IndexFuzz(scratch: scratch, locales: locales).run
    case .html, .json, .markdown, .text, .archive: ReaderFuzz(self, scratch: scratch).run
    case .words: try WordsFuzz().run
    case .names: try NamesFuzz(locales: locales).run
    case .icu: ICUFuzz.run
    }
  }
}
