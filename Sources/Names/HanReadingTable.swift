import Analysis
import Glibc

/// How Chinese characters are read in scripts of one kind, and which characters share a reading:
/// `locales/root/han-readings-*.tsv`.
package struct HanReadingTable: Sendable {
  /// The most sounds of one character's reading.
  package static let longest = 8

  /// Of a reading: a character, and how often it is read so.
  struct Reader: Sendable {
    let character: HanCharacters.Number
    let share: Float
  }

  private struct Key: Hashable {
    let character: HanCharacters.Number
    let reading: UInt64
  }

  /// By character and reading, how often it is read so.
  private var shares: [Key: Float] = [:]
  /// By reading: the characters that have it, ascending.
  private var readers: [UInt64: [Reader]] = [:]
  /// By character: how often it stands in names.
  private var weights: [Float] = []
  /// By reading: how often a character of a name is read so.
  private var often: [UInt64: Float] = [:]

  /// - Throws: `AnalysisError` with file and line for a broken row.
  init(path: String, characters: inout HanCharacters) throws(AnalysisError) {
    var rows: [(character: HanCharacters.Number, weight: Float, readings: [(UInt64, Float)])] = []
    try SoundRows.read(path, columns: 3) { cells, place throws(AnalysisError) in
      let variants = Array(String(decoding: cells[0], as: UTF8.self).unicodeScalars)
      guard !variants.isEmpty, let weight = SoundSequences.number(cells[1]) else {
        throw place.error("characters, a weight, readings each with a colon and tenths")
      }
      var readings: [(UInt64, Float)] = []
      for cell in cells[2].split(separator: UInt8(ascii: " ")) {
        guard let colon = cell.lastIndex(of: UInt8(ascii: ":")), let cost = SoundSequences.number(cell[(colon + 1)...]),
          (1...Self.longest).contains(colon - cell.startIndex)
        else { throw place.error("readings of up to \(Self.longest) sounds, each with a colon and tenths") }
        let signs = cell[..<colon]
        let isNone = signs.elementsEqual([UInt8(ascii: "0")])
        readings.append((isNone ? 0 : SoundPairTable.number(of: signs), exp(-Float(cost) / 10)))
      }
      rows.append((characters.number(ofVariants: variants), exp(-Float(weight) / 10), readings))
    }
    weights = [Float](repeating: 0, count: characters.count)
    for (character, weight, readings) in rows {
      weights[Int(character)] = weight
      for (reading, share) in readings {
        shares[Key(character: character, reading: reading)] = share
        if reading == 0 { continue }
        readers[reading, default: []].append(Reader(character: character, share: share))
        often[reading, default: 0] += weight * share
      }
    }
    for reading in readers.keys { readers[reading]!.sort { $0.character < $1.character } }
  }

  /// How often a character is read so; 0 where it never is.
  func share(of reading: UInt64, by character: HanCharacters.Number) -> Double {
    Double(shares[Key(character: character, reading: reading)] ?? 0)
  }

  /// How often a character of a name is read so, whichever it is.
  func share(of reading: UInt64) -> Double { Double(often[reading] ?? 0) }

  /// The characters that are read so, ascending.
  func readers(of reading: UInt64) -> [Reader] { readers[reading] ?? [] }

  /// How often a name's character is one that has both readings, each in its own table; `ones` are the readers in this one.
  func share(_ ones: [Reader], _ others: [Reader]) -> Double {
    var sum: Float = 0
    var place = 0
    for one in ones {
      while place < others.count, others[place].character < one.character { place += 1 }
      guard place < others.count else { break }
      if others[place].character == one.character {
        sum += weights[Int(one.character)] * one.share * others[place].share
      }
    }
    return Double(sum)
  }
}
