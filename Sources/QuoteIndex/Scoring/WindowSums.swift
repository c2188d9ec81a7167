/// What several terms add to the documents of a window, and which documents they have. One is for one thread.
final class WindowSums {
  /// How many documents are looked at together.
  static let length = 4096

  private let sums = UnsafeMutablePointer<Int32>.allocate(capacity: length)
  /// Bit i mod 64 of word i div 64 is set for document i of the window if a term has it.
  private let words = UnsafeMutablePointer<UInt64>.allocate(capacity: length / 64)

  init() {
    sums.initialize(repeating: 0, count: Self.length)
    words.initialize(repeating: 0, count: Self.length / 64)
  }

  deinit {
    sums.deallocate()
    words.deallocate()
  }

  /// Adds to a document by its place in the window.
  @inline(__always)
  func add(_ score: Int32, to place: Int) {
    sums[place] &+= score
    words[place &>> 6] |= 1 &<< UInt64(place & 63)
  }

  /// Takes out all sums, and calls `body` for those above a limit, in their order.
  @inline(__always)
  func drain<Failure>(
    above limit: () -> Int32, _ body: (_ place: Int, _ sum: Int32) throws(Failure) -> Void
  ) throws(Failure) {
    var least = limit()
    for index in 0..<Self.length / 64 where words[index] != 0 {
      var rest = words[index]
      words[index] = 0
      while rest != 0 {
        let place = index &* 64 &+ rest.trailingZeroBitCount
        rest &= rest &- 1
        let sum = sums[place]
        sums[place] = 0
        if sum > least {
          try body(place, sum)
          least = limit()
        }
      }
    }
  }

  /// Whether one of sixteen scores is above a limit: by the signs of differences, which are far from overflowing.
  @inline(__always)
  static func exceeds(_ scores: UnsafePointer<Int32>, _ limit: Int32) -> Bool {
    let scores = UnsafeRawPointer(scores)
    let limit = SIMD4<Int32>(repeating: limit)
    var signs = limit &- scores.loadUnaligned(as: SIMD4<Int32>.self)
    for part in 1..<4 { signs |= limit &- scores.loadUnaligned(fromByteOffset: part * 16, as: SIMD4<Int32>.self) }
    let halves = unsafeBitCast(signs, to: SIMD2<UInt64>.self)
    return (halves.x | halves.y) & 0x8000_0000_8000_0000 != 0
  }
}
