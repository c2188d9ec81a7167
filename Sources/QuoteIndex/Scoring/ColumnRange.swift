/// A filter by a column: one string, or a range of numbers.
package enum ColumnRange: Sendable {
  case string(column: String, [UInt8])
  case numbers(column: String, ClosedRange<Int64>)
}
