/// Segments that are no token: spaces, controls, and the no-break, zero-width and formatting characters of the press.
enum Blanks {
  /// By the character at `index`.
  @inline(__always)
  static func isBlank(_ text: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    let first = text[index]
    if first >= 0x80 { return isBlankBeyondASCII(text, index) }
    return (first <= 0x20) != (first == 0x7F)
  }

  @inline(never)
  private static func isBlankBeyondASCII(_ text: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    var bytes = text[index...].prefix(4).makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return false }
    // Asked most often, of dashes and quotation marks.
    if (0x2010...0x2027).contains(scalar.value) || scalar.value == 0xAB || scalar.value == 0xBB { return false }
    return scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
      || scalar.properties.generalCategory == .control
  }
}
