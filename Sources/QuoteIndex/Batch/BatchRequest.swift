import CJansson

/// One line of a batch: a JSON object whose fields are a command and its options.
public struct BatchRequest: Sendable, Equatable {
  /// A field's value as the command line would have it.
  public let fields: [String: String]
  /// The field `id` as JSON, to be given back; nil without one.
  public let identifier: String?

  /// What is wrong with a line.
  public struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
    /// In bytes from 1; nil where the JSON is well formed.
    public let column: Int?
    public let message: String
    /// The field `id`, where it could be read.
    public let identifier: String?

    public var description: String { column.map { "column \($0): \(message)" } ?? message }
  }

  /// Reads a line. Linear.
  public init(line: [UInt8]) throws(Mistake) {
    var error = json_error_t()
    // A field given twice would be one of the two by chance.
    let root = line.withUnsafeBytes { bytes in
      json_loadb(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, Int(JSON_REJECT_DUPLICATES), &error)
    }
    guard let root else {
      let reason = withUnsafeBytes(of: error.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      throw Mistake(
        column: max(1, Int(error.column)), message: "expected a JSON object, found: \(reason)", identifier: nil)
    }
    defer { json_delete(root) }
    guard root.pointee.type == JSON_OBJECT else {
      throw Mistake(column: 1, message: "expected a JSON object, found another kind of value", identifier: nil)
    }
    identifier = json_object_get(root, "id").flatMap(Self.json)
    var fields: [String: String] = [:]
    var iterator = json_object_iter(root)
    while let place = iterator {
      iterator = json_object_iter_next(root, place)
      guard let key = json_object_iter_key(place), let value = json_object_iter_value(place) else { continue }
      let name = String(cString: key)
      if name == "id" || value.pointee.type == JSON_NULL { continue }
      guard let text = Self.text(value) else {
        throw Mistake(
          column: nil, message: "field «\(name)»: expected a string, a number, true or false", identifier: identifier)
      }
      fields[name] = text
    }
    self.fields = fields
  }

  private static func text(_ value: UnsafeMutablePointer<json_t>) -> String? {
    switch value.pointee.type {
    case JSON_STRING:
      let bytes = UnsafeBufferPointer(start: json_string_value(value), count: json_string_length(value))
      return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    case JSON_INTEGER: return String(json_integer_value(value))
    case JSON_TRUE: return "true"
    case JSON_FALSE: return "false"
    default: return nil
    }
  }

  private static func json(_ value: UnsafeMutablePointer<json_t>) -> String? {
    guard let text = json_dumps(value, Int(JSON_ENCODE_ANY | JSON_COMPACT | JSON_ENSURE_ASCII)) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}
