/// Numbers in plain memory that is used again. Room is made beforehand, so that a number can be written before it is known
/// whether it stays: what comes next in text is no branch that can be guessed.
struct NumberList: ~Copyable {
  private(set) var start = UnsafeMutablePointer<UInt32>.allocate(capacity: 1024)
  private var capacity = 1024
  /// At most the room that was made.
  var count = 0

  deinit { start.deallocate() }

  /// The numbers, until the next change.
  var numbers: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: start, count: count) }

  /// Makes room for so many more, and one.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count + more >= capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more + 1)
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }

  @inline(__always)
  mutating func append(_ number: UInt32) {
    reserve(1)
    start[count] = number
    count &+= 1
  }
}
