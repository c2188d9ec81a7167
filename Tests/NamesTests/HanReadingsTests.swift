import Analysis
import Fixtures
import Testing

@testable import Names

/// The rows of a name's characters alone, beside the whole tables.
struct HanReadingsTests {
  private static let paths = ["kana", "hangul"].map { "\(Locales.path)/root/han-readings-\($0).tsv" }

  private struct Whole {
    var characters = HanCharacters()
    var cells: [[HanCharacters.Number: String]] = []

    init() throws {
      for path in HanReadingsTests.paths {
        var own: [HanCharacters.Number: String] = [:]
        for row in try PackTable(path: path, columns: 3).rows {
          own[characters.number(ofVariants: Array(row.cells[0].unicodeScalars))] = row.cells[2]
        }
        cells.append(own)
      }
    }

    func commonest(of word: String) -> [[[String]]]? {
      let numbers = characters.numbers(of: word)
      if numbers.contains(where: { $0 == nil }) { return nil }
      return cells.map { cells in
        numbers.map { number in
          (cells[number!] ?? "").split(separator: " ").map { String($0.prefix { $0 != ":" }) }.filter { $0 != "0" }
        }
      }
    }
  }

  @Test func `the readings of random names are those of the whole tables`() throws {
    let whole = try Whole()
    let readings = try HanReadings(paths: Self.paths)
    var letters: [Unicode.Scalar] = ["\u{3005}", "カ", "x", "𠮷"]
    for path in Self.paths {
      for row in try PackTable(path: path, columns: 3).rows { letters.append(contentsOf: row.cells[0].unicodeScalars) }
    }
    var generator = SeededGenerator(seed: 1)
    var known = 0
    for round in 0..<24 {
      var word = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        word.append((round % 6 == 0 ? letters[..<4] : letters[...]).randomElement(using: &generator)!)
      }
      let found = try readings.commonest(of: String(word))?.map {
        $0.map { $0.map { String(decoding: $0, as: UTF8.self) } }
      }
      if found != nil { known += 1 }
      #expect(found == whole.commonest(of: String(word)), "seed 1: \(word)")
    }
    #expect(known > 10)
    // Simplified, traditional and Japanese are one.
    for word in ["仲谷", "国", "國", "德森"] {
      let found = try readings.commonest(of: word)?.map { $0.map { $0.map { String(decoding: $0, as: UTF8.self) } } }
      #expect(found == whole.commonest(of: word))
    }
  }
}
