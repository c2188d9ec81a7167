/// Phrases by their words, found by the longest match. One probe of an open table a word of a candidate.
struct PhraseTrie {
  /// Open addressing, linear probing: the node before and the word, and the node they lead to. 0 is a free place: no child
  /// is ever the root.
  private var keys: [UInt64]
  private var children: [Int32]
  private var count = 0
  /// The value that ends at a node; -1 for none.
  private var values: [Int32] = [-1]

  init() {
    keys = [UInt64](repeating: 0, count: 1024)
    children = [Int32](repeating: 0, count: 1024)
  }

  /// Adds a phrase; `replaces` says whether a new value takes the place of one that is there.
  mutating func insert(_ phrase: [Int32], value: Int32, replaces: (_ old: Int32) -> Bool = { _ in false }) {
    var node: Int32 = 0
    for lexeme in phrase {
      let next = child(of: node, lexeme)
      if next > 0 {
        node = next
      } else {
        let new = Int32(values.count)
        values.append(-1)
        add(Self.key(node, lexeme), new)
        node = new
      }
    }
    let old = values[Int(node)]
    if old < 0 || replaces(old) { values[Int(node)] = value }
  }

  /// The longest phrase that begins at a place, by the lexeme of each place from there on; -1 ends the reading.
  @inline(__always)
  func longest(from start: Int, to end: Int, lexeme: (Int) -> Int32) -> (end: Int, value: Int32)? {
    var node: Int32 = 0
    var place = start
    var found: (end: Int, value: Int32)?
    while place < end {
      let word = lexeme(place)
      guard word >= 0 else { break }
      let next = child(of: node, word)
      guard next > 0 else { break }
      node = next
      place += 1
      if values[Int(node)] >= 0 { found = (place, values[Int(node)]) }
    }
    return found
  }

  @inline(__always)
  private func child(of node: Int32, _ lexeme: Int32) -> Int32 {
    let key = Self.key(node, lexeme)
    let mask = keys.count - 1
    var slot = Self.hash(key) & mask
    while children[slot] != 0 {
      if keys[slot] == key { return children[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  private mutating func add(_ key: UInt64, _ child: Int32) {
    if (count + 1) * 2 > keys.count { grow() }
    place(key, child)
    count += 1
  }

  private mutating func place(_ key: UInt64, _ child: Int32) {
    let mask = keys.count - 1
    var slot = Self.hash(key) & mask
    while children[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    children[slot] = child
  }

  private mutating func grow() {
    let (oldKeys, oldChildren) = (keys, children)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    children = [Int32](repeating: 0, count: oldKeys.count * 2)
    for slot in oldKeys.indices where oldChildren[slot] != 0 { place(oldKeys[slot], oldChildren[slot]) }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32 ^ mixed >> 11)
  }

  @inline(__always)
  private static func key(_ node: Int32, _ lexeme: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: lexeme))
  }
}
