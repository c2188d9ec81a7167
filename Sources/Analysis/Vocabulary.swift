/// The distinct forms met so far, each analysed once: the reason why indexing costs a hash a token.
///
/// One a thread; it grows with the number of distinct forms and is never emptied.
package final class Vocabulary {
  package private(set) var words: [Word] = []
  /// All forms, one after another; `bounds[i]..<bounds[i + 1]` is the i-th.
  private var arena: [UInt8] = []
  private var bounds: [Int] = [0]
  /// Open addressing, linear probing: 0 is free, else the word's number plus one. Its count is a power of two.
  private var slots: [Int32]

  package init() {
    slots = [Int32](repeating: 0, count: 1 << 12)
  }

  package subscript(identifier: WordID) -> Word { words[Int(identifier.index)] }

  /// The number of the form `text[range]`, which is analysed when it is new. Linear in its length.
  package func identifier(of text: [UInt8], in range: Range<Int>, kind: Word.Kind) -> WordID {
    let mask = slots.count - 1
    var slot = Self.hash(text, range) & mask
    while slots[slot] != 0 {
      let candidate = Int(slots[slot] - 1)
      if equals(candidate, text, range) { return WordID(index: Int32(candidate)) }
      slot = (slot + 1) & mask
    }
    let index = words.count
    words.append(Word(form: String(decoding: text[range], as: UTF8.self), kind: kind))
    arena.append(contentsOf: text[range])
    bounds.append(arena.count)
    slots[slot] = Int32(index + 1)
    if words.count * 2 > slots.count { grow() }
    return WordID(index: Int32(index))
  }

  /// FNV-1a; the forms are short and not chosen by an attacker who gains from a slow index.
  private static func hash(_ text: [UInt8], _ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 29)
  }

  private func equals(_ candidate: Int, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    let start = bounds[candidate]
    guard bounds[candidate + 1] - start == range.count else { return false }
    for offset in 0..<range.count where arena[start + offset] != text[range.lowerBound + offset] { return false }
    return true
  }

  private func grow() {
    var larger = [Int32](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for index in words.indices {
      var slot = Self.hash(arena, bounds[index]..<bounds[index + 1]) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = Int32(index + 1)
    }
    slots = larger
  }
}
