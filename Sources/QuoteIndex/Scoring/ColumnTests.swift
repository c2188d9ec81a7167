import Segments

/// Filters in terms of one file's raw column values.
struct ColumnTests {
  private struct Test {
    let values: ColumnValues
    let least: UInt64
    let span: UInt64
  }

  private var tests: [Test] = []

  var isEmpty: Bool { tests.isEmpty }

  /// Nil if no document of the file can pass.
  init?(_ filters: [ColumnRange], _ reader: SegmentReader) throws(SegmentError) {
    for filter in filters {
      switch filter {
      case .string(let name, let bytes):
        guard let column = try reader.column(named: name), let ordinal = try column.ordinal(of: bytes),
          let values = try column.values()
        else { return nil }
        tests.append(Test(values: values, least: UInt64(ordinal) + 1, span: 0))
      case .numbers(let name, let range):
        guard let column = try reader.column(named: name) else { return nil }
        guard let values = try column.values() else {
          throw .unacceptable(place: "column \(name)", expected: "a number in every document", found: "some missing")
        }
        // Raw values ascend with the numbers from the base on.
        guard range.upperBound >= values.base else { return nil }
        let least = UInt64(bitPattern: max(range.lowerBound, values.base) &- values.base)
        tests.append(
          Test(values: values, least: least, span: UInt64(bitPattern: range.upperBound &- values.base) - least))
      }
    }
  }

  @inline(__always)
  func accept(_ document: UInt32) -> Bool {
    for test in tests where test.values[document] &- test.least > test.span { return false }
    return true
  }
}
