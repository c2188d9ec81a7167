/// Segments that are no token: spaces, controls, and the no-break, zero-width and formatting characters of the press.
enum Blanks {
  /// By the first character of `text[range]`.
  @inline(__always)
  static func isBlank(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    let first = text[range.lowerBound]
    if first <= 0x20 || first == 0x7F { return true }
    return first < 0x80 ? false : isBlankBeyondASCII(text, range)
  }

  @inline(never)
  private static func isBlankBeyondASCII(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    var bytes = text[range].prefix(4).makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return false }
    return scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .control
  }
}
