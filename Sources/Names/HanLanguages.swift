import Analysis

/// A name in Chinese characters as Cantonese, Japanese and Korean read it: what its habit of writing foreign names and its
/// pinyin do not say. 文德森 is Mandelson by Cantonese, 本田 Honda by Japanese, 吴克烈 O Kuk-ryol by Korean.
struct HanLanguages: Sendable {
  private let cantonese: PackRows
  private let table: SoundTable
  /// Japanese, then Korean.
  private let readings: HanReadings

  /// The longest name, in characters; of each, the two commonest Japanese readings.
  private static let mostCharacters = 4
  private static let mostReadings = 2

  /// - Throws: `AnalysisError` for a file that cannot be read.
  init(packs: LanguagePacks, table: SoundTable) throws(AnalysisError) {
    self.table = table
    cantonese = try PackRows(path: packs.rootFile("han-cantonese.tsv"), columns: 2)
    readings = try HanReadings(paths: ["kana", "hangul"].map { packs.rootFile("han-readings-\($0).tsv") })
  }

  /// The readings of a word that every language has for all its characters. Linear in the tables.
  ///
  /// - Throws: `AnalysisError` with file and line for a broken row that has one of them.
  func readings(of word: String) throws(AnalysisError) -> [Sounds] {
    let scalars = Array(word.unicodeScalars.filter(\.properties.isAlphabetic))
    guard scalars.count <= Self.mostCharacters, !scalars.isEmpty else { return [] }
    var found: [Sounds] = []
    let syllables = try cantonese(scalars)
    if !syllables.contains(where: \.isEmpty) { found.append(Sounds(syllables.flatMap { $0 })) }
    guard let readings = try readings.commonest(of: word), readings[0].count == scalars.count else { return found }
    found += Self.joined(readings[0].map { Array($0.prefix(scalars.count > 2 ? 1 : Self.mostReadings)) })
    found += Self.joined(readings[1].map { Array($0.prefix(1)) })
    return found
  }

  /// Each character's syllable as it sounds; none where the table does not have it. The last row of a character holds.
  private func cantonese(_ scalars: [Unicode.Scalar]) throws(AnalysisError) -> [[UInt8]] {
    var rows = cantonese
    var found = [[UInt8]](repeating: [], count: scalars.count)
    while try rows.next(holding: Set(scalars), inColumn: 1) {
      guard let reading = table.readings(of: rows.text(0)).first else {
        throw rows.error("a syllable that has a sound", found: rows.text(0))
      }
      let own = Set(rows.text(1).unicodeScalars)
      for (place, scalar) in scalars.enumerated() where own.contains(scalar) { found[place] = reading.signs }
    }
    return found
  }

  private static func joined(_ characters: [[[UInt8]]]) -> [Sounds] {
    characters.reduce([[]]) { starts, readings in starts.flatMap { start in readings.map { start + $0 } } }
      .filter { !$0.isEmpty }.map { Sounds($0) }
  }
}
