/// The pairs of quotation marks of a paragraph, for the stops inside them.
///
/// A quotation that is part of a sentence (`«Нет. Мы ждём», — сказал он.`) is one unit with it as long as it is short: an
/// extractor needs the cue and what it governs together. A long one is cut at its own stops; its last sentence keeps the
/// cue. A quotation that stands alone is cut like any text.
struct SentenceQuotations {
  /// Bytes, so some 250 Cyrillic or 500 Latin letters: two or three sentences of speech.
  static let longest = 500

  /// Between two marks that belong together: outermost pairs, in order and apart.
  private var marked: [Range<Int>] = []
  /// Of the short pairs that are part of a sentence the outermost.
  private var together: [Range<Int>] = []

  /// Linear, however deep the marks.
  init(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    var open = OpenMarks()
    var place = range.lowerBound
    while place < range.upperBound {
      guard let (mark, width) = Self.mark(text, at: place, in: range) else {
        place += 1
        continue
      }
      if let closes = Self.opening(of: mark, text, at: place, width: width, in: range, open: open) {
        if let start = open.close(closes) { add(start..<(place + width), text, range) }
      } else {
        open.open(mark, at: place)
      }
      place += width
    }
  }

  /// A stop at `place` is inside a sentence's own short quotation. Logarithmic.
  func keepsTogether(_ place: Int) -> Bool { Self.contains(together, place) }

  /// `place` is between two marks that belong together. Logarithmic.
  func contains(_ place: Int) -> Bool { Self.contains(marked, place) }

  private static func contains(_ ranges: [Range<Int>], _ place: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(place)
  }

  /// Pairs come in the order of their ends, each apart from the last ones or around them.
  private static func append(_ pair: Range<Int>, to ranges: inout [Range<Int>]) {
    while let last = ranges.last, last.lowerBound >= pair.lowerBound { ranges.removeLast() }
    ranges.append(pair)
  }

  private mutating func add(_ pair: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let next = SentenceMarks.skipSpaces(text, from: pair.upperBound, before: range.upperBound)
    let start = SentenceMarks.start(text, at: next, before: range.upperBound)
    let goesOn =
      start == .lower || (next < range.upperBound && text[next] == UInt8(ascii: ","))
      || SentenceMarks.isDash(text, at: next, before: range.upperBound)
    // “We will wait. We are patient,” Omarov said: the English comma stands inside.
    let endsInComma = Self.lastByte(text, in: pair) == UInt8(ascii: ",")
    let before = SentenceMarks.skipSpacesBack(text, from: pair.lowerBound, after: range.lowerBound)
    let isBegun = before > range.lowerBound && text[before - 1] == UInt8(ascii: ":")
    Self.append(pair, to: &marked)
    if goesOn || isBegun || endsInComma, pair.count <= Self.longest { Self.append(pair, to: &together) }
  }

  /// The byte before a pair's closing mark.
  private static func lastByte(_ text: UnsafeBufferPointer<UInt8>, in pair: Range<Int>) -> UInt8 {
    var close = pair.upperBound - 1
    while close > pair.lowerBound, text[close] & 0xC0 == 0x80 { close -= 1 }
    return close > pair.lowerBound ? text[close - 1] : 0
  }

  /// The quotation mark at `place`.
  private static func mark(_ text: UnsafeBufferPointer<UInt8>, at place: Int, in range: Range<Int>) -> (UInt32, Int)? {
    switch text[place] {
    case UInt8(ascii: "\""): return (0x22, 1)
    case 0xC2 where place + 1 < range.upperBound && (text[place + 1] == 0xAB || text[place + 1] == 0xBB):
      return (UInt32(text[place + 1]), 2)
    case 0xE2 where place + 2 < range.upperBound && text[place + 1] == 0x80 && (0x9C...0x9E).contains(text[place + 2]):
      return (0x2000 | UInt32(text[place + 2] & 0x3F), 3)
    default: return nil
    }
  }

  /// The mark that this one closes; nil when it opens.
  private static func opening(
    of mark: UInt32, _ text: UnsafeBufferPointer<UInt8>, at place: Int, width: Int, in range: Range<Int>,
    open: OpenMarks
  ) -> UInt32? {
    switch mark {
    case 0xBB: 0xAB
    case 0x201D: open.isInnermost(0x201E, or: 0x201C) ? 0x201E : 0x201C
    case 0x201C: open.contains(0x201E) ? 0x201E : nil
    case 0x22: open.contains(0x22) && !standsBeforeWord(text, place, width, range) ? 0x22 : nil
    default: nil
    }
  }

  /// A space before it and none after it: a typewriter's mark then opens.
  private static func standsBeforeWord(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ width: Int, _ range: Range<Int>
  ) -> Bool {
    let isAfterSpace = place == range.lowerBound || text[place - 1] <= 0x20 || text[place - 1] == UInt8(ascii: "(")
    return isAfterSpace && place + width < range.upperBound && text[place + width] > 0x20
  }
}
