/// One line of JSON (RFC 8259), its fields in the order in which they are added.
struct JSONObject {
  private(set) var text = "{"

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
    text += String((value * 1000).rounded() / 1000)
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
    text += "[" + values.map { String(($0 * 1000).rounded() / 1000) }.joined(separator: ",") + "]"
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
