/// Stems by their key, each with a number: an open table, since a word asks for a dozen of its beginnings.
struct StemLexicon: Sendable {
  private var keys: [StemKey]
  private var values: [Int32]
  private var count = 0

  /// - Parameter capacity: about how many stems there will be.
  init(capacity: Int = 0) {
    var size = 2
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: StemKey(), count: size)
    values = Array(repeating: 0, count: size)
  }

  /// The number of a stem; nil when it is not here.
  subscript(key: StemKey) -> Int32? {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key.slot) & mask
    while keys[slot].bits != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Sets what `change` makes of the stem's number, which is 0 at first.
  mutating func update(_ key: StemKey, _ change: (Int32) -> Int32) {
    if (count + 1) * 2 > keys.count { grow() }
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key.slot) & mask
    while keys[slot].bits != 0 && keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot].bits == 0 {
      keys[slot] = key
      count += 1
    }
    values[slot] = change(values[slot])
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: StemKey(), count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    count = 0
    for (key, value) in zip(oldKeys, oldValues) where key.bits != 0 { update(key) { _ in value } }
  }
}
