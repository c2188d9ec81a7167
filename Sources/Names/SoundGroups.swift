import Analysis

/// The rows of `sounds.tsv` and `han-sounds.tsv`, found by script and first letter: a few lists instead of some for each row,
/// since every search reads them.
struct SoundGroups: Sendable {
  /// A group of letters and the sounds that it is read as.
  struct Group: Sendable {
    enum Place: UInt8, Sendable {
      case anywhere, start, end
    }

    /// Places of `letters`, and numbers of readings, the commonest first.
    let letters: Range<Int32>
    let readings: Range<Int32>
    let place: Place
    /// The number of the group that is tried after this one; -1 for none.
    fileprivate(set) var next: Int32 = -1

    /// The longest is tried first; where two are as long, the one bound to a place is the exception to the other.
    fileprivate func isTriedBefore(_ other: Group) -> Bool {
      letters.count != other.letters.count
        ? letters.count > other.letters.count : place != .anywhere && other.place == .anywhere
    }
  }

  private(set) var letters: [Unicode.Scalar] = []
  /// Those of `sounds.tsv`.
  private(set) var scripts: [Script] = []
  private var groups: [Group] = []
  /// Of each group its script and first letter.
  private var keys: [UInt64] = []
  /// All readings, and where in `sounds` each ends.
  private var readingEnds: [Int32] = []
  private var sounds: [UInt8] = []
  /// Open addressing by key: one more than the number of the group that is tried first; 0 is free.
  private var slots = [Int32](repeating: 0, count: 1 << 11)
  private var used = 0

  init() {
    groups.reserveCapacity(1 << 11)
    keys.reserveCapacity(1 << 11)
    letters.reserveCapacity(1 << 12)
    readingEnds.reserveCapacity(1 << 11)
    sounds.reserveCapacity(1 << 12)
  }

  // MARK: Reading

  /// The group that is tried first of those of a script that begin with a letter.
  func first(_ script: Script, _ letter: Unicode.Scalar) -> Group? {
    let number = slots[slot(of: Self.key(script, letter))]
    return number == 0 ? nil : groups[Int(number) - 1]
  }

  func next(after group: Group) -> Group? { group.next < 0 ? nil : groups[Int(group.next)] }

  /// The signs of a reading by its number.
  func signs(ofReading reading: Int32) -> ArraySlice<UInt8> {
    sounds[Int(reading == 0 ? 0 : readingEnds[Int(reading) - 1])..<Int(readingEnds[Int(reading)])]
  }

  private static func key(_ script: Script, _ letter: Unicode.Scalar) -> UInt64 {
    UInt64(script.code) << 32 | UInt64(letter.value)
  }

  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count - 1)
    while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  // MARK: Writing

  /// Takes a row of `sounds.tsv`: script, letters, readings.
  ///
  /// - Throws: `badLine`.
  mutating func take(_ row: PackRows, _ signs: SoundSigns) throws(AnalysisError) {
    guard row.cells[0].count == 4 else { throw row.error("a script, letters, sounds") }
    var code: UInt32 = 0
    for place in row.cells[0] { code = code << 8 | UInt32(row.bytes[place]) }
    let script = Script(code: code)
    if scripts.last != script, !scripts.contains(script) { scripts.append(script) }
    var cell = row.cells[1]
    var place = Group.Place.anywhere
    if !cell.isEmpty, row.bytes[cell.lowerBound] == UInt8(ascii: "^") {
      place = .start
      cell = cell.dropFirst()
    } else if !cell.isEmpty, row.bytes[cell.upperBound - 1] == UInt8(ascii: "$") {
      place = .end
      cell = cell.dropLast()
    }
    let readings = try takeReadings(row, 2, signs)
    try add(row, cell, script, readings, place)
  }

  /// Takes a row of `han-sounds.tsv`: readings, and what is read so.
  ///
  /// - Parameter script: what stands for its script.
  /// - Throws: `badLine`.
  mutating func take(_ row: PackRows, as script: Script, _ signs: SoundSigns) throws(AnalysisError) {
    let readings = try takeReadings(row, 0, signs)
    try row.forEachValue(1) { (cell) throws(AnalysisError) in try add(row, cell, script, readings, .anywhere) }
  }

  private mutating func add(
    _ row: PackRows, _ cell: Range<Int>, _ script: Script, _ readings: Range<Int32>, _ place: Group.Place
  ) throws(AnalysisError) {
    let start = Int32(letters.count)
    var index = cell.lowerBound
    while index < cell.upperBound {
      guard let (letter, length) = Self.letter(row.bytes, index, cell.upperBound) else { throw row.error("UTF-8") }
      letters.append(letter)
      index += length
    }
    let end = Int32(letters.count)
    guard start < end else { throw row.error("a script, letters, sounds") }
    keys.append(Self.key(script, letters[Int(start)]))
    groups.append(Group(letters: start..<end, readings: readings, place: place))
    link(groups.count - 1)
  }

  /// The letter at a place, and how many bytes it takes; nil where there is none before the end.
  private static func letter(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (letter: Unicode.Scalar, length: Int)? {
    let lead = bytes[index]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard length > 0, index + length <= end else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for place in index + 1..<index + length {
      guard bytes[place] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[place] & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// The numbers of a cell's readings; `0` is silence.
  private mutating func takeReadings(
    _ row: PackRows, _ column: Int, _ signs: SoundSigns
  ) throws(AnalysisError) -> Range<Int32> {
    let first = Int32(readingEnds.count)
    let cell = row.cells[column]
    var start = cell.lowerBound
    for place in cell.lowerBound...cell.upperBound
    where place == cell.upperBound || row.bytes[place] == UInt8(ascii: " ") {
      if start < place {
        if place - start > 1 || row.bytes[start] != UInt8(ascii: "0") {
          for code in start..<place { sounds.append(try sign(row.bytes[code], row, signs)) }
        }
        readingEnds.append(Int32(sounds.count))
      }
      start = place + 1
    }
    return first..<Int32(readingEnds.count)
  }

  private func sign(_ code: UInt8, _ row: PackRows, _ signs: SoundSigns) throws(AnalysisError) -> UInt8 {
    guard code < 0x80, signs.place(of: code) > 0 else { throw row.error("signs of sound-classes.tsv") }
    return code
  }

  /// Puts a group among those with its key; of equals the row that comes first is tried first.
  private mutating func link(_ number: Int) {
    if used * 4 > slots.count * 3 { grow() }
    let slot = slot(of: keys[number])
    if slots[slot] == 0 {
      used += 1
    } else {
      var before = Int(slots[slot]) - 1
      if !groups[number].isTriedBefore(groups[before]) {
        while groups[before].next >= 0, !groups[number].isTriedBefore(groups[Int(groups[before].next)]) {
          before = Int(groups[before].next)
        }
        groups[number].next = groups[before].next
        groups[before].next = Int32(number)
        return
      }
      groups[number].next = Int32(before)
    }
    slots[slot] = Int32(number + 1)
  }

  private mutating func grow() {
    let old = slots
    slots = [Int32](repeating: 0, count: old.count * 2)
    for number in old where number != 0 { slots[slot(of: keys[Int(number) - 1])] = number }
  }
}
