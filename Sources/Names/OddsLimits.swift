import Analysis

/// From which odds two words are taken for one, by the two scripts' exactness: `locales/root/sound-odds.tsv`.
struct OddsLimits: Sendable {
  private var limits = [Double](repeating: .infinity, count: Exactness.allCases.count * Exactness.allCases.count)

  /// - Throws: `AnalysisError` with file and line for a broken row, and for two kinds of script without one.
  init(packs: LanguagePacks) throws(AnalysisError) {
    let path = packs.rootFile("sound-odds.tsv")
    for row in try PackTable(path: path, columns: 3).rows {
      let (one, other) = (try row.choice(0, of: Exactness.self), try row.choice(1, of: Exactness.self))
      guard let tenths = Int(row.cells[2]) else {
        throw .badLine(file: row.file, line: row.line, expected: "a number of tenths", found: row.cells[2])
      }
      limits[Self.place(one, other)] = Double(tenths) / 10
      limits[Self.place(other, one)] = Double(tenths) / 10
    }
    if let missing = limits.firstIndex(of: .infinity) {
      let (one, other) = missing.quotientAndRemainder(dividingBy: Exactness.allCases.count)
      throw .badLine(
        file: path, line: 1, expected: "a row for each two kinds of script",
        found: "none for \(Exactness.allCases[one]) and \(Exactness.allCases[other])")
    }
  }

  private static func place(_ one: Exactness, _ other: Exactness) -> Int {
    one.index * Exactness.allCases.count + other.index
  }

  /// The natural logarithm of the least odds.
  subscript(one: Exactness, other: Exactness) -> Double { limits[Self.place(one, other)] }
}
