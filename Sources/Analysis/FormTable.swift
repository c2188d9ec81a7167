/// Numbers distinct byte strings 0, 1, 2 … in the order they are first met: the hash table of `Vocabulary` and of
/// `TextNumbers`.
///
/// Open addressing with linear probing, at most half full. A lookup waits for memory twice, for the slot and for the form;
/// so `find` takes many forms at once, and the processor waits for them together. Each form stands in one arena as its
/// number and length and then its bytes, padded with zeros to whole words of eight bytes and at least two: a form of up to
/// sixteen bytes, which most are, is read, hashed and compared by two loads, without a branch on its length. At most 32 GiB
/// of forms, of less than 2³¹ bytes each.
struct FormTable {
  /// A form on its way through the table.
  struct Key {
    let start: UnsafeRawPointer
    let length: Int
    /// What the caller wants to know again; the table does not look at it.
    let kind: Word.Kind
    fileprivate let low: UInt64
    fileprivate let high: UInt64
    fileprivate let hash: UInt64
    /// First the slot that may hold the form, then the form's number or `unknown`.
    fileprivate(set) var result: UInt64 = 0
    fileprivate var header: UInt64 = 0

    /// - Parameter readable: how many bytes may be read from `start` on, at least `length`: a form near the end of its
    ///   text is read with care.
    @inline(__always)
    init(_ start: UnsafeRawPointer, length: Int, readable: Int, kind: Word.Kind = .word) {
      var low: UInt64
      var high: UInt64
      if readable >= 16 {
        low = start.loadUnaligned(as: UInt64.self)
        high = start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        let first = UInt64(truncatingIfNeeded: min(length, 8))
        let second = UInt64(truncatingIfNeeded: max(0, min(length, 16) &- 8))
        // In two steps, because a processor that is told to shift by 64 does not shift at all.
        low &= ~((UInt64.max &<< (first &* 4)) &<< (first &* 4))
        high &= ~((UInt64.max &<< (second &* 4)) &<< (second &* 4))
      } else {
        (low, high) = FormTable.careful(start, length)
      }
      let hash = FormTable.mix(
        low ^ FormTable.firstKey, high ^ FormTable.secondKey &+ UInt64(truncatingIfNeeded: length))
      self.start = start
      self.length = length
      self.kind = kind
      self.low = low
      self.high = high
      self.hash = length > 16 ? FormTable.extend(hash, start, length) : hash
    }

    /// The form's number, when `find` knew it.
    @inline(__always)
    var number: Int? { result == UInt64.max ? nil : Int(truncatingIfNeeded: result) }
  }

  /// 0 is free; else the high half of the hash above the place of the form in the arena, in words of eight bytes.
  private var slots: [UInt64] = Array(repeating: 0, count: 1 << 8)
  /// Its first words are unused, so that no form stands at 0 and a free slot, too, leads to something that can be read.
  private var arena: [UInt64] = [0, 0, 0]
  private(set) var count = 0

  /// Gives every key its number, or none when it is not here or not where it is sought first: then `number` must be asked.
  @inline(__always)
  func find(_ keys: UnsafeMutableBufferPointer<Key>) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count &- 1
      for index in 0..<keys.count {
        let hash = keys[index].hash
        let first = slots[Int(truncatingIfNeeded: hash) & mask]
        let second = slots[(Int(truncatingIfNeeded: hash) &+ 1) & mask]
        // All ones when the first slot is another form's: by arithmetic, as a branch would be guessed wrong.
        let tags = (first ^ hash) >> 32
        let isOther = 0 &- ((0 &- tags) >> 63)
        keys[index].result = first ^ (first ^ second) & isOther
      }
    }
    arena.withUnsafeBufferPointer { arena in
      // Touched first and compared later: a comparison that must wait for memory would hold up all the others.
      for index in 0..<keys.count {
        keys[index].header = arena[Int(truncatingIfNeeded: keys[index].result & 0xFFFF_FFFF)]
      }
      for index in 0..<keys.count {
        let key = keys[index]
        let place = Int(truncatingIfNeeded: key.result & 0xFFFF_FFFF)
        let isIt = key.result ^ key.hash < 1 << 32 && Self.holds(arena, place, key)
        keys[index].result = isIt ? key.header & 0xFFFF_FFFF : UInt64.max
      }
    }
  }

  /// The form's number, and whether it is met for the first time. Linear in its length.
  mutating func number(_ key: Key) -> (index: Int, isNew: Bool) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot] != 0 {
      let place = Int(slots[slot] & 0xFFFF_FFFF)
      if slots[slot] ^ key.hash < 1 << 32, arena.withUnsafeBufferPointer({ Self.holds($0, place, key) }) {
        return (Int(arena[place] & 0xFFFF_FFFF), false)
      }
      slot = (slot + 1) & mask
    }
    insert(key, slot)
    return (count - 1, true)
  }

  /// The form's number; nil when it was never met. Linear in its length.
  func known(_ key: Key) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    return arena.withUnsafeBufferPointer { arena in
      while slots[slot] != 0 {
        let place = Int(slots[slot] & 0xFFFF_FFFF)
        if slots[slot] ^ key.hash < 1 << 32, Self.holds(arena, place, key) { return Int(arena[place] & 0xFFFF_FFFF) }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  @inline(__always)
  private static func holds(_ arena: UnsafeBufferPointer<UInt64>, _ place: Int, _ key: Key) -> Bool {
    let form = arena.baseAddress.unsafelyUnwrapped + place
    let differs = form[0] >> 32 ^ UInt64(truncatingIfNeeded: key.length) | form[1] ^ key.low | form[2] ^ key.high
    return differs == 0 && (key.length <= 16 || restIsEqual(form + 1, key.start, key.length))
  }

  private mutating func insert(_ key: Key, _ slot: Int) {
    let place = arena.count
    precondition(place < Int(UInt32.max) && key.length < Int(Int32.max), "the vocabulary is full")
    arena.append(UInt64(count) | UInt64(key.length) << 32)
    arena.append(contentsOf: repeatElement(0, count: max(2, (key.length + 7) / 8)))
    arena.withUnsafeMutableBytes { bytes in
      UnsafeMutableRawBufferPointer(rebasing: bytes[((place + 1) * 8)...]).copyMemory(
        from: UnsafeRawBufferPointer(start: key.start, count: key.length))
    }
    count += 1
    slots[slot] = key.hash & 0xFFFF_FFFF_0000_0000 | UInt64(place)
    if count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry != 0 {
      let place = Int(entry & 0xFFFF_FFFF)
      let length = Int(arena[place] >> 32)
      let hash = arena.withUnsafeBytes { bytes in
        Key(bytes.baseAddress.unsafelyUnwrapped + (place + 1) * 8, length: length, readable: max(16, length)).hash
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  fileprivate static let firstKey: UInt64 = 0x9E37_79B9_7F4A_7C15
  fileprivate static let secondKey: UInt64 = 0xD1B5_4A32_D192_ED03

  @inline(__always)
  fileprivate static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }

  /// The bytes after the sixteenth; the last eight overlap what went before.
  fileprivate static func extend(_ hash: UInt64, _ start: UnsafeRawPointer, _ length: Int) -> UInt64 {
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
      if kept.load(fromByteOffset: index, as: UInt64.self)
        != start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      {
        return false
      }
      index += 8
    }
    return kept.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
      == start.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
  }

  /// By loads that overlap, none of which reads beyond the form.
  fileprivate static func careful(_ start: UnsafeRawPointer, _ length: Int) -> (UInt64, UInt64) {
    switch length {
    case 16...:
      return (
        start.loadUnaligned(as: UInt64.self), start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
    case 8...:
      let last = start.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
      // In two steps, as above: of eight bytes none is left.
      let shift = UInt64(truncatingIfNeeded: 16 - length) &* 4
      return (start.loadUnaligned(as: UInt64.self), (last &>> shift) &>> shift)
    case 4...:
      let first = UInt64(start.loadUnaligned(as: UInt32.self))
      let last = UInt64(start.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self))
      return (first | last << UInt64((length - 4) * 8), 0)
    default:
      var low: UInt64 = 0
      for index in 0..<length { low |= UInt64(start.load(fromByteOffset: index, as: UInt8.self)) << UInt64(index * 8) }
      return (low, 0)
    }
  }
}
