import Glibc

/// Terms by their bytes: an open-addressed hash table over one arena of bytes. The hash is seeded anew in each process, so
/// that no text can be made to collide on purpose; order and bytes of a segment never depend on it.
package struct TermTable: ~Copyable {
  /// What is known of one term while documents are being added one occurrence at a time.
  struct Entry {
    let place: Int
    let length: UInt32
    let hash: UInt32
    var hasPositions = false
    /// The document of the occurrence last added, and the position that the next must reach.
    var document = UInt32.max
    var expected: UInt32 = 0
  }

  var entries: [Entry] = []
  private var arena: [UInt8] = []
  private var slots = [UInt32](repeating: .max, count: 1 << 12)
  private let seed = UInt64.random(in: .min ... .max)

  private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var state = seed ^ UInt64(bytes.count)
    var offset = 0
    while bytes.count - offset >= 8 {
      state = Self.mix(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var last: UInt64 = 0
    while offset < bytes.count {
      last = last << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return UInt32(truncatingIfNeeded: Self.mix(state ^ last))
  }

  package init() {}

  /// How many terms there are; they are numbered from 0 in the order in which they were first met.
  package var count: Int { entries.count }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  /// The bytes of a term.
  package func bytes(_ index: Int) -> ArraySlice<UInt8> {
    arena[entries[index].place..<entries[index].place + Int(entries[index].length)]
  }

  /// The number of a term, given to it now if it is new. O(length).
  package mutating func intern(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { intern($0) } }

  /// The number of a term, given to it now if it is new. O(length).
  package mutating func intern(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let hash = hash(bytes)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != .max {
      let index = slots[slot]
      let entry = entries[Int(index)]
      if entry.hash == hash, Int(entry.length) == bytes.count, isEqual(entry.place, bytes) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    let index = UInt32(entries.count)
    entries.append(Entry(place: arena.count, length: UInt32(bytes.count), hash: hash))
    arena.append(contentsOf: bytes)
    slots[slot] = index
    if entries.count * 2 > slots.count { grow() }
    return index
  }

  @inline(__always)
  private func isEqual(_ place: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return true }
    return arena.withUnsafeBytes { memcmp($0.baseAddress.unsafelyUnwrapped + place, start, bytes.count) == 0 }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: .max, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & (larger.count - 1)
      while larger[slot] != .max { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(index)
    }
    slots = larger
  }

  /// Term numbers in the order of their bytes. O(n log n).
  func sorted() -> [Int] {
    arena.withUnsafeBytes { arena in
      func bytes(_ entry: Entry) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: arena[entry.place..<entry.place + Int(entry.length)])
      }
      let keyed = entries.indices.map { (key: TermKey.prefix(bytes(entries[$0])), index: $0) }
      return keyed.sorted { left, right in
        if left.key != right.key { return left.key < right.key }
        return bytes(entries[left.index]).lexicographicallyPrecedes(bytes(entries[right.index]))
      }.map(\.index)
    }
  }

  /// Bytes in use.
  package var memoryUse: Int { arena.count + entries.count * MemoryLayout<Entry>.stride + slots.count * 4 }
}
