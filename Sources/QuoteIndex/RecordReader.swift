import Segments

/// Reads what `RecordWriter` wrote. The bytes passed a checksum, so a field that does not fit is a mistake of ours or of
/// whoever made the file; it is reported as damage all the same, and nothing is read beyond the record.
struct RecordReader {
  private let bytes: [UInt8]
  private var place = 0
  private let path: String

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  private func damage() -> IndexError {
    .damagedOrLocked(
      Problem(
        .damaged(
          path: path, place: "a stored record", expected: "a field at byte \(place)", found: "the end of the record")))
  }

  mutating func number() throws(IndexError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 63 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(value) }
      shift += 7
    }
    throw damage()
  }

  mutating func fixed() throws(IndexError) -> UInt64 {
    guard place + 8 <= bytes.count else { throw damage() }
    var value: UInt64 = 0
    for offset in 0..<8 { value |= UInt64(bytes[place + offset]) << UInt64(offset * 8) }
    place += 8
    return value
  }

  mutating func data() throws(IndexError) -> [UInt8] {
    let count = try number()
    guard count <= bytes.count - place else { throw damage() }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  mutating func string() throws(IndexError) -> String { String(decoding: try data(), as: UTF8.self) }

  mutating func optional() throws(IndexError) -> String? { try number() == 0 ? nil : try string() }

  mutating func range() throws(IndexError) -> Range<Int> {
    let start = try number()
    let count = try number()
    guard count <= Int.max - start else { throw damage() }
    return start..<start + count
  }

  mutating func list<Element>(_ element: (inout RecordReader) throws(IndexError) -> Element) throws(IndexError)
    -> [Element]
  {
    let count = try number()
    guard count <= bytes.count - place else { throw damage() }
    var elements: [Element] = []
    for _ in 0..<count { elements.append(try element(&self)) }
    return elements
  }
}
