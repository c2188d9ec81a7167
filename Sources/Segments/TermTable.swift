/// Terms by their bytes: an open-addressed hash table over a `BytePool`. The hash is seeded anew in each process, so that
/// no text can be made to collide on purpose; order and bytes of a segment never depend on it.
struct TermTable: ~Copyable {
  /// What is known of one term while documents are being added.
  struct Entry {
    let place: UInt32
    let length: UInt32
    let hash: UInt32
    /// Documents whose frequency is already in `documents`.
    var closedDocuments: UInt32 = 0
    var occurrences: UInt64 = 0
    var lastClosed: UInt32 = 0
    var openDocument: UInt32 = .max
    var openFrequency: UInt32 = 0
    var lastPosition: UInt32 = 0
    var hasPositions = false
    var documents = BytePool.Stream()
    var positions = BytePool.Stream()
  }

  var pool = BytePool()
  var entries: [Entry] = []
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

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  /// The number of a term, given to it now if it is new. O(length).
  mutating func intern(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let hash = hash(bytes)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != .max {
      let index = slots[slot]
      let entry = entries[Int(index)]
      if entry.hash == hash, pool.bytes(at: entry.place, count: entry.length).elementsEqual(bytes) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    let index = UInt32(entries.count)
    entries.append(Entry(place: pool.store(bytes), length: UInt32(bytes.count), hash: hash))
    slots[slot] = index
    if entries.count * 2 > slots.count { grow() }
    return index
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

  /// Moves the open document of a term, if any, to its stream.
  mutating func close(_ index: Int) {
    guard entries[index].openDocument != .max else { return }
    let document = entries[index].openDocument
    let frequency = entries[index].openFrequency
    let first = entries[index].closedDocuments == 0
    let gap = first ? document : document - entries[index].lastClosed - 1
    pool.appendVariable(gap, to: &entries[index].documents)
    pool.appendVariable(frequency, to: &entries[index].documents)
    entries[index].closedDocuments += 1
    entries[index].occurrences += UInt64(frequency)
    entries[index].lastClosed = document
    entries[index].openDocument = .max
  }

  /// Term numbers in the order of their bytes. O(n log n).
  func sorted() -> [Int] {
    let keyed = entries.indices.map { index -> (key: UInt64, index: Int) in
      (TermKey.prefix(pool.bytes(at: entries[index].place, count: entries[index].length)), index)
    }
    return keyed.sorted { left, right in
      if left.key != right.key { return left.key < right.key }
      let first = pool.bytes(at: entries[left.index].place, count: entries[left.index].length)
      let second = pool.bytes(at: entries[right.index].place, count: entries[right.index].length)
      return first.lexicographicallyPrecedes(second)
    }.map(\.index)
  }
  /// Bytes in use.
  var memoryUse: Int { pool.count + entries.count * MemoryLayout<Entry>.stride + slots.count * 4 }
}
