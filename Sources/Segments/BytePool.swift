/// Many growing byte streams in one allocation. A stream is a chain of slices, each twice the one before up to 4 KiB;
/// the last four bytes of a slice say where the next begins. It holds at most 4 GiB.
struct BytePool: ~Copyable {
  /// One stream: where it begins, where its next byte goes, where its last slice's bytes end.
  struct Stream {
    fileprivate(set) var head: UInt32 = 0
    fileprivate(set) var at: UInt32 = 0
    fileprivate(set) var end: UInt32 = 0
    fileprivate(set) var level: UInt8 = 0

    var isEmpty: Bool { end == 0 }
  }

  /// Reads a stream from its beginning.
  struct StreamReader {
    private let base: UnsafeRawPointer
    private var at: UInt32
    private var end: UInt32
    private var level: UInt8 = 0

    fileprivate init(base: UnsafeRawPointer, stream: Stream) {
      self.base = base
      at = stream.head
      end = stream.head + BytePool.payload(level: 0)
    }

    mutating func byte() -> UInt8 {
      if at == end {
        at = base.loadUnaligned(fromByteOffset: Int(end), as: UInt32.self)
        level += 1
        end = at + BytePool.payload(level: level)
      }
      defer { at += 1 }
      return base.load(fromByteOffset: Int(at), as: UInt8.self)
    }

    mutating func variable() -> UInt32 {
      var value: UInt32 = 0
      var shift: UInt32 = 0
      while true {
        let next = byte()
        value |= UInt32(next & 127) &<< shift
        if next < 128 { return value }
        shift += 7
      }
    }
  }

  private var base: UnsafeMutableRawPointer
  private var capacity = 1 << 16
  /// Bytes in use.
  private(set) var count = 8

  init() {
    base = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { base.deallocate() }

  fileprivate static func payload(level: UInt8) -> UInt32 { 8 << UInt32(min(level, 9)) }

  private mutating func reserve(_ more: Int) -> UInt32 {
    let start = count
    precondition(start + more <= Int(UInt32.max), "a collection builder holds at most 4 GiB; write it out before")
    if start + more > capacity {
      while start + more > capacity { capacity *= 2 }
      let grown = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
      grown.copyMemory(from: base, byteCount: start)
      base.deallocate()
      base = grown
    }
    count = start + more
    return UInt32(start)
  }

  /// Keeps a copy of `bytes` and returns its place.
  mutating func store(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let place = reserve(bytes.count)
    if let source = bytes.baseAddress { (base + Int(place)).copyMemory(from: source, byteCount: bytes.count) }
    return place
  }

  /// The bytes at a place, until the pool next grows.
  func bytes(at place: UInt32, count: UInt32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + Int(place), count: Int(count))
  }

  mutating func append(_ byte: UInt8, to stream: inout Stream) {
    if stream.at == stream.end {
      let first = stream.isEmpty
      let level = first ? 0 : stream.level + 1
      let place = reserve(Int(Self.payload(level: level)) + 4)
      if first {
        stream.head = place
      } else {
        base.storeBytes(of: place, toByteOffset: Int(stream.end), as: UInt32.self)
      }
      stream.at = place
      stream.end = place + Self.payload(level: level)
      stream.level = level
    }
    base.storeBytes(of: byte, toByteOffset: Int(stream.at), as: UInt8.self)
    stream.at += 1
  }

  mutating func appendVariable(_ value: UInt32, to stream: inout Stream) {
    var rest = value
    while rest >= 128 {
      append(UInt8(truncatingIfNeeded: rest) | 128, to: &stream)
      rest >>= 7
    }
    append(UInt8(rest), to: &stream)
  }

  func read(_ stream: Stream) -> StreamReader {
    StreamReader(base: UnsafeRawPointer(base), stream: stream)
  }
}
