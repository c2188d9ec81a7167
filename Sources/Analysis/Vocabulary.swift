/// The distinct forms met so far, each analysed once: the reason why indexing costs a hash a token.
///
/// One a thread; it grows with the number of distinct forms and is never emptied. A form met again costs some 10 to 20 ns,
/// a new one about a microsecond.
package final class Vocabulary {
  @exclusivity(unchecked) package private(set) var words: [Word] = []
  /// Of each word what is asked of it most.
  @exclusivity(unchecked) private var shapes: [WordShape] = []
  // One a thread, and no call comes back into it: the check costs more than the work.
  @exclusivity(unchecked) private var forms = FormTable()
  /// Forms that are looked up together.
  private let keys: UnsafeMutableBufferPointer<FormTable.Key>
  private let found: UnsafeMutableBufferPointer<(start: Int, end: Int, kind: Word.Kind)>
  private let batch: UnsafeMutableBufferPointer<Token>
  private static let batch = 64

  package init() {
    keys = .allocate(capacity: Self.batch)
    found = .allocate(capacity: Self.batch)
    batch = .allocate(capacity: Self.batch)
  }

  deinit {
    keys.deallocate()
    found.deallocate()
    batch.deallocate()
  }

  package subscript(identifier: WordID) -> Word { words[Int(identifier.index)] }

  package func shape(_ identifier: WordID) -> WordShape { shapes[Int(identifier.index)] }

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
        let end = segment.end
        let kind = Word.Kind(segment.kind)
        // Stored always and counted when it is a token: what comes next in text is no branch that can be guessed.
        found[count] = (begin, end, kind)
        count &+= kind != .mark ? 1 : Blanks.isBlank(bytes, begin) ? 0 : 1
        if count == Self.batch {
          appendFound(count, bytes, &tokens)
          count = 0
        }
        begin = end
      }
      appendFound(count, bytes, &tokens)
    }
  }

  private func appendFound(_ count: Int, _ bytes: UnsafeRawBufferPointer, _ tokens: inout [Token]) {
    guard count > 0 else { return }
    let base = bytes.baseAddress.unsafelyUnwrapped
    for index in 0..<count {
      let (start, end, kind) = found[index]
      keys[index] = FormTable.Key(base + start, length: end &- start, readable: bytes.count &- start, kind: kind)
    }
    forms.find(UnsafeMutableBufferPointer(rebasing: keys[..<count]))
    for index in 0..<count {
      let number = keys[index].number ?? numberOfRare(keys[index])
      let (start, end, _) = found[index]
      batch[index] = Token(start: start, end: end, word: WordID(index: Int32(truncatingIfNeeded: number)))
    }
    tokens.append(contentsOf: UnsafeBufferPointer(rebasing: batch[..<count]))
  }

  @inline(never)
  private func numberOfRare(_ key: FormTable.Key) -> Int {
    let (index, isNew) = forms.number(key)
    if isNew { add(UnsafeRawBufferPointer(start: key.start, count: key.length), key.kind) }
    return index
  }

  @inline(never)
  private func add(_ form: UnsafeRawBufferPointer, _ kind: Word.Kind) {
    let word = Word(form: String(decoding: form, as: UTF8.self), kind: kind)
    shapes.append(WordShape(word))
    words.append(word)
  }
}
