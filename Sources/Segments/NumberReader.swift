/// Reads numbers from a part of a section that is known to be whole, and checks each read only against its end.
struct NumberReader {
  private let base: UnsafeRawPointer
  private let count: Int
  private let section: Section
  private var at = 0

  /// - Parameters:
  ///   - position: where to begin in the section.
  ///   - count: how many bytes there are to read.
  init(_ section: Section, at position: Int, count: Int) throws(SegmentError) {
    base = try section.bytes(at: position, count: count)
    self.count = count
    self.section = section
  }

  private func damaged(_ expected: String) -> SegmentError {
    section.file.damaged("byte \(at) of \(count)", expected: expected, found: "another")
  }

  @inline(__always)
  private mutating func byte() throws(SegmentError) -> UInt64 {
    guard at < count else { throw damaged("a number that ends") }
    defer { at &+= 1 }
    return UInt64(base.load(fromByteOffset: at, as: UInt8.self))
  }

  /// The next number, which must be at most `limit`.
  @inline(__always)
  mutating func variable(upTo limit: UInt64) throws(SegmentError) -> UInt64 {
    var value = try byte()
    if value >= 128 {
      let second = try byte()
      value = value & 127 | second << 7
      if second >= 128 { value = try longVariable(value & 0x3FFF) }
    }
    guard value <= limit else { throw damaged("at most \(limit)") }
    return value
  }

  private mutating func longVariable(_ low: UInt64) throws(SegmentError) -> UInt64 {
    var value = low
    var shift: UInt64 = 14
    while true {
      let next = try byte()
      guard shift < 56 else { throw damaged("a number of at most 56 bits") }
      value |= (next & 127) << shift
      if next < 128 { return value }
      shift += 7
    }
  }
}
