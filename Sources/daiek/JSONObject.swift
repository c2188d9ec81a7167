/// One line of JSON (RFC 8259), its fields in the order in which they are added.
struct JSONObject {
  /// Of the schema in the README; it changes when a field changes its meaning or goes.
  static let version = 1

  /// UTF-8, without the closing brace.
  private var bytes = [UInt8(ascii: "{")]

  init() {}

  /// An object that stands on a line of its own, or may.
  init(type: String) {
    add("type", type)
    add("version", Self.version)
  }

  private mutating func key(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    JSONText.appendQuoted(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(_ json: some StringProtocol) { bytes.append(contentsOf: json.utf8) }

  private mutating func append(_ object: JSONObject) {
    bytes.append(contentsOf: object.bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func appendList<Item>(_ items: [Item], _ append: (inout JSONObject, Item) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for (place, item) in items.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append(&self, item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func add(_ name: String, _ value: String?) {
    key(name)
    if let value { JSONText.appendQuoted(value, to: &bytes) } else { append("null") }
  }

  mutating func add(_ name: String, _ value: Int) {
    key(name)
    append(String(value))
  }

  mutating func add(_ name: String, _ value: Bool) {
    key(name)
    append(value ? "true" : "false")
  }

  /// Three decimals are more than a score or confidence means.
  mutating func add(_ name: String, _ value: Double) {
    key(name)
    append(Self.number(value))
  }

  static func number(_ value: Double) -> String { String((value * 1000).rounded() / 1000) }

  /// A value that is JSON already.
  mutating func add(_ name: String, json: String) {
    key(name)
    append(json)
  }

  mutating func add(_ name: String, _ value: JSONObject?) {
    key(name)
    if let value { append(value) } else { append("null") }
  }

  mutating func add(_ name: String, _ values: [JSONObject]) {
    key(name)
    appendList(values) { $0.append($1) }
  }

  mutating func add(_ name: String, _ values: [String]) {
    key(name)
    appendList(values) { JSONText.appendQuoted($1, to: &$0.bytes) }
  }

  mutating func add(_ name: String, _ values: [Double]) {
    key(name)
    appendList(values) { $0.append(Self.number($1)) }
  }

  var line: String { String(decoding: bytes + [UInt8(ascii: "}")], as: UTF8.self) }

  /// Appends the line and its end as UTF-8: for results by the thousand.
  func appendLine(to lines: inout [UInt8]) {
    lines.append(contentsOf: bytes)
    lines.append(UInt8(ascii: "}"))
    lines.append(0x0A)
  }
}
