import Analysis
import Glibc
import Testing

@testable import Names

/// How names in Chinese characters are read, beside every way to cut a reading tried by itself.
struct HanOddsTests {
  private static let exactness = Exactness.full
  private var odds: HanOdds { Self.house.odds }
  private var table: HanReadingTable { Self.house.table }
  private var characters: HanCharacters { Self.house.characters }
  private var sequences: SoundSequences { Self.house.sequences }

  /// Once for all cases: the tables are large.
  private static let house = try! House()

  private struct House {
    let odds: HanOdds
    let table: HanReadingTable
    let characters: HanCharacters
    let sequences: SoundSequences

    init() throws {
      odds = try HanOdds(packs: Locales.packs())
      var characters = HanCharacters()
      table = try HanReadingTable(path: "\(Locales.path)/root/han-readings-full.tsv", characters: &characters)
      self.characters = characters
      sequences = try SoundSequences.read("\(Locales.path)/root/sound-sequences.tsv")[0]
    }
  }

  private static func number(_ signs: ArraySlice<UInt8>) -> UInt64 { SoundPairTable.number(of: signs) }

  @Test(arguments: [("小川", "ogava"), ("林", "haSi"), ("山口", "jamaguCi"), ("文", "ve"), ("佐々木", "sasaki")])
  func `how often characters are read so is the sum over every way to cut the reading`(word: String, reading: String) {
    let numbers = characters.numbers(of: word)
    func ways(_ place: Int, _ signs: ArraySlice<UInt8>) -> Double {
      if place == numbers.count { return signs.isEmpty ? 1 : 0 }
      var sum = 0.0
      for count in 0...min(signs.count, HanReadingTable.longest) {
        let own = signs.prefix(count)
        var share = numbers[place].map { table.share(of: Self.number(own), by: $0) } ?? 0
        if count <= 4 { share += own.reduce(0.003) { $0 * sequences.probability($1) } }
        sum += share * ways(place + 1, signs.dropFirst(count))
      }
      return sum
    }
    let signs = Array(reading.utf8)
    let fast = odds.logProbability(of: signs, Self.exactness, by: word, sequences)
    #expect(abs(fast - log(ways(0, signs[...]))) < 1e-6, "\(word) \(reading)")
  }

  @Test(arguments: [("ven", "man"), ("venbin", "munbin"), ("Zimin", "6imin"), ("san", "jama")])
  func `how often characters are read in two ways is the sum over every cut of both`(left: String, right: String) {
    func ways(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Double {
      if left.isEmpty || right.isEmpty { return left.isEmpty && right.isEmpty ? 1 : 0 }
      var sum = 0.0
      for one in 1...min(left.count, HanReadingTable.longest) {
        for other in 1...min(right.count, HanReadingTable.longest) {
          let shared = table.share(
            table.readers(of: Self.number(left.prefix(one))), table.readers(of: Self.number(right.prefix(other))))
          if shared > 0 { sum += shared * ways(left.dropFirst(one), right.dropFirst(other)) }
        }
      }
      return sum
    }
    let (one, other) = (Array(left.utf8), Array(right.utf8))
    let fast = odds.logProbability(of: (one, Self.exactness), and: (other, Self.exactness))
    let slow = log(ways(one[...], other[...]))
    #expect(fast == slow || abs(fast - slow) < 1e-6, "\(left) \(right)")
  }

  @Test func `simplified, traditional and Japanese forms are one character`() {
    #expect(odds.isSame("廣谷", "広谷"))
    #expect(odds.isSame("国", "國"))
    #expect(odds.isSame("佐佐木", "佐々木"))
    #expect(!odds.isSame("広谷", "広川"))
  }

  @Test(arguments: [
    ("李\t90\tli", "colon"), ("李\tmany\tli:3", "weight"), ("李\t90\tabcdefghi:3", "up to 8"), ("李\t90", "columns"),
  ])
  func `a broken row is an error with its line`(row: String, named: String) throws {
    let path = "/tmp/daiek-han-\(getpid())-\(named.utf8.reduce(0) { $0 &* 31 &+ Int($1) }).tsv"
    let file = try #require(fopen(path, "w"))
    defer { unlink(path) }
    fputs("# a comment\n\(row)\n", file)
    fclose(file)
    var characters = HanCharacters()
    do {
      _ = try HanReadingTable(path: path, characters: &characters)
      Issue.record("no error for \(row)")
    } catch {
      #expect("\(error)".contains(":2"), "\(error)")
      #expect("\(error)".contains(named), "\(error)")
    }
  }
}
