import Analysis

/// Brings the rows of `sounds.tsv` and `han-sounds.tsv` into the lists of a `SoundTable`: a few arrays instead of one for each
/// row, since every search reads them.
struct SoundTableBuilder {
  private let signs: SoundSigns
  /// In the order of the rows.
  private(set) var groups: [SoundGroup] = []
  private(set) var keys: [UInt64] = []
  private(set) var letters: [Unicode.Scalar] = []
  private(set) var readingEnds: [Int32] = []
  private(set) var sounds: [UInt8] = []
  /// Those of `sounds.tsv`.
  private(set) var scripts: Set<Script> = []
  private var lastScript: Script?

  init(signs: SoundSigns) {
    self.signs = signs
    groups.reserveCapacity(2048)
    keys.reserveCapacity(2048)
    letters.reserveCapacity(4096)
    readingEnds.reserveCapacity(2048)
    sounds.reserveCapacity(4096)
  }

  /// A script and a first letter as one number.
  static func key(_ script: Script, _ first: Unicode.Scalar) -> UInt64 {
    UInt64(script.code) << 32 | UInt64(first.value)
  }

  /// Takes a row of `sounds.tsv`: script, letters, readings.
  ///
  /// - Throws: `badLine`.
  mutating func take(_ row: PackRows) throws(AnalysisError) {
    guard row.cells[0].count == 4 else { throw row.error("a script, letters, sounds") }
    let script = Script(code: row.bytes[row.cells[0]].reduce(0) { $0 << 8 | UInt32($1) })
    if script != lastScript {
      scripts.insert(script)
      lastScript = script
    }
    var cell = row.cells[1]
    var place = SoundGroup.Place.anywhere
    if !cell.isEmpty, row.bytes[cell.lowerBound] == UInt8(ascii: "^") {
      place = .start
      cell = cell.dropFirst()
    } else if !cell.isEmpty, row.bytes[cell.upperBound - 1] == UInt8(ascii: "$") {
      place = .end
      cell = cell.dropLast()
    }
    let readings = try readings(row, 2)
    try add(row, cell, script, readings, place)
  }

  /// Takes a row of `han-sounds.tsv`: readings, and what is read so.
  ///
  /// - Parameter script: what stands for its script.
  /// - Throws: `badLine`.
  mutating func take(_ row: PackRows, as script: Script) throws(AnalysisError) {
    let readings = try readings(row, 0)
    try row.forEachValue(1) { (cell) throws(AnalysisError) in try add(row, cell, script, readings, .anywhere) }
  }

  private mutating func add(
    _ row: PackRows, _ cell: Range<Int>, _ script: Script, _ readings: Range<Int32>, _ place: SoundGroup.Place
  ) throws(AnalysisError) {
    let start = Int32(letters.count)
    if cell.count == 1, row.bytes[cell.lowerBound] < 0x80 {
      letters.append(Unicode.Scalar(row.bytes[cell.lowerBound]))
    } else {
      letters.append(contentsOf: String(decoding: row.bytes[cell], as: UTF8.self).unicodeScalars)
    }
    let end = Int32(letters.count)
    guard start < end else { throw row.error("a script, letters, sounds") }
    keys.append(Self.key(script, letters[Int(start)]))
    groups.append(SoundGroup(letters: start..<end, readings: readings, place: place))
  }

  /// The readings of a cell, the commonest first, by their numbers; `0` is silence.
  private mutating func readings(_ row: PackRows, _ column: Int) throws(AnalysisError) -> Range<Int32> {
    let first = Int32(readingEnds.count)
    try row.forEachValue(column) { (value) throws(AnalysisError) in
      if !row.isEqual(value, "0") {
        for code in row.bytes[value] {
          guard code < 0x80, signs.place(of: code) > 0 else { throw row.error("signs of sound-classes.tsv") }
          sounds.append(code)
        }
      }
      readingEnds.append(Int32(sounds.count))
    }
    return first..<Int32(readingEnds.count)
  }

  /// The numbers of the groups by script and first letter, the longest first; where two are as long, the one bound to a place
  /// is the exception to the other; else the row that comes first.
  var order: [Int] {
    let ranks = groups.indices.map { place in
      let length = UInt64(0xFF - min(0xFF, groups[place].letters.count)) << 1
      return (key: keys[place], rank: (length | (groups[place].place == .anywhere ? 1 : 0)) << 32 | UInt64(place))
    }
    return ranks.sorted { $0.key != $1.key ? $0.key < $1.key : $0.rank < $1.rank }.map { Int($0.rank & 0xFFFF_FFFF) }
  }
}
