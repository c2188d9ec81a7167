import Analysis

/// A name in Chinese characters as Cantonese, Japanese and Korean read it: what its habit of writing foreign names and its
/// pinyin do not say. 文德森 is Mandelson by Cantonese, 本田 Honda by Japanese, 吴克烈 O Kuk-ryol by Korean.
struct HanLanguages: Sendable {
  private var cantonese: [Unicode.Scalar: [UInt8]] = [:]
  private var characters = HanCharacters()
  private let japanese: HanReadings
  private let korean: HanReadings

  /// The longest name, in characters; of each, the two commonest Japanese readings.
  private static let mostCharacters = 4
  private static let mostReadings = 2

  /// - Throws: `AnalysisError` with file and line for a broken row.
  init(packs: LanguagePacks, table: SoundTable) throws(AnalysisError) {
    for row in try PackTable(path: packs.rootFile("han-cantonese.tsv"), columns: 2).rows {
      guard let reading = table.readings(of: row.cells[0]).first else {
        throw .badLine(file: row.file, line: row.line, expected: "a syllable that has a sound", found: row.cells[0])
      }
      for scalar in row.cells[1].unicodeScalars { cantonese[scalar] = reading.signs }
    }
    japanese = try HanReadings(path: packs.rootFile("han-readings-kana.tsv"), characters: &characters)
    korean = try HanReadings(path: packs.rootFile("han-readings-hangul.tsv"), characters: &characters)
  }

  /// The readings of a word that every language has for all its characters.
  func readings(of word: String) -> [Sounds] {
    let scalars = word.unicodeScalars.filter(\.properties.isAlphabetic)
    guard scalars.count <= Self.mostCharacters, !scalars.isEmpty else { return [] }
    var found: [Sounds] = []
    let syllables = scalars.map { cantonese[$0] ?? [] }
    if !syllables.contains(where: \.isEmpty) { found.append(Sounds(syllables.flatMap { $0 })) }
    let numbers = characters.numbers(of: word).compactMap { $0 }
    guard numbers.count == scalars.count else { return found }
    found += Self.joined(
      numbers.map { Array(japanese.commonest(of: $0).prefix(numbers.count > 2 ? 1 : Self.mostReadings)) })
    found += Self.joined(numbers.map { Array(korean.commonest(of: $0).prefix(1)) })
    return found
  }

  private static func joined(_ characters: [[[UInt8]]]) -> [Sounds] {
    characters.reduce([[]]) { starts, readings in starts.flatMap { start in readings.map { start + $0 } } }
      .filter { !$0.isEmpty }.map { Sounds($0) }
  }
}
