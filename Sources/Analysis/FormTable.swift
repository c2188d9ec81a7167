/// Numbers distinct byte strings 0, 1, 2 … in the order they are first met: the hash table of `Vocabulary`.
///
/// Open addressing with linear probing, at most half full. The bytes of a form are kept in one arena, each form padded
/// with zeros to whole words of eight bytes and at least two, so that a form of up to sixteen bytes, which most are, is
/// read, hashed and compared by two loads, without a branch on its length. At most 2³¹ forms and 32 GiB of them.
struct FormTable {
  private struct Slot {
    /// The high half of the hash; of a free slot anything.
    var tag: UInt32
    /// The form's number plus one; 0 is a free slot.
    var next: UInt32
    /// Where the form begins in the arena, in words of eight bytes.
    var place: UInt32
    var length: UInt32
  }

  private var slots: [Slot] = Array(repeating: Slot(tag: 0, next: 0, place: 0, length: 0), count: 1 << 12)
  private var arena: [UInt64] = []
  private(set) var count = 0

  /// The number of the form at `start`, and whether it is met for the first time. Linear in its length.
  ///
  /// - Parameter readable: how many bytes may be read from `start` on, at least `length`: a form near the end of its text
  ///   is read with care.
  @inline(__always)
  mutating func number(_ start: UnsafeRawPointer, length: Int, readable: Int) -> (index: Int, isNew: Bool) {
    var low: UInt64
    var high: UInt64
    if readable >= 16 {
      low = start.loadUnaligned(as: UInt64.self)
      high = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      // A shift by 64 or more gives 0, by less than 0 shifts the other way: Swift's smart shift; hence the clamping.
      low &= UInt64.max >> UInt64(truncatingIfNeeded: 64 - 8 * min(length, 8))
      high &= length <= 8 ? 0 : UInt64.max >> UInt64(truncatingIfNeeded: 64 - 8 * min(length - 8, 8))
    } else {
      (low, high) = Self.careful(start, length)
    }
    var hash = Self.mix(low ^ Self.firstKey, high ^ Self.secondKey &+ UInt64(truncatingIfNeeded: length))
    if length > 16 { hash = Self.extend(hash, start, length) }
    let tag = UInt32(truncatingIfNeeded: hash >> 32)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots.withUnsafeBufferPointer { $0[slot] }
      if entry.next == 0 { break }
      if entry.tag == tag, Int(entry.length) == length {
        let same = arena.withUnsafeBufferPointer { arena in
          let place = Int(entry.place)
          return arena[place] == low && arena[place + 1] == high
            && (length <= 16 || Self.restIsEqual(arena.baseAddress.unsafelyUnwrapped + place, start, length))
        }
        if same { return (Int(entry.next) - 1, false) }
      }
      slot = (slot + 1) & mask
    }
    insert(tag, slot, start, length)
    return (count - 1, true)
  }

  private mutating func insert(_ tag: UInt32, _ slot: Int, _ start: UnsafeRawPointer, _ length: Int) {
    let place = arena.count
    precondition(place < Int(UInt32.max) && length < Int(UInt32.max), "the vocabulary is full")
    let words = max(2, (length + 7) / 8)
    arena.append(contentsOf: repeatElement(0, count: words))
    arena.withUnsafeMutableBytes { bytes in
      UnsafeMutableRawBufferPointer(rebasing: bytes[(place * 8)...]).copyMemory(
        from: UnsafeRawBufferPointer(start: start, count: length))
    }
    count += 1
    slots[slot] = Slot(tag: tag, next: UInt32(count), place: UInt32(place), length: UInt32(length))
    if count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(tag: 0, next: 0, place: 0, length: 0), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.next != 0 {
      let hash = arena.withUnsafeBytes { bytes in
        let start = bytes.baseAddress.unsafelyUnwrapped + Int(entry.place) * 8
        let low = start.load(as: UInt64.self)
        let high = start.load(fromByteOffset: 8, as: UInt64.self)
        let length = Int(entry.length)
        let hash = Self.mix(low ^ Self.firstKey, high ^ Self.secondKey &+ UInt64(truncatingIfNeeded: length))
        return length > 16 ? Self.extend(hash, start, length) : hash
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot].next != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  private static let firstKey: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let secondKey: UInt64 = 0xD1B5_4A32_D192_ED03

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }

  /// The bytes after the sixteenth; the last eight overlap what went before.
  private static func extend(_ hash: UInt64, _ start: UnsafeRawPointer, _ length: Int) -> UInt64 {
    var hash = hash
    var index = 16
    while index + 8 < length {
      hash = mix(hash ^ start.loadUnaligned(fromByteOffset: index, as: UInt64.self), firstKey)
      index += 8
    }
    return mix(hash ^ start.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self), firstKey)
  }

  private static func restIsEqual(_ kept: UnsafePointer<UInt64>, _ start: UnsafeRawPointer, _ length: Int) -> Bool {
    let kept = UnsafeRawPointer(kept)
    var index = 16
    while index + 8 < length {
      if kept.load(fromByteOffset: index, as: UInt64.self) != start.loadUnaligned(fromByteOffset: index, as: UInt64.self) {
        return false
      }
      index += 8
    }
    return kept.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
      == start.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
  }

  private static func careful(_ start: UnsafeRawPointer, _ length: Int) -> (UInt64, UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<min(length, 8) { low |= UInt64(start.load(fromByteOffset: index, as: UInt8.self)) << UInt64(index * 8) }
    for index in 8..<max(8, min(length, 16)) {
      high |= UInt64(start.load(fromByteOffset: index, as: UInt8.self)) << UInt64(index * 8 - 64)
    }
    return (low, high)
  }
}
