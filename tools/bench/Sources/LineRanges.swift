import Glibc
import Segments

/// Where a file of lines can be cut for several threads: between two stored frames of the segment that it becomes.
struct LineRanges {
  /// As many as threads, or fewer for a small file; they cover the file.
  private(set) var ranges: [Range<Int>] = []
  /// Of the stored records of the whole.
  private(set) var dictionary: [UInt8]?

  /// Reads the file once, as fast as memory is.
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
    var counter = FrameCounter()
    var (at, start) = (0, 0)
    while at < size {
      let found = memchr(map + at, 10, size - at)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(map) } ?? size
      let isFrameEnd = counter.add(UnsafeRawBufferPointer(start: map + at, count: end - at))
      at = min(end + 1, size)
      if isFrameEnd, at < size, ranges.count < parts - 1, at >= size / parts * (ranges.count + 1) {
        ranges.append(start..<at)
        start = at
      }
    }
    ranges.append(start..<size)
    dictionary = counter.dictionary
  }
}
