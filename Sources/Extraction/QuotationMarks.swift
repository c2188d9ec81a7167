import Analysis

/// The marks of one pack: which open, which close, and what closes what.
struct QuotationMarks {
  private var closers: [Unicode.Scalar: [Unicode.Scalar]] = [:]
  private var closing: Set<Unicode.Scalar> = []

  /// - Throws: `AnalysisError` when `quotation-marks.tsv` is broken.
  init(pack: LanguagePack) throws(AnalysisError) {
    for row in try pack.tableIfPresent("quotation-marks.tsv", columns: 3) {
      let open = Array(row.cells[0].unicodeScalars)
      let close = Array(row.cells[1].unicodeScalars)
      // Marks of two signs (``…'') are read as the signs they are.
      guard open.count == 1, close.count == 1 else { continue }
      closers[open[0], default: []].append(close[0])
      closing.insert(close[0])
    }
  }

  func contains(_ mark: Unicode.Scalar) -> Bool { closers[mark] != nil || closing.contains(mark) }
  func opens(_ mark: Unicode.Scalar) -> Bool { closers[mark] != nil }
  func closes(_ mark: Unicode.Scalar) -> Bool { closing.contains(mark) }
  func closes(_ mark: Unicode.Scalar, _ open: Unicode.Scalar) -> Bool { closers[open]?.contains(mark) ?? false }

  /// Opens and closes alike: the neighbours decide.
  func isNeutral(_ mark: Unicode.Scalar) -> Bool { closers[mark]?.contains(mark) ?? false }

  /// May be an apostrophe as well.
  func isSingle(_ mark: Unicode.Scalar) -> Bool { mark == "'" || mark == "\u{2019}" || mark == "\u{2018}" }
}
