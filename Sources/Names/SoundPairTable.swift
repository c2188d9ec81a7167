import Analysis
import Glibc

/// Which groups of sounds stand for each other in scripts of two kinds, and how often: `locales/root/sound-pairs-*.tsv`.
struct SoundPairTable: Sendable {
  /// The most sounds of a group.
  static let longest = 3

  /// Open addressing by the signs of both groups, since every pair of places of two words asks nine times.
  private var keys: [UInt64] = []
  private var probabilities: [Float] = []

  /// - Throws: `AnalysisError` with file and line for a broken row.
  init(path: String) throws(AnalysisError) {
    var rows: [(key: UInt64, probability: Float)] = []
    try SoundRows.read(path, columns: 2) { cells, place throws(AnalysisError) in
      guard let left = Self.group(cells[0]) else { throw place.error("a group of up to three sounds") }
      for cell in cells[1].split(separator: UInt8(ascii: " ")) {
        guard let colon = cell.lastIndex(of: UInt8(ascii: ":")), let cost = SoundSequences.number(cell[(colon + 1)...]),
          let right = Self.group(cell[..<colon])
        else { throw place.error("groups of up to three sounds, each with a colon and tenths") }
        rows.append((Self.key(left, right), Float(exp(-Double(cost) / 10))))
      }
    }
    var size = 16
    while size < rows.count * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    probabilities = [Float](repeating: 0, count: size)
    for (key, probability) in rows {
      let place = place(of: key)
      keys[place] = key
      probabilities[place] = probability
    }
  }

  /// Where a key is, or would be.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (keys.count - 1)
    while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
    return place
  }

  /// The signs of a group as one number; `0` is no sound.
  private static func group(_ cell: ArraySlice<UInt8>) -> UInt64? {
    if cell.elementsEqual([UInt8(ascii: "0")]) { return 0 }
    return (1...longest).contains(cell.count) ? number(of: cell) : nil
  }

  /// The signs of a group as one number; 0 for none.
  static func number(of signs: ArraySlice<UInt8>) -> UInt64 { signs.reduce(0) { $0 << 7 | UInt64($1 & 0x7F) } }

  private static func key(_ left: UInt64, _ right: UInt64) -> UInt64 { left << 21 | right }

  /// How often the two groups stand side by side in two spellings of one name; 0 for a pair that no name had.
  func probability(_ left: UInt64, _ right: UInt64) -> Double {
    let key = Self.key(left, right)
    if key == 0 { return 0 }
    let place = place(of: key)
    return keys[place] == key ? Double(probabilities[place]) : 0
  }
}
