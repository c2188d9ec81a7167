/// Distinct texts, numbered 0, 1, 2 … in the order in which they were first met. Two are the same only byte for byte, as with
/// `ExactText`; but a lookup neither counts a reference nor hashes with a key, which a dictionary does.
package struct TextNumbers: Sendable {
  private var table = FormTable()

  package init() {}

  /// How many texts there are.
  package var count: Int { table.count }

  /// A text's number; nil when it has none. Linear in its length.
  package func find(_ text: String) -> Int? { Self.withKey(of: text) { table.known($0) } }

  /// The same by UTF-8.
  package func find(_ text: [UInt8]) -> Int? { text.withUnsafeBytes { find($0) } }

  /// The same by UTF-8.
  package func find(_ text: UnsafeRawBufferPointer) -> Int? { Self.withKey(of: text) { table.known($0) } }

  /// A text's number, given to it now if it is new. Linear in its length.
  package mutating func number(of text: String) -> (index: Int, isNew: Bool) {
    Self.withKey(of: text) { table.number($0) }
  }

  /// The same by UTF-8.
  package mutating func number(of text: [UInt8]) -> (index: Int, isNew: Bool) {
    text.withUnsafeBytes { bytes in Self.withKey(of: bytes) { table.number($0) } }
  }

  /// Whether a text has a number.
  package func contains(_ text: String) -> Bool { find(text) != nil }

  private static func withKey<Result>(of text: String, _ body: (FormTable.Key) -> Result) -> Result {
    var text = text
    return text.withUTF8 { withKey(of: UnsafeRawBufferPointer($0), body) }
  }

  @inline(__always)
  private static func withKey<Result>(of text: UnsafeRawBufferPointer, _ body: (FormTable.Key) -> Result) -> Result {
    guard let start = text.baseAddress else {
      // No byte of the empty text is read.
      return withUnsafeBytes(of: UInt8(0)) {
        body(FormTable.Key($0.baseAddress.unsafelyUnwrapped, length: 0, readable: 0))
      }
    }
    return body(FormTable.Key(start, length: text.count, readable: text.count))
  }
}
