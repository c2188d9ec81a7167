/// The distinct forms met so far, each analysed once: the reason why indexing costs a hash a token.
///
/// One a thread; it grows with the number of distinct forms and is never emptied. A form met again costs some 10 to 20 ns,
/// a new one a microsecond or two.
package final class Vocabulary {
  package private(set) var words: [Word] = []
  // One a thread, and no call comes back into it: the check costs more than the work.
  @exclusivity(unchecked) private var forms = FormTable()

  package init() {}

  package subscript(identifier: WordID) -> Word { words[Int(identifier.index)] }

  /// The number of the form `text[range]`, which is analysed when it is new. Linear in its length.
  package func identifier(of text: [UInt8], in range: Range<Int>, kind: Word.Kind) -> WordID {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    return text.withUnsafeBytes { buffer in
      // An array without elements still has an address.
      let start = buffer.baseAddress.unsafelyUnwrapped + range.lowerBound
      let (index, isNew) = forms.number(start, length: range.count, readable: buffer.count - range.lowerBound)
      if isNew { add(UnsafeRawBufferPointer(start: start, count: range.count), kind) }
      return WordID(index: Int32(truncatingIfNeeded: index))
    }
  }

  @inline(never)
  private func add(_ form: UnsafeRawBufferPointer, _ kind: Word.Kind) {
    words.append(Word(form: String(decoding: form, as: UTF8.self), kind: kind))
  }
}
