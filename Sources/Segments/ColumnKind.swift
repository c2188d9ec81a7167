/// What a column holds.
package enum ColumnKind: UInt8, Sendable {
  /// A 64-bit number a document.
  case number = 1
  /// A string of bytes a document, kept once each; a document holds its ordinal among the sorted distinct strings.
  case string = 2
}
