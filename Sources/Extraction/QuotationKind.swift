/// How an article gives somebody's words.
package enum QuotationKind: String, CaseIterable, Sendable {
  /// In marks, or after a dialogue dash.
  case direct
  /// Reported speech.
  case indirect
  /// Reported speech with words in marks.
  case mixed
}
