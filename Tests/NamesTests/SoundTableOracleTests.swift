import Analysis
import Fixtures
import Names
import Testing

/// Words read as sounds, beside trying every row of the tables at every place.
struct SoundTableOracleTests {
  private struct Row {
    let script: Script?
    let letters: [Unicode.Scalar]
    let place: Character
    let readings: [[UInt8]]
  }

  private let table: SoundTable
  private var rows: [Row] = []

  init() throws {
    let packs = try Locales.packs()
    table = try SoundTable(packs: packs)
    func readings(_ cell: String) -> [[UInt8]] {
      cell.split(separator: " ").map { $0 == "0" ? [] : Array($0.utf8) }
    }
    for row in try PackTable(path: packs.rootFile("sounds.tsv"), columns: 3).rows {
      let letters = row.cells[1].filter { $0 != "^" && $0 != "$" }
      let place: Character = row.cells[1].hasPrefix("^") ? "^" : row.cells[1].hasSuffix("$") ? "$" : " "
      rows.append(
        Row(
          script: Script(row.cells[0]), letters: Array(letters.unicodeScalars), place: place,
          readings: readings(row.cells[2])))
    }
    for row in try PackTable(path: packs.rootFile("han-sounds.tsv"), columns: 2).rows {
      for characters in row.cells[1].split(separator: " ") {
        rows.append(
          Row(script: nil, letters: Array(characters.unicodeScalars), place: " ", readings: readings(row.cells[0])))
      }
    }
  }

  /// The row that reads a place: the longest, of two as long the one that is bound to an end, then the first.
  private func row(at index: Int, of word: [Unicode.Scalar], _ script: Script?) -> Row? {
    func best(_ rows: [Row]) -> Row? {
      let fitting = rows.filter { row in
        let end = index + row.letters.count
        return end <= word.count && Array(word[index..<end]) == row.letters
          && (row.place == " " || row.place == "^" && index == 0 || row.place == "$" && end == word.count)
      }
      var best: Row?
      for row in fitting {
        let rank = (row.letters.count, row.place == " " ? 0 : 1)
        if best == nil || rank > (best!.letters.count, best!.place == " " ? 0 : 1) { best = row }
      }
      return best
    }
    let own = rows.filter { $0.script == script ?? Script(of: word[index]) && $0.letters.first == word[index] }
    return best(own.isEmpty ? rows.filter { $0.script == nil && $0.letters.first == word[index] } : own)
  }

  private func readings(of text: String, as script: Script?) -> [[UInt8]] {
    let word = Array(text.unicodeScalars)
    var partial: [[UInt8]] = [[]]
    var index = 0
    while index < word.count {
      var found = row(at: index, of: word, script)
      index += found?.letters.count ?? 1
      if found == nil, word[index - 1].value > 0x7F {
        let plain = TermNormalizer.decompose(String(Character(word[index - 1]))).unicodeScalars.first!
        if plain != word[index - 1] {
          let single = rows.filter { $0.script == Script(of: plain) && $0.letters == [plain] }
          // One bound to an end comes before one that is not, and the last of them is asked.
          found = single.last { $0.place == " " } ?? single.last
        }
      }
      guard let found, !found.readings.isEmpty else { continue }
      let longer = found.readings.flatMap { reading in
        partial.map { start in
          reading.reduce(into: start) { if $0.last != $1 || !table.signs.isConsonant($1) { $0.append($1) } }
        }
      }
      partial = found.readings.count == 1 ? longer : Array(longer.prefix(SoundTable.mostReadings))
    }
    var seen: Set<[UInt8]> = []
    return partial.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  @Test(arguments: [UInt64(1), 2]) func `random words are read as by every row tried`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let scripts: [Script?] = [nil, nil, nil, Script("Hani")]
    for _ in 0..<400 {
      var word = ""
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        let row = rows.randomElement(using: &generator)!
        word.unicodeScalars.append(contentsOf: row.letters)
        if Int.random(in: 0..<6, using: &generator) == 0 {
          word += ["é", "ǻ", "5", "ў", "'"].randomElement(using: &generator)!
        }
      }
      let script = scripts.randomElement(using: &generator)!
      let found = table.readings(of: word, as: script).map(\.signs)
      let expected = readings(of: word, as: script)
      if found != expected { Issue.record("seed \(seed): \(word) \(script?.description ?? "")") }
    }
  }

  @Test func `two inexact scripts cost the lesser of what each costs`() {
    let signs = table.signs.all.map(\.sign)
    for left in signs {
      for right in signs {
        for one in Exactness.allCases.dropFirst() {
          for other in Exactness.allCases.dropFirst() where one != other {
            let cost = table.costs.cost([left], [right], one, other)
            let mixed = min(
              table.costs.cost([left], [right], .full, one), table.costs.cost([left], [right], .full, other))
            // Both are the least of several ways, so that of both together may be less.
            #expect(cost <= mixed)
            #expect(
              table.costs.mass([left], one, other)
                == min(table.costs.mass([left], .full, one), table.costs.mass([left], .full, other)))
          }
        }
      }
    }
  }
}
