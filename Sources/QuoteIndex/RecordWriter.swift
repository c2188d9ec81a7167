/// Writes the fields of a stored record one after another: numbers as LEB128, strings with their length before them.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  mutating func number(_ value: Int) {
    var rest = UInt64(value)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func fixed(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
  }

  mutating func data(_ value: some Collection<UInt8>) {
    number(value.count)
    bytes.append(contentsOf: value)
  }

  mutating func string(_ value: String) { data(value.utf8) }

  /// Nil is told from an empty string.
  mutating func optional(_ value: String?) {
    number(value == nil ? 0 : 1)
    if let value { string(value) }
  }

  mutating func range(_ value: Range<Int>) {
    number(value.lowerBound)
    number(value.count)
  }
}
