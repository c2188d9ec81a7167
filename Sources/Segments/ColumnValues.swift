/// The raw values of a column, checked once and then read without a call: what an executor asks of thousands of documents.
/// For a string column the raw value is 0 for missing, else ordinal + 1; for a number column without missing values the
/// number less `base`. It must not outlive the segment's reader.
package struct ColumnValues {
  /// Value i begins at bit i · width; eight bytes can be read from wherever one begins.
  package let words: UnsafeRawPointer
  /// Bits of a raw value.
  package let width: Int
  package let mask: UInt64
  /// What a number column's raw values begin from.
  package let base: Int64

  init(words: UnsafeRawPointer, width: Int, base: UInt64) {
    self.words = words
    self.width = width
    self.base = Int64(bitPattern: base)
    mask = width == 64 ? .max : (1 << UInt64(width)) - 1
  }
}
