/// The pairs of quotation marks of a paragraph, for the stops inside them.
///
/// A quotation that is part of a sentence (`«Нет. Мы ждём», — сказал он.`) is one unit with it as long as it is short: an
/// extractor needs the cue and what it governs together. A long one is cut at its own stops; its last sentence keeps the
/// cue. A quotation that stands alone is cut like any text.
struct SentenceQuotations {
  /// Bytes, so some 250 Cyrillic or 500 Latin letters: two or three sentences of speech.
  static let longest = 500

  private struct Pair {
    let range: Range<Int>
    let isPartOfSentence: Bool
  }

  /// In the order of their ends.
  private var pairs: [Pair] = []

  init(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    var open: [(mark: UInt32, place: Int)] = []
    var place = range.lowerBound
    while place < range.upperBound {
      guard let (mark, width) = Self.mark(text, at: place, in: range) else {
        place += 1
        continue
      }
      if let closes = Self.opening(of: mark, text, at: place, width: width, in: range, open: open.map(\.mark)) {
        if let index = open.lastIndex(where: { $0.mark == closes }) {
          add(open[index].place..<(place + width), text, range)
          open.removeSubrange(index...)
        }
      } else {
        open.append((mark, place))
      }
      place += width
    }
  }

  /// A stop at `place` is inside a sentence's own short quotation.
  func keepsTogether(_ place: Int) -> Bool {
    pairs.contains { $0.isPartOfSentence && $0.range.contains(place) && $0.range.count <= Self.longest }
  }

  /// `place` is between two marks that belong together.
  func contains(_ place: Int) -> Bool { pairs.contains { $0.range.contains(place) } }

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
    pairs.append(Pair(range: pair, isPartOfSentence: goesOn || isBegun || endsInComma))
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
    of mark: UInt32, _ text: UnsafeBufferPointer<UInt8>, at place: Int, width: Int, in range: Range<Int>, open: [UInt32]
  ) -> UInt32? {
    switch mark {
    case 0xBB: 0xAB
    case 0x201D: open.last { $0 == 0x201C || $0 == 0x201D || $0 == 0x201E } ?? 0x201C
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
