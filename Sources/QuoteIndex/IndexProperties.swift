import Analysis

/// What the manifest says of how the index was made.
enum IndexProperties {
  /// Terms were made by this ICU; another may fold some of them in another way.
  static let icu = "icu"

  /// Refuses to add terms made by one ICU to those made by another: a word might then be two terms.
  static func expect(_ properties: [String: String], _ path: String) throws(IndexError) {
    let made = properties[icu] ?? "another"
    guard made == AnalysisVersion.icu else {
      throw .badData(
        Problem(
          "index.otherICU", ["path": .text(path), "expected": .text(AnalysisVersion.icu), "found": .text(made)],
          description: "\(path): expected an index made with ICU \(AnalysisVersion.icu), found one made with \(made); "
            + "build it anew with «daiek rebuild»"))
    }
  }

  static var current: [String: String] {
    [icu: AnalysisVersion.icu, "unicode": AnalysisVersion.unicode]
  }
}
