/// Phrases by their words, found by the longest match. One hash lookup a word of a candidate.
struct PhraseTrie {
  private var children: [UInt64: Int32] = [:]
  /// The value that ends at a node; -1 for none.
  private var values: [Int32] = [-1]

  /// Adds a phrase; `replaces` says whether a new value takes the place of one that is there.
  mutating func insert(_ phrase: [Int32], value: Int32, replaces: (_ old: Int32) -> Bool = { _ in false }) {
    var node: Int32 = 0
    for lexeme in phrase {
      let key = Self.key(node, lexeme)
      if let next = children[key] {
        node = next
      } else {
        let next = Int32(values.count)
        values.append(-1)
        children[key] = next
        node = next
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
      guard word >= 0, let next = children[Self.key(node, word)] else { break }
      node = next
      place += 1
      if values[Int(node)] >= 0 { found = (place, values[Int(node)]) }
    }
    return found
  }

  private static func key(_ node: Int32, _ lexeme: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: lexeme))
  }
}
