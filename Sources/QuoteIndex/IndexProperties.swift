import Analysis

/// What the manifest says of how the index was made.
enum IndexProperties {
  /// Terms were made by this ICU; another may fold some of them in another way.
  static let icu = "icu"

  static var current: [String: String] {
    [icu: AnalysisVersion.icu, "unicode": AnalysisVersion.unicode]
  }
}
