/// `WordBreakTable` unfolded for speed: the classes of the code points that most text is in, and the transitions of the
/// automaton.
///
/// Made once a process (about 7 kB, some microseconds) and never freed; only read, so any thread may use it.
struct WordBreakMachine: @unchecked Sendable {
  /// One step of the automaton: in the low half where the row of the state it leads to begins, in bytes; in the high half
  /// flags. Apart, so that a row can be loaded alone: the next address then waits for one load and nothing more.
  typealias Step = UInt32

  /// Flags: bits 0–2 the kind of the segment so far; a boundary stands before the character; and the step needs thought
  /// (see `WordBreaker.walk`).
  typealias Flags = UInt16
  static let kindMask: Flags = 7
  static let boundaryShift: Flags = 3
  static let needsThought: Flags = 16
  /// The kind of a state in which the text so far is not one segment: `a'`, of which only `a` is unless a letter follows.
  static let undecided: Flags = 7
  /// The row before the first character of a segment.
  static let start: UInt16 = 0

  static let shared = WordBreakMachine()

  /// The classes of U+0000 to U+07FF, that is of all that UTF-8 writes in one or two bytes. All classes are given as the
  /// place of their step in a row, in bytes.
  let shortClasses: UnsafePointer<UInt8>
  let steps: UnsafeRawPointer
  let malformedClass: Int
  /// Bit `c` of the p-th is set when characters of class p and c, in this order, can stand in one segment.
  private let joins: [UInt32]

  private static let rowLength = 32

  private init() {
    typealias Table = WordBreakTable
    precondition(Table.classCount <= Self.rowLength && Table.stateCount * Self.rowLength * 4 <= 0x10000)
    let short = UnsafeMutablePointer<UInt8>.allocate(capacity: 0x800)
    for codePoint in 0..<0x800 { short[codePoint] = UInt8(Self.classOf(codePoint)) }
    self.shortClasses = UnsafePointer(short)
    self.malformedClass = Self.classOf(0xFFFD)
    self.steps = Self.makeSteps()
    self.joins = Self.makeJoins(letter: Int(short[0x61]) / 4, mark: Int(short[0x301]) / 4)
  }

  /// The class of a code point, read from the table as it stands: what is beyond U+07FF is rare enough in text, and to unfold
  /// all of it takes longer than a question's words.
  @inline(__always)
  private static func classOf(_ codePoint: Int) -> Int {
    typealias Table = WordBreakTable
    let (number, place) = (codePoint / Table.blockSize, codePoint % Table.blockSize)
    let block = digit(Table.blockNumbers, number * 2) << 6 | digit(Table.blockNumbers, number * 2 + 1)
    return digit(Table.blocks, block * Table.blockSize + place) * 4
  }

  /// The row and the flags after a character of a class.
  func step(from row: UInt16, _ characterClass: Int) -> (row: UInt16, flags: Flags) {
    let step = steps.load(fromByteOffset: Int(row) + characterClass, as: Step.self)
    return (UInt16(step & 0xFFFF), Flags(step >> 16))
  }

  /// Whether a segment may hold characters of two classes one after the other. A character handed over to ICU (class 0)
  /// is taken for a letter or a combining mark, which join at least with all that a character of a dictionary joins with.
  func mayJoin(_ first: Int, _ second: Int) -> Bool { joins[first / 4] >> UInt32(second / 4) & 1 == 1 }

  /// The class and the length in bytes of the character at `index`, of any length; malformed bytes are read as U+FFFD,
  /// one for each maximal subpart (Unicode 15, 3.9, U+FFFD Substitution of Maximal Subparts), as ICU does.
  func character(in text: UnsafePointer<UInt8>, at index: Int, end: Int) -> (characterClass: Int, length: Int) {
    let lead = text[index]
    if lead < 0x80 { return (Int(shortClasses[Int(lead)]), 1) }
    guard lead >= 0xC2, lead <= 0xF4, index + 1 < end else { return (malformedClass, 1) }
    let second = text[index + 1]
    let least: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let greatest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= least, second <= greatest else { return (malformedClass, 1) }
    if lead < 0xE0 { return (Int(shortClasses[Int(lead & 0x1F) << 6 | Int(second & 0x3F)]), 2) }
    guard index + 2 < end, text[index + 2] & 0xC0 == 0x80 else { return (malformedClass, 2) }
    let third = Int(text[index + 2] & 0x3F)
    if lead < 0xF0 { return (Self.classOf(Int(lead & 0x0F) << 12 | Int(second & 0x3F) << 6 | third), 3) }
    guard index + 3 < end, text[index + 3] & 0xC0 == 0x80 else { return (malformedClass, 3) }
    return (
      Self.classOf(Int(lead & 0x07) << 18 | Int(second & 0x3F) << 12 | third << 6 | Int(text[index + 3] & 0x3F)), 4
    )
  }

  private static func digit(_ digits: StaticString, _ index: Int) -> Int { Int(digits.utf8Start[index]) - 0x30 }

  private static func target(_ state: Int, _ characterClass: Int) -> Int {
    digit(WordBreakTable.transitions, state * WordBreakTable.classCount + characterClass)
  }

  private static func makeSteps() -> UnsafeRawPointer {
    let steps = UnsafeMutablePointer<Step>.allocate(capacity: WordBreakTable.stateCount * rowLength)
    steps.initialize(repeating: Step(needsThought) << 16, count: WordBreakTable.stateCount * rowLength)
    func isDecided(_ state: Int) -> Bool { state == 0 || digit(WordBreakTable.answers, state) > 0 }
    func step(to state: Int, _ flags: Flags) -> Step {
      let answer = digit(WordBreakTable.answers, state)
      return Step(state * rowLength * 4) | Step(flags | (answer > 0 ? Flags(answer - 1) : undecided)) << 16
    }
    for state in 0..<WordBreakTable.stateCount {
      for characterClass in 1..<WordBreakTable.classCount {
        let next = target(state, characterClass)
        let place = state * rowLength + characterClass
        if next != 0 {
          steps[place] = step(to: next, isDecided(state) && !isDecided(next) ? needsThought : 0)
        } else if isDecided(state) {
          // Every character alone is a segment, so the start leads somewhere.
          steps[place] = step(to: target(0, characterClass), 1 << boundaryShift)
        }
      }
    }
    return UnsafeRawPointer(steps)
  }

  private static func makeJoins(letter: Int, mark: Int) -> [UInt32] {
    var joins = [UInt32](repeating: 0, count: WordBreakTable.classCount)
    for first in 1..<WordBreakTable.classCount {
      // To the left of what is handed over, anything may join with it.
      joins[first] = 1
      for state in 0..<WordBreakTable.stateCount {
        let middle = target(state, first)
        guard middle != 0 else { continue }
        for second in 1..<WordBreakTable.classCount where target(middle, second) != 0 {
          joins[first] |= 1 << UInt32(second)
        }
      }
    }
    joins[0] = joins[letter] | joins[mark]
    return joins
  }
}
