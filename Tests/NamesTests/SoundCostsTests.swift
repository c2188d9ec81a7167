import Analysis
import Fixtures
import Names
import Testing

/// The least sum of costs, beside all ways from one reading to the other.
struct SoundCostsTests {
  /// By the costs of single signs alone: every way, with the rests met before remembered.
  private func naive(_ left: [UInt8], _ right: [UInt8], _ one: ([UInt8], [UInt8]) -> Int) -> Int {
    var known: [[Int]: Int] = [:]
    func rest(_ i: Int, _ j: Int) -> Int {
      if i == left.count, j == right.count { return 0 }
      if let cost = known[[i, j]] { return cost }
      var best = Int.max
      if i < left.count { best = min(best, one([left[i]], []) + rest(i + 1, j)) }
      if j < right.count { best = min(best, one([], [right[j]]) + rest(i, j + 1)) }
      if i < left.count, j < right.count { best = min(best, one([left[i]], [right[j]]) + rest(i + 1, j + 1)) }
      known[[i, j]] = best
      return best
    }
    return rest(0, 0)
  }

  @Test(arguments: [UInt64(1), 2]) func `the cost of random readings is the least of all ways`(seed: UInt64) throws {
    let table = try SoundTable(packs: Locales.packs())
    let signs = table.signs.all.map(\.sign)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let left = (0..<Int.random(in: 0...7, using: &generator)).map { _ in signs.randomElement(using: &generator)! }
      let right =
        Bool.random(using: &generator)
        ? left.shuffled(using: &generator)
        : (0..<Int.random(in: 0...7, using: &generator)).map { _ in signs.randomElement(using: &generator)! }
      let one = Exactness.allCases.randomElement(using: &generator)!
      let other = Exactness.allCases.randomElement(using: &generator)!
      let cost = table.costs.cost(left, right, one, other)
      let least = naive(left, right) { table.costs.cost($0, $1, one, other) }
      // Beyond a limit any figure above it may be given.
      let limited = table.costs.cost(left, right, one, other, limit: least / 2)
      if cost != least || limited != least && limited <= least / 2 {
        Issue.record("seed \(seed): \(Sounds(left)) to \(Sounds(right)): \(cost), \(limited), not \(least)")
      }
    }
  }

  @Test func `a sign is a consonant by the table as by its row`() throws {
    let signs = try SoundTable(packs: Locales.packs()).signs
    for code in UInt8(0)..<128 { #expect(signs.isConsonant(code) == (signs.kind(of: code) == .consonant)) }
  }
}
