import Glibc
import Segments

/// `bits`: every bit of every file of a small index, flipped one at a time; the index is opened anew and asked. Each time there
/// must be an error that names the file, or the right answer.
struct BitFlips {
  let index: SmallIndex
  /// Flips that gave an error naming the file, and that changed no answer.
  private(set) var noticed = 0
  private(set) var harmless = 0

  init(folder: String, seed: UInt64) throws { index = try SmallIndex(folder: folder, seed: seed) }

  /// Flips every `step`th bit, from a first one on; the first wrong answer or other error is a failure.
  mutating func run(from first: Int = 0, step: Int = 1) throws {
    var next = first
    var start = 0
    for path in index.files {
      var status = stat()
      let descriptor = open(path, O_RDWR)
      guard descriptor >= 0, fstat(descriptor, &status) == 0 else { throw BenchFailure("cannot open \(path)") }
      defer { close(descriptor) }
      let end = start + Int(status.st_size) * 8
      while next < end {
        try flip(bit: next - start, of: path, descriptor)
        next += step
      }
      start = end
    }
    guard try index.ask() == index.answers else { throw BenchFailure("the index is not as it was") }
  }

  private mutating func flip(bit: Int, of path: String, _ descriptor: Int32) throws {
    var byte: UInt8 = 0
    guard pread(descriptor, &byte, 1, off_t(bit / 8)) == 1 else { throw BenchFailure("cannot read \(path)") }
    var flipped = byte ^ 1 << UInt8(bit % 8)
    guard pwrite(descriptor, &flipped, 1, off_t(bit / 8)) == 1 else { throw BenchFailure("cannot write \(path)") }
    defer { pwrite(descriptor, &byte, 1, off_t(bit / 8)) }
    do {
      guard try index.ask() == index.answers else {
        throw BenchFailure("a wrong answer with bit \(bit) of \(path) flipped")
      }
      harmless += 1
    } catch let error as SegmentError {
      guard error.place.hasPrefix(path) else {
        throw BenchFailure("bit \(bit) of \(path) flipped gave an error that does not name it: \(error)")
      }
      noticed += 1
    }
  }
}
