import Glibc
import Segments

/// Where a file of lines can be cut for several threads: between two stored frames of the segment that it becomes.
struct LineRanges {
  /// As many as threads, or fewer for a small file; they cover the file.
  private(set) var ranges: [Range<Int>] = []
  /// Of the stored records of the whole.
  private(set) var dictionary: [UInt8]?

  /// Reads the beginning, which decides the dictionary, and a little around each cut; all where no record is long enough
  /// to end a frame by itself.
  init(_ path: String, parts: Int) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw BenchFailure("cannot read \(path)") }
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    let size = Int(status.st_size)
    guard size > 0, let map = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), map != MAP_FAILED else {
      throw BenchFailure("cannot map \(path)")
    }
    defer { munmap(map, size) }
    let bytes = UnsafeRawBufferPointer(start: map, count: size)
    var cuts: [Int] = []
    var counter = FrameCounter()
    var at = 0
    var isTried = false
    while at < size, !counter.isDecided || cuts.count < parts - 1 {
      if counter.isDecided, !isTried {
        isTried = true
        if let found = Self.cuts(bytes, after: at, parts: parts, cuts) {
          cuts = found
          break
        }
      }
      let end = Self.lineEnd(bytes, at)
      let isFrameEnd = counter.add(UnsafeRawBufferPointer(rebasing: bytes[at..<end]))
      at = min(end + 1, size)
      if isFrameEnd, at < size, cuts.count < parts - 1, at >= size / parts * (cuts.count + 1) { cuts.append(at) }
    }
    var start = 0
    for cut in cuts {
      ranges.append(start..<cut)
      start = cut
    }
    ranges.append(start..<size)
    dictionary = counter.dictionary
  }

  private static func lineEnd(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
    guard let base = bytes.baseAddress, let found = memchr(base + at, 10, bytes.count - at) else { return bytes.count }
    return UnsafeRawPointer(found) - base
  }

  /// The cuts with those that are missing, each behind the first line after its place that ends a frame by itself; nil where
  /// the next places have no such line near.
  private static func cuts(
    _ bytes: UnsafeRawBufferPointer, after start: Int, parts: Int, _ known: [Int]
  ) -> [Int]? {
    var cuts = known
    while cuts.count < parts - 1 {
      let place = max(start, bytes.count / parts * (cuts.count + 1), cuts.last ?? 0)
      // Where `place` is inside a line, the line begins before it.
      var at = place == start ? start : min(lineEnd(bytes, place) + 1, bytes.count)
      var cut: Int?
      while cut == nil, at < bytes.count, at - place < 1 << 22 {
        let end = lineEnd(bytes, at)
        if FrameCounter.endsFrame(end - at) { cut = end + 1 }
        at = end + 1
      }
      guard let cut, cut < bytes.count else { return nil }
      cuts.append(cut)
    }
    return cuts
  }
}
