import CICU

/// Cuts text into the segments of UAX #29 exactly as ICU's root word iterator does (CLDR's root rules: `@` is a letter,
/// `:` is no MidLetter): words, numbers, and all that lies between. What the boundaries mean for words is told in `Word`.
///
/// A table probed from ICU (`WordBreakTable`) does the work, several times faster than ICU; ICU itself is called only for
/// stretches with characters that a dictionary may cut: Han, kana, Hangul, Thai, Lao, Khmer, Burmese and their like. When
/// the ICU that is running is not the one the table was probed from, every text goes to ICU: slower, never different.
///
/// One a thread: the iterator keeps its place.
package final class WordBreaker {
  /// One segment's end, as a byte offset, and what ICU says it is.
  package struct Segment: Equatable, Sendable {
    /// The end above three bits of kind.
    @usableFromInline let packed: UInt64

    package init(end: Int, kind: Kind) { packed = UInt64(end) << 3 | UInt64(kind.rawValue) }

    @inlinable package var end: Int { Int(truncatingIfNeeded: packed >> 3) }

    @inlinable package var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: packed & 7)).unsafelyUnwrapped }

    /// It is a word or a number, not what lies between.
    @inlinable package var isWord: Bool { packed & 7 != 0 }
  }

  /// ICU's rule status, a hundred a step.
  @frozen package enum Kind: UInt8, Sendable {
    /// Spaces, punctuation, symbols.
    case none
    case number
    case letters
    case kana
    case ideographs
  }

  /// Whether the table is used; false: every segment comes from ICU.
  package let usesTable: Bool

  private let breaker: OpaquePointer
  private let machine = WordBreakMachine.shared
  /// Segments found and not yet appended, and how many. There is always room for as many as a lap has bytes.
  private let found: UnsafeMutablePointer<Segment>
  private static let lap = 1024
  private static let room = 4096

  /// - Parameter byICUAlone: leave the table aside; for comparison.
  /// - Throws: `AnalysisError` when ICU has no word iterator.
  package init(byICUAlone: Bool = false) throws(AnalysisError) {
    guard let breaker = cicu_breaker_open(CICU_BREAK_WORD, "root") else { throw .icu(what: "a word iterator") }
    self.breaker = breaker
    self.found = .allocate(capacity: Self.room)
    self.usesTable =
      !byICUAlone && cicu_running_version() == WordBreakTable.icuVersion
      && cicu_data_version() == WordBreakTable.icuDataVersion
  }

  deinit {
    cicu_breaker_close(breaker)
    found.deallocate()
  }

  /// Appends the segments of `text[range]` to `segments`, ends counted from the start of `text`. Linear; malformed UTF-8
  /// is read as U+FFFD. What ICU is called for must be shorter than 2 GiB.
  package func appendSegments(of text: [UInt8], in range: Range<Int>, to segments: inout [Segment]) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    guard !range.isEmpty else { return }
    text.withUnsafeBufferPointer { buffer in
      let bytes = buffer.baseAddress.unsafelyUnwrapped
      if usesTable {
        walk(bytes, from: range.lowerBound, to: range.upperBound, &segments)
      } else {
        appendByICU(bytes, range, &segments)
      }
    }
  }

  /// The loop that all text goes through. A boundary is seen one character late, so each step stores the segment that
  /// would end here and counts it only when it does: text has no branch that a processor would guess wrong.
  private func walk(_ text: UnsafePointer<UInt8>, from start: Int, to end: Int, _ segments: inout [Segment]) {
    typealias Machine = WordBreakMachine
    let classes = machine.shortClasses
    let steps = machine.steps
    let found = UnsafeMutableRawPointer(self.found).assumingMemoryBound(to: UInt64.self)
    var count = 0
    var flushedEnd = start
    var index = start
    var row = Machine.start
    var flags: Machine.Flags = 0
    // Where the segment ends if what follows does not carry it on: before the ' of `a'`.
    var held: UInt64 = 0

    func flush() {
      guard count > 0 else { return }
      flushedEnd = Int(found[count - 1] >> 3)
      segments.append(contentsOf: UnsafeBufferPointer(start: self.found, count: count))
      count = 0
    }

    while true {
      if count > Self.room - Self.lap { flush() }
      if index == end {
        if row == Machine.start { break }
        let kind = flags & Machine.kindMask
        found[count] = kind == Machine.undecided ? held : UInt64(index) << 3 | UInt64(kind)
        index = Int(found[count] >> 3)
        count += 1
        row = Machine.start
        continue
      }
      let limit = min(end, index + Self.lap)
      while index < limit {
        let lead = text[index]
        let characterClass: Int
        let length: Int
        if lead < 0x80 {
          characterClass = Int(classes[Int(lead)])
          length = 1
        } else if lead &- 0xC2 < 0x1E, index &+ 1 < end, text[index &+ 1] & 0xC0 == 0x80 {
          characterClass = Int(classes[Int(lead & 0x1F) << 6 | Int(text[index &+ 1] & 0x3F)])
          length = 2
        } else {
          (characterClass, length) = machine.character(in: text, at: index, end: end)
        }
        let column = steps + characterClass
        let nextRow = column.load(fromByteOffset: Int(row), as: UInt16.self)
        let nextFlags = column.load(fromByteOffset: Int(row) &+ 2, as: Machine.Flags.self)
        let here = UInt64(truncatingIfNeeded: index) << 3 | UInt64(flags & Machine.kindMask)
        found[count] = here
        count &+= Int(nextFlags >> Machine.boundaryShift & 1)
        if nextFlags & Machine.needsThought != 0 {
          if characterClass == 0 {
            let segmentStart = count > 0 ? Int(found[count - 1] >> 3) : flushedEnd
            flush()
            let handedEnd = endOfHandedOver(text, from: index, end: end)
            appendByICU(text, segmentStart..<handedEnd, &segments)
            flushedEnd = handedEnd
            index = handedEnd
            row = Machine.start
            break
          }
          if nextRow == Machine.start {
            found[count] = held
            count += 1
            index = Int(held >> 3)
            row = Machine.start
            break
          }
          held = here
        }
        row = nextRow
        flags = nextFlags
        index &+= length
      }
    }
    flush()
  }

  /// Where ICU has a boundary for certain after a character that it must be asked about: before the first character that
  /// never joins with the one before it.
  private func endOfHandedOver(_ text: UnsafePointer<UInt8>, from start: Int, end: Int) -> Int {
    var index = start
    var previous = -1
    while index < end {
      let (characterClass, length) = machine.character(in: text, at: index, end: end)
      if previous >= 0, characterClass != 0, !machine.mayJoin(previous, characterClass) { break }
      previous = characterClass
      index += length
    }
    return index
  }

  private func appendByICU(_ text: UnsafePointer<UInt8>, _ range: Range<Int>, _ segments: inout [Segment]) {
    // ICU refuses only what is longer than it can count; a text cut wrongly is worse than none.
    precondition(
      cicu_breaker_set_text(breaker, text + range.lowerBound, Int64(range.count)), "ICU could not read \(range.count) bytes")
    var status: Int32 = 0
    while true {
      let end = cicu_breaker_next(breaker, &status)
      if end < 0 { break }
      segments.append(Segment(end: range.lowerBound + Int(end), kind: Kind(rawValue: UInt8(min(status / 100, 4))) ?? .none))
    }
  }
}
