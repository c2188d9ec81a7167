import CJansson

/// A JSON text, read by Jansson, which refuses nesting beyond 2048 levels and gives the line and column of a mistake.
final class JSONDocument {
  private let pointer: UnsafeMutablePointer<json_t>

  var root: JSONValue { JSONValue(pointer, of: self) }

  struct Mistake: Error {
    let line: Int
    let column: Int
    let reason: String
  }

  /// - Throws: where the text is not JSON.
  init(reading text: some Collection<UInt8>) throws(Mistake) {
    var error = json_error_t()
    let read = { (bytes: UnsafeBufferPointer<UInt8>) in
      UnsafeRawPointer(bytes.baseAddress).flatMap {
        json_loadb($0.assumingMemoryBound(to: CChar.self), bytes.count, 0, &error)
      }
    }
    let found: UnsafeMutablePointer<json_t>? =
      text.withContiguousStorageIfAvailable(read) ?? Array(text).withUnsafeBufferPointer(read)
    guard let found else {
      let reason = withUnsafeBytes(of: error.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      throw Mistake(line: Int(error.line), column: Int(error.column), reason: reason)
    }
    pointer = found
  }

  convenience init?(_ text: some Collection<UInt8>) {
    do throws(Mistake) { try self.init(reading: text) } catch { return nil }
  }

  // `json_decref` is an inline function that Swift does not import: it counts down and deletes at zero.
  deinit {
    precondition(pointer.pointee.refcount == 1, "a value that nobody else holds")
    json_delete(pointer)
  }
}
