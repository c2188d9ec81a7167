import Analysis
import Testing

/// The stemmer by tables, on the Kazakh pack's own examples.
@Suite struct TableStemmerTests {
  private static let kazakh = repository + "/locales/kk"
  private static let repository = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  private let pack: LanguagePack
  private let stemmer: TableStemmer

  init() throws {
    pack = try LanguagePack(path: Self.kazakh)
    stemmer = try TableStemmer(pack: pack)
  }

  @Test func everyExampleOfThePackHasTheStemOfItsGroup() throws {
    let rows = try pack.table("examples/stems.tsv", columns: 2)
    #expect(rows.count >= 400)
    for row in rows {
      let stem = stemmer.stem(row.cells[0])
      #expect(stem == row.cells[1], "\(row.file):\(row.line): \(row.cells[0]) → \(stem)")
    }
  }

  @Test func formsOfDifferentGroupsDoNotMeet() throws {
    var groups: [String: String] = [:]
    for row in try pack.table("examples/stems.tsv", columns: 2) {
      let stem = stemmer.stem(row.cells[0])
      let group = groups[stem, default: row.cells[1]]
      #expect(group == row.cells[1], "\(row.file):\(row.line): \(row.cells[0]) meets \(group)")
      groups[stem] = group
    }
  }

  @Test func theStemOfAStemIsItselfForMostExamples() throws {
    let stems = Set(try pack.table("examples/stems.tsv", columns: 2).map { $0.cells[1] })
    let stable = stems.filter { stemmer.stem($0) == $0 }
    #expect(Double(stable.count) >= 0.97 * Double(stems.count), "\(stems.subtracting(stable).sorted())")
  }

  @Test func aWordOfAnotherScriptIsItsOwnStem() {
    for word in ["reuters", "2021", "قازاقستان", "東京", "", "а", "🙂"] {
      #expect(stemmer.stem(word) == word)
    }
  }

  @Test func aForeignNameLosesItsHyphenAndItsSuffix() {
    #expect(stemmer.stem("reuters-тің") == "reuters")
    #expect(stemmer.stem("nato-дан") == "nato")
  }

  @Test func aSuffixOfTheWrongHarmonyStaysOn() {
    #expect(stemmer.stem("мектептың") == "мектептың")
    #expect(stemmer.stem("баладе") == "баладе")
  }

  @Test func aSuffixThatTheLastSoundDoesNotAllowStaysOn() {
    #expect(stemmer.stem("мектеплер") == "мектеплер")
    #expect(stemmer.stem("қызға") != stemmer.stem("қызқа"))
  }

  @Test func wordsWithoutEndAreStemmedInShortTime() {
    let clock = ContinuousClock()
    let time = clock.measure {
      for unit in ["лар", "ы", "дағы", "ның", "ынын", "ла"] {
        _ = stemmer.stem(String(repeating: unit, count: 20))
        _ = stemmer.stem(String(repeating: unit, count: 64 / unit.unicodeScalars.count))
      }
    }
    #expect(time < .seconds(1))
  }

  @Test func theSameWordAlwaysHasTheSameStem() throws {
    let other = try TableStemmer(pack: pack)
    for row in try pack.table("examples/stems.tsv", columns: 2) {
      #expect(stemmer.stem(row.cells[0]) == other.stem(row.cells[0]))
    }
  }

  @Test func thePackThatNamesTablesIsStemmedByThem() throws {
    guard pack.settings["stemmer"] == "tables" else { return }
    #expect(try pack.makeStemmer() is TableStemmer)
  }
}
