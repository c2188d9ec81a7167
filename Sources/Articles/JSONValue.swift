import CJansson

/// A value of a `JSONDocument`, which it keeps.
struct JSONValue {
  private let value: UnsafeMutablePointer<json_t>
  private let document: JSONDocument

  init(_ value: UnsafeMutablePointer<json_t>, of document: JSONDocument) {
    self.value = value
    self.document = document
  }

  var isObject: Bool { value.pointee.type == JSON_OBJECT }
  var isArray: Bool { value.pointee.type == JSON_ARRAY }

  var string: String? {
    guard value.pointee.type == JSON_STRING else { return nil }
    let bytes = UnsafeRawBufferPointer(start: json_string_value(value), count: json_string_length(value))
    return String(decoding: bytes, as: UTF8.self)
  }

  var integer: Int? { value.pointee.type == JSON_INTEGER ? Int(json_integer_value(value)) : nil }

  /// An object's value by its key.
  subscript(key: String) -> JSONValue? { json_object_get(value, key).map { JSONValue($0, of: document) } }

  /// A list's values.
  var items: [JSONValue] {
    (0..<json_array_size(value)).compactMap { json_array_get(value, $0).map { JSONValue($0, of: document) } }
  }

  /// An object's keys and values, in their order.
  var members: [(key: String, value: JSONValue)] {
    var members: [(String, JSONValue)] = []
    var iterator = json_object_iter(value)
    while let place = iterator {
      if let key = json_object_iter_key(place), let member = json_object_iter_value(place) {
        members.append((String(cString: key), JSONValue(member, of: document)))
      }
      iterator = json_object_iter_next(value, place)
    }
    return members
  }
}
