import Analysis
import Glibc

/// How sounds follow one another in names of scripts of one kind: `locales/root/sound-sequences.tsv`.
struct SoundSequences: Sendable {
  private static let sounds = 128
  /// A name's edges among the signs.
  private static let start = UInt8(ascii: "^")
  private static let end = UInt8(ascii: ".")

  /// By sound: how often it occurs at all.
  private var single = [Double](repeating: 0, count: sounds)
  /// By the sound before and the sound: the natural logarithm of how often it follows.
  private var following = [Double](repeating: 0, count: sounds * sounds)

  /// One for each exactness.
  ///
  /// - Throws: `AnalysisError` with file and line for a broken row, and for an exactness without rows.
  static func read(_ path: String) throws(AnalysisError) -> [SoundSequences] {
    var all = [SoundSequences](repeating: SoundSequences(), count: Exactness.allCases.count)
    var isRead = [Bool](repeating: false, count: all.count)
    try SoundRows.read(path, columns: 4) { cells, place throws(AnalysisError) in
      guard let exactness = Exactness(rawValue: String(decoding: cells[0], as: UTF8.self)), cells[1].count == 1,
        let before = cells[1].first, before < 0x80, let rest = number(cells[2])
      else { throw place.error("an exactness, a sound, tenths, sounds each with a colon and tenths") }
      var costs: [(sound: UInt8, cost: Int)] = []
      for cell in cells[3].split(separator: UInt8(ascii: " ")) {
        guard let sound = cell.first, sound < 0x80, cell.count > 2, cell[cell.startIndex + 1] == UInt8(ascii: ":"),
          let cost = number(cell[(cell.startIndex + 2)...])
        else { throw place.error("sounds each with a colon and tenths") }
        costs.append((sound, cost))
      }
      all[exactness.index].take(before, rest: rest, costs)
      isRead[exactness.index] = true
    }
    guard let missing = isRead.firstIndex(of: false) else { return all }
    throw .badLine(
      file: path, line: 1, expected: "rows of every exactness", found: "none of \(Exactness.allCases[missing].rawValue)"
    )
  }

  /// A row: `*` before its sounds says how often they occur at all and stands first; after any other sound, `rest` is added
  /// for a sound that is not listed.
  private mutating func take(_ before: UInt8, rest: Int, _ costs: [(sound: UInt8, cost: Int)]) {
    if before == UInt8(ascii: "*") {
      single = [Double](repeating: exp(-Double(rest) / 10), count: Self.sounds)
      for (sound, cost) in costs { single[Int(sound)] = exp(-Double(cost) / 10) }
      for before in 0..<Self.sounds {
        for sound in 0..<Self.sounds { following[before * Self.sounds + sound] = log(single[sound]) }
      }
      return
    }
    let row = Int(before) * Self.sounds
    for sound in 0..<Self.sounds { following[row + sound] = log(single[sound]) - Double(rest) / 10 }
    for (sound, cost) in costs { following[row + Int(sound)] = -Double(cost) / 10 }
  }

  /// How often a sound occurs.
  func probability(_ sound: UInt8) -> Double { single[Int(sound & 0x7F)] }

  /// The natural logarithm of how often a name has just these sounds.
  func logProbability(of signs: [UInt8]) -> Double {
    var sum = 0.0
    var before = Self.start
    for sound in signs + [Self.end] {
      sum += following[Int(before) * Self.sounds + Int(sound & 0x7F)]
      before = sound & 0x7F
    }
    return sum
  }

  /// A number of at most six digits; nil for anything else.
  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...6).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
