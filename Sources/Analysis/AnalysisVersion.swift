import CICU

/// By which data text is analysed: an index made with other data may hold other terms.
package enum AnalysisVersion {
  /// ICU's version: `72.1`.
  package static var icu: String { String(cString: cicu_version()) }
  /// The version of Unicode that it implements: `15.0`.
  package static var unicode: String { String(cString: cicu_unicode_version()) }
}
