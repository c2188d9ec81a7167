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

  /// How far a text has been walked.
  private struct Place {
    var index: Int
    var row = WordBreakMachine.start
    var flags: WordBreakMachine.Flags = 0
    /// Segments found and not yet appended.
    var count = 0
  }

  private func walk(_ text: UnsafePointer<UInt8>, from start: Int, to end: Int, _ segments: inout [Segment]) {
    typealias Machine = WordBreakMachine
    let found = UnsafeMutableRawPointer(self.found).assumingMemoryBound(to: UInt64.self)
    var place = Place(index: start)
    var flushedEnd = start
    // Where the segment ends if what follows does not carry it on: before the ' of `a'`.
    var held: UInt64 = 0

    func flush() {
      guard place.count > 0 else { return }
      flushedEnd = Int(found[place.count - 1] >> 3)
      segments.append(contentsOf: UnsafeBufferPointer(start: self.found, count: place.count))
      place.count = 0
    }

    while true {
      if place.count > Self.room - Self.lap { flush() }
      Self.stride(text, limit: min(end - 1, place.index + Self.lap - 2), machine, found, &place)
      if place.index == end {
        if place.row == Machine.start { break }
        let kind = place.flags & Machine.kindMask
        found[place.count] = kind == Machine.undecided ? held : UInt64(end) << 3 | UInt64(kind)
        place.index = Int(found[place.count] >> 3)
        place.count += 1
        place.row = Machine.start
        continue
      }
      let (characterClass, length) = machine.character(in: text, at: place.index, end: end)
      if characterClass == 0 {
        let segmentStart = place.count > 0 ? Int(found[place.count - 1] >> 3) : flushedEnd
        flush()
        let handedEnd = endOfHandedOver(text, from: place.index, end: end)
        appendByICU(text, segmentStart..<handedEnd, &segments)
        flushedEnd = handedEnd
        place = Place(index: handedEnd)
        continue
      }
      let (row, flags) = machine.step(from: place.row, characterClass)
      let here = UInt64(place.index) << 3 | UInt64(place.flags & Machine.kindMask)
      if flags & Machine.needsThought != 0 {
        if row == Machine.start {
          found[place.count] = held
          place.count += 1
          place.index = Int(held >> 3)
          place.row = Machine.start
          continue
        }
        held = here
      }
      found[place.count] = here
      place.count += Int(flags >> Machine.boundaryShift & 1)
      place.row = row
      place.flags = flags
      place.index += length
    }
    flush()
  }

  /// The loop that nearly all text goes through: on from `place` as long as characters are of one or two bytes and their
  /// steps need no thought, and while the index is below `limit`, after which one more byte must be readable.
  ///
  /// A boundary is seen one character late, so each step stores the segment that would end here and counts it only when
  /// it does: text has no branch here that a processor would guess wrong. Alone in a function to stay in registers.
  @inline(never)
  private static func stride(
    _ text: UnsafePointer<UInt8>, limit: Int, _ machine: WordBreakMachine, _ found: UnsafeMutablePointer<UInt64>,
    _ place: inout Place
  ) {
    typealias Machine = WordBreakMachine
    let classes = machine.shortClasses
    let steps = machine.steps
    var index = place.index
    var row = place.row
    var flags = place.flags
    var count = place.count
    while index < limit {
      let lead = text[index]
      let characterClass: Int
      let next: Int
      if lead < 0x80 {
        characterClass = Int(classes[Int(lead)])
        next = index &+ 1
      } else {
        let second = text[index &+ 1]
        guard lead &- 0xC2 < 0x1E, second & 0xC0 == 0x80 else { break }
        characterClass = Int(classes[Int(lead & 0x1F) << 6 | Int(second & 0x3F)])
        next = index &+ 2
      }
      let column = steps + characterClass
      let nextFlags = column.load(fromByteOffset: Int(row) &+ 2, as: Machine.Flags.self)
      if nextFlags & Machine.needsThought != 0 { break }
      row = column.load(fromByteOffset: Int(row), as: UInt16.self)
      found[count] = UInt64(truncatingIfNeeded: index) << 3 | UInt64(flags & Machine.kindMask)
      count &+= Int(truncatingIfNeeded: nextFlags >> Machine.boundaryShift & 1)
      flags = nextFlags
      index = next
    }
    place = Place(index: index, row: row, flags: flags, count: count)
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
      cicu_breaker_set_text(breaker, text + range.lowerBound, Int64(range.count)),
      "ICU could not read \(range.count) bytes")
    var status: Int32 = 0
    while true {
      let end = cicu_breaker_next(breaker, &status)
      if end < 0 { break }
      segments.append(
        Segment(end: range.lowerBound + Int(end), kind: Kind(rawValue: UInt8(min(status / 100, 4))) ?? .none))
    }
  }
}
