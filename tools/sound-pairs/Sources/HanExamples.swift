import Analysis
import Foundation
import Names

/// What `han_readings.py` writes: characters that are one, and words in Chinese characters with their readings.
struct HanExamples {
  private(set) var byExactness: [Exactness: [HanReadingEstimate.Example]] = [:]
  /// The first of the characters that are one.
  private(set) var variants: [Unicode.Scalar: Unicode.Scalar] = [:]
  /// All of them, by the first.
  private(set) var members: [Unicode.Scalar: String] = [:]

  init(path: String, locales: String) throws {
    let packs = try LanguagePacks(path: locales)
    let parser = try NameParser(packs: packs, reader: NameReader(packs: packs))
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells[0] == "=" {
        let first = cells[1].unicodeScalars.first!
        members[first] = cells[1]
        for scalar in cells[1].unicodeScalars { variants[scalar] = first }
        continue
      }
      let name = parser.parse(cells[2])
      guard let first = name.parts.first, let reading = name.readings(0..<name.parts.count).first,
        let weight = Double(cells[0])
      else { continue }
      byExactness[first.exactness, default: []].append(
        HanReadingEstimate.Example(
          characters: Self.characters(cells[1], variants), signs: reading.signs, weight: weight))
    }
  }

  /// The characters of a word, 々 as the one before it.
  static func characters(_ word: String, _ variants: [Unicode.Scalar: Unicode.Scalar]) -> [Unicode.Scalar] {
    word.unicodeScalars.filter(\.properties.isAlphabetic).reduce(into: []) { found, scalar in
      found.append(scalar == "\u{3005}" ? found.last ?? scalar : variants[scalar] ?? scalar)
    }
  }
}
