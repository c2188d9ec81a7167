/// Reads a section from front to back; the counterpart of `ByteWriter`.
struct ByteReader {
  let section: Section
  private(set) var position: Int
  /// Bytes below this place of the section are within it and on pages known to be whole.
  private var checkedEnd = 0
  private var pointer: UnsafeRawPointer

  init(_ section: Section, at position: Int = 0) throws(SegmentError) {
    self.section = section
    self.position = position
    checkedEnd = position
    pointer = try section.bytes(at: 0, count: 0)
  }

  private mutating func extend() throws(SegmentError) {
    _ = try section.bytes(at: position, count: 1)
    let absolute = section.start + position
    let pageEnd = (absolute / FileKind.pageLength + 1) * FileKind.pageLength - section.start
    checkedEnd = min(pageEnd, section.count)
  }

  @inline(__always)
  mutating func byte() throws(SegmentError) -> UInt8 {
    if position >= checkedEnd { try extend() }
    defer { position += 1 }
    return pointer.load(fromByteOffset: position, as: UInt8.self)
  }

  @inline(__always)
  mutating func variable() throws(SegmentError) -> UInt64 {
    let first = try byte()
    if first < 128 { return UInt64(first) }
    return try longVariable(UInt64(first & 127))
  }

  private mutating func longVariable(_ low: UInt64) throws(SegmentError) -> UInt64 {
    var value = low
    var shift: UInt64 = 7
    while true {
      let next = try byte()
      guard shift < 63 || next < 2 else {
        throw section.file.damaged("byte \(position)", expected: "a number of at most 64 bits", found: "more")
      }
      value |= UInt64(next & 127) << shift
      if next < 128 { return value }
      shift += 7
    }
  }

  /// A number that must fit 32 bits.
  @inline(__always)
  mutating func variable32() throws(SegmentError) -> UInt32 {
    let value = try variable()
    guard value <= UInt64(UInt32.max) else {
      throw section.file.damaged("byte \(position)", expected: "a number of at most 32 bits", found: "\(value)")
    }
    return UInt32(truncatingIfNeeded: value)
  }

  /// A number that must be at most `limit`, such as a length.
  @inline(__always)
  mutating func variable(upTo limit: Int) throws(SegmentError) -> Int {
    let value = try variable()
    guard value <= UInt64(limit) else {
      throw section.file.damaged("byte \(position)", expected: "at most \(limit)", found: "\(value)")
    }
    return Int(value)
  }

  /// Appends the next `count` bytes to `array`.
  mutating func read(_ count: Int, onto array: inout [UInt8]) throws(SegmentError) {
    let source = try section.bytes(at: position, count: count)
    array.append(contentsOf: UnsafeRawBufferPointer(start: source, count: count))
    position += count
  }
}
