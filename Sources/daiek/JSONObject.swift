/// One line of JSON (RFC 8259), its fields in the order in which they are added.
struct JSONObject {
  /// Of the schema in the README; it changes when a field changes its meaning or goes.
  static let version = 1

  private(set) var text = "{"

  init() {}

  /// An object that stands on a line of its own, or may.
  init(type: String) {
    add("type", type)
    add("version", Self.version)
  }

  private mutating func key(_ name: String) {
    if text.utf8.count > 1 { text += "," }
    text += JSONObject.quoted(name) + ":"
  }

  mutating func add(_ name: String, _ value: String?) {
    key(name)
    text += value.map(JSONObject.quoted) ?? "null"
  }

  mutating func add(_ name: String, _ value: Int) {
    key(name)
    text += String(value)
  }

  mutating func add(_ name: String, _ value: Bool) {
    key(name)
    text += value ? "true" : "false"
  }

  /// Three decimals are more than a score or confidence means.
  mutating func add(_ name: String, _ value: Double) {
    key(name)
    text += Self.number(value)
  }

  static func number(_ value: Double) -> String { String((value * 1000).rounded() / 1000) }

  /// A value that is JSON already.
  mutating func add(_ name: String, json: String) {
    key(name)
    text += json
  }

  mutating func add(_ name: String, _ value: JSONObject?) {
    key(name)
    text += value?.line ?? "null"
  }

  mutating func add(_ name: String, _ values: [JSONObject]) {
    key(name)
    text += "[" + values.map(\.line).joined(separator: ",") + "]"
  }

  mutating func add(_ name: String, _ values: [String]) {
    key(name)
    text += "[" + values.map(JSONObject.quoted).joined(separator: ",") + "]"
  }

  mutating func add(_ name: String, _ values: [Double]) {
    key(name)
    text += "[" + values.map(Self.number).joined(separator: ",") + "]"
  }

  var line: String { text + "}" }

  /// A string with what JSON forbids, and what a terminal must not see, as escapes.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if Safe.isHarmful(scalar) {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
