/// The distinct forms met so far, each analysed once: the reason why indexing costs a hash a token.
///
/// One a thread; it grows with the number of distinct forms and is never emptied. A form met again costs some 10 to 20 ns,
/// a new one about a microsecond.
package final class Vocabulary {
  package private(set) var words: [Word] = []
  // One a thread, and no call comes back into it: the check costs more than the work.
  @exclusivity(unchecked) private var forms = FormTable()
  /// Forms that are looked up together.
  private let keys: UnsafeMutableBufferPointer<FormTable.Key>
  private let pending: UnsafeMutableBufferPointer<(start: Int, segment: WordBreaker.Segment)>
  private static let batch = 32

  package init() {
    keys = .allocate(capacity: Self.batch)
    pending = .allocate(capacity: Self.batch)
  }

  deinit {
    keys.deallocate()
    pending.deallocate()
  }

  package subscript(identifier: WordID) -> Word { words[Int(identifier.index)] }

  /// The number of the form `text[range]`, which is analysed when it is new. Linear in its length.
  package func identifier(of text: [UInt8], in range: Range<Int>, kind: Word.Kind) -> WordID {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    return text.withUnsafeBytes { buffer in
      // An array without elements still has an address.
      let start = buffer.baseAddress.unsafelyUnwrapped + range.lowerBound
      let key = FormTable.Key(start, length: range.count, readable: buffer.count - range.lowerBound)
      let (index, isNew) = forms.number(key)
      if isNew { add(UnsafeRawBufferPointer(start: start, count: range.count), kind) }
      return WordID(index: Int32(truncatingIfNeeded: index))
    }
  }

  /// Appends the words, numbers and marks among segments of `text`, the first of which begins at `start`, and leaves out
  /// those that begin with a blank. The numbers are those that `identifier` would give one by one, at half the price.
  package func appendTokens(
    of text: [UInt8], from start: Int, segments: [WordBreaker.Segment], to tokens: inout [Token]
  ) {
    precondition(start >= 0 && segments.last?.end ?? start <= text.count)
    text.withUnsafeBytes { bytes in
      var begin = start
      var count = 0
      for segment in segments {
        let isBlank = !segment.isWord && Blanks.isBlank(bytes, begin..<segment.end)
        if !isBlank {
          pending[count] = (begin, segment)
          count += 1
          if count == Self.batch {
            appendPending(count, bytes, &tokens)
            count = 0
          }
        }
        begin = segment.end
      }
      appendPending(count, bytes, &tokens)
    }
  }

  @inline(__always)
  private func appendPending(_ count: Int, _ bytes: UnsafeRawBufferPointer, _ tokens: inout [Token]) {
    let base = bytes.baseAddress.unsafelyUnwrapped
    for index in 0..<count {
      let (start, segment) = pending[index]
      keys[index] = FormTable.Key(base + start, length: segment.end &- start, readable: bytes.count &- start)
    }
    forms.find(UnsafeMutableBufferPointer(rebasing: keys[..<count]))
    for index in 0..<count {
      let (start, segment) = pending[index]
      let number = keys[index].number ?? numberOfRare(keys[index], bytes, start, segment)
      tokens.append(Token(start: start, end: segment.end, word: WordID(index: Int32(truncatingIfNeeded: number))))
    }
  }

  @inline(never)
  private func numberOfRare(
    _ key: FormTable.Key, _ bytes: UnsafeRawBufferPointer, _ start: Int, _ segment: WordBreaker.Segment
  ) -> Int {
    let (index, isNew) = forms.number(key)
    if isNew { add(UnsafeRawBufferPointer(rebasing: bytes[start..<segment.end]), Word.Kind(segment.kind)) }
    return index
  }

  @inline(never)
  private func add(_ form: UnsafeRawBufferPointer, _ kind: Word.Kind) {
    words.append(Word(form: String(decoding: form, as: UTF8.self), kind: kind))
  }
}
