import Glibc

/// Terms by their bytes: an open-addressed hash table over one arena of bytes. The hash is seeded anew in each process, so
/// that no text can be made to collide on purpose; order and bytes of a segment never depend on it.
package struct TermTable: ~Copyable, Sendable {
  /// What is known of one term while documents are being added one occurrence at a time.
  struct Entry: Sendable {
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

  /// How many bytes all terms have.
  var byteCount: Int { arena.count }

  /// Calls a body with the bytes of a term.
  @inline(__always)
  func withBytes(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    let entry = entries[index]
    arena.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[entry.place..<entry.place + Int(entry.length)])) }
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

  /// A term among those that are being sorted: eight of its bytes as a number.
  private struct Keyed {
    var key: UInt64
    let index: UInt32
  }

  /// Term numbers in the order of their bytes. O(n log n).
  ///
  /// By eight bytes at a time: terms are compared as numbers that lie side by side, and only those that begin alike are
  /// looked at again.
  func sorted() -> [UInt32] {
    arena.withUnsafeBytes { arena in
      func key(_ term: UInt32, after depth: Int) -> UInt64 {
        let entry = entries[Int(term)]
        let end = entry.place + Int(entry.length)
        return TermKey.prefix(UnsafeRawBufferPointer(rebasing: arena[min(entry.place + depth, end)..<end]))
      }
      var sorted = entries.indices.map { Keyed(key: key(UInt32($0), after: 0), index: UInt32($0)) }
      sorted.withUnsafeMutableBufferPointer { terms in
        // Ranges of terms that are the same in so many bytes and have keys of the next eight; a stack, as terms may be long.
        var alike = [(range: terms.indices, depth: 0)]
        while let (range, depth) = alike.popLast() {
          var some = UnsafeMutableBufferPointer(rebasing: terms[range])
          some.sort { $0.key < $1.key }
          var start = 0
          while start < some.count {
            var end = start + 1
            while end < some.count, some[end].key == some[start].key { end += 1 }
            if end - start > 1 {
              // Those that end within the key are the same but for zeros: the shortest is a beginning of all others.
              var same = UnsafeMutableBufferPointer(rebasing: some[start..<end])
              let longer = same.partition { entries[Int($0.index)].length > depth + 8 }
              var ended = UnsafeMutableBufferPointer(rebasing: same[..<longer])
              ended.sort { entries[Int($0.index)].length < entries[Int($1.index)].length }
              for place in longer..<same.count { same[place].key = key(same[place].index, after: depth + 8) }
              let first = range.lowerBound + start
              if longer < same.count { alike.append((first + longer..<first + same.count, depth + 8)) }
            }
            start = end
          }
        }
      }
      return sorted.map(\.index)
    }
  }

  /// Bytes in use.
  package var memoryUse: Int { arena.count + entries.count * MemoryLayout<Entry>.stride + slots.count * 4 }
}
