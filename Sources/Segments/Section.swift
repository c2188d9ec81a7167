/// A range of a checked file. Every read checks its bounds and its pages.
struct Section: Sendable {
  let file: CheckedFile
  let start: Int
  let count: Int

  /// The bytes at `offset` of this section, whole and within it.
  @inline(__always)
  func bytes(at offset: Int, count wanted: Int) throws(SegmentError) -> UnsafeRawPointer {
    guard offset >= 0, wanted >= 0, offset <= count, wanted <= count - offset else {
      throw file.damaged(
        "byte \(offset) of the section at \(start)", expected: "\(wanted) bytes within \(count)", found: "its end")
    }
    return try file.bytes(at: start + offset, count: wanted)
  }

  @inline(__always)
  func byte(at offset: Int) throws(SegmentError) -> UInt8 {
    try bytes(at: offset, count: 1).load(as: UInt8.self)
  }

  @inline(__always)
  func number32(at offset: Int) throws(SegmentError) -> UInt32 {
    try bytes(at: offset, count: 4).loadUnaligned(as: UInt32.self)
  }

  @inline(__always)
  func number64(at offset: Int) throws(SegmentError) -> UInt64 {
    try bytes(at: offset, count: 8).loadUnaligned(as: UInt64.self)
  }

  /// A copy of the bytes at `offset`. O(count).
  func array(at offset: Int, count wanted: Int) throws(SegmentError) -> [UInt8] {
    let pointer = try bytes(at: offset, count: wanted)
    return [UInt8](UnsafeRawBufferPointer(start: pointer, count: wanted))
  }

  /// A part of this section.
  func part(at offset: Int, count wanted: Int) throws(SegmentError) -> Section {
    guard offset >= 0, wanted >= 0, offset <= count, wanted <= count - offset else {
      throw file.damaged(
        "byte \(offset) of the section at \(start)", expected: "\(wanted) bytes within \(count)", found: "its end")
    }
    return Section(file: file, start: start + offset, count: wanted)
  }
}
