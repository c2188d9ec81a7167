import Glibc

/// A table's terms in the order of their bytes, one after another in memory too: whoever goes through them reads it from
/// front to back.
final class SortedTerms: @unchecked Sendable {
  // Proof: filled by `init`, then only read.
  /// By place: the number that the table gave the term.
  let numbers: [UInt32]
  private let memory: UnsafeMutableRawPointer
  /// By place: where the term ends in `memory`.
  private let ends: UnsafeMutablePointer<Int>

  /// O(terms × log terms + bytes).
  init(_ table: borrowing TermTable) {
    let numbers = table.sorted()
    // Eight bytes more, so that a key can be loaded anywhere.
    memory = UnsafeMutableRawPointer.allocate(byteCount: table.byteCount + 8, alignment: 8)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: table.byteCount + 8)
    ends = UnsafeMutablePointer<Int>.allocate(capacity: max(1, numbers.count))
    self.numbers = numbers
    var end = 0
    for (place, number) in numbers.enumerated() {
      table.withBytes(Int(number)) { bytes in
        if let start = bytes.baseAddress { memcpy(memory + end, start, bytes.count) }
        end += bytes.count
      }
      ends[place] = end
    }
  }

  deinit {
    memory.deallocate()
    ends.deallocate()
  }

  var count: Int { numbers.count }

  /// The bytes of a term, as long as this lives.
  @inline(__always)
  func bytes(_ place: Int) -> UnsafeRawBufferPointer {
    let start = place == 0 ? 0 : ends[place &- 1]
    return UnsafeRawBufferPointer(start: memory + start, count: ends[place] &- start)
  }

  /// The first eight bytes of a term as a number that orders as the bytes do; see `TermKey.prefix`.
  @inline(__always)
  func key(_ place: Int) -> UInt64 {
    let start = place == 0 ? 0 : ends[place &- 1]
    let length = ends[place] &- start
    let key = UInt64(bigEndian: memory.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    return length >= 8 ? key : key & ~(UInt64.max >> UInt64(length * 8))
  }

  /// The first place whose term is not before these bytes. O(log terms).
  func place(of bytes: UnsafeRawBufferPointer) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if TermKey.order(self.bytes(middle), bytes) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
