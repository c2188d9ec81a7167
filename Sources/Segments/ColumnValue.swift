/// The value of one document in one column.
package enum ColumnValue: Hashable, Sendable {
  case missing
  case number(Int64)
  case string([UInt8])

  /// A string column's value from text.
  package static func text(_ text: String) -> ColumnValue { .string([UInt8](text.utf8)) }
}
