/// The distinct forms met so far, each analysed once: the reason why indexing costs a hash a token.
///
/// One a thread; it grows with the number of distinct forms and is never emptied. A form met again costs some 20 to 40 ns.
package final class Vocabulary {
  package private(set) var words: [Word] = []
  /// All forms, one after another; `bounds[i]..<bounds[i + 1]` is the i-th.
  private var arena: [UInt8] = []
  private var bounds: [Int] = [0]
  /// Open addressing, linear probing: 0 is free, else the high half of the form's hash above the word's number plus one.
  /// Its count is a power of two.
  private var slots: [UInt64]

  package init() {
    slots = [UInt64](repeating: 0, count: 1 << 12)
  }

  package subscript(identifier: WordID) -> Word { words[Int(identifier.index)] }

  /// The number of the form `text[range]`, which is analysed when it is new. Linear in its length.
  package func identifier(of text: [UInt8], in range: Range<Int>, kind: Word.Kind) -> WordID {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    return text.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return identifier(of: buffer, kind: kind) }
      return identifier(of: UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count), kind: kind)
    }
  }

  /// The number of a form by its bytes.
  package func identifier(of form: UnsafeRawBufferPointer, kind: Word.Kind) -> WordID {
    let hash = FormHash.hash(form)
    let mask = slots.count - 1
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry & 0xFFFF_FFFF_0000_0000 == tag {
        let candidate = Int(entry & 0xFFFF_FFFF) - 1
        if equals(candidate, form) { return WordID(index: Int32(truncatingIfNeeded: candidate)) }
      }
      slot = (slot + 1) & mask
    }
    let index = words.count
    words.append(Word(form: String(decoding: form, as: UTF8.self), kind: kind))
    arena.append(contentsOf: form)
    bounds.append(arena.count)
    slots[slot] = tag | UInt64(index + 1)
    if words.count * 2 > slots.count { grow() }
    return WordID(index: Int32(index))
  }

  private func equals(_ candidate: Int, _ form: UnsafeRawBufferPointer) -> Bool {
    let start = bounds[candidate]
    guard bounds[candidate + 1] - start == form.count else { return false }
    return arena.withUnsafeBytes { FormHash.equal(UnsafeRawBufferPointer(rebasing: $0[start..<(start + form.count)]), form) }
  }

  private func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for index in words.indices {
      let hash = arena.withUnsafeBytes { FormHash.hash(UnsafeRawBufferPointer(rebasing: $0[bounds[index]..<bounds[index + 1]])) }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
    }
    slots = larger
  }
}
