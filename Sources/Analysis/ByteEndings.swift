/// Endings of words by their last byte, all in one piece of memory: to try them on a word counts no reference.
package struct ByteEndings: Sendable {
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline let start: Int32
    @usableFromInline let count: Int32
    @usableFromInline let number: Int32
  }

  @usableFromInline let bytes: [UInt8]
  @usableFromInline let entries: [Entry]
  /// By last byte, where its entries begin; then where all end.
  @usableFromInline let firsts: [Int32]

  /// Endings as UTF-8, by whose place here they are known; an empty one is never found.
  package init(_ endings: [[UInt8]]) {
    var byLastByte = [[Int]](repeating: [], count: 256)
    for (number, ending) in endings.enumerated() {
      if let last = ending.last { byLastByte[Int(last)].append(number) }
    }
    var bytes: [UInt8] = []
    var entries: [Entry] = []
    var firsts: [Int32] = []
    for numbers in byLastByte {
      firsts.append(Int32(entries.count))
      for number in numbers {
        entries.append(
          Entry(start: Int32(bytes.count), count: Int32(endings[number].count), number: Int32(number)))
        bytes += endings[number]
      }
    }
    firsts.append(Int32(entries.count))
    self.bytes = bytes
    self.entries = entries
    self.firsts = firsts
  }

  /// Calls a body with the place and the length of each ending that a word has, itself among them, in their order. Linear
  /// in the number of endings with the word's last byte.
  @inlinable
  package func forEach(endingOf word: UnsafeBufferPointer<UInt8>, _ body: (_ number: Int, _ length: Int) -> Void) {
    guard let last = word.last else { return }
    bytes.withUnsafeBufferPointer { bytes in
      entries.withUnsafeBufferPointer { entries in
        for index in Int(firsts[Int(last)])..<Int(firsts[Int(last) + 1]) {
          let (start, count) = (Int(entries[index].start), Int(entries[index].count))
          let shift = word.count - count
          guard shift >= 0 else { continue }
          var place = 0
          while place < count, bytes[start + place] == word[shift + place] { place += 1 }
          if place == count { body(Int(entries[index].number), count) }
        }
      }
    }
  }
}
