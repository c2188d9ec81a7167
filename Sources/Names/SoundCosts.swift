import Analysis

/// What it costs to take one sound for another, or for none, by how exactly two scripts write
/// (`locales/root/sound-costs.tsv`).
package struct SoundCosts: Sendable {
  /// Hundredths, by exactness, left sign, right sign; place 0 is nothing.
  private let costs: [UInt16]
  package let signs: SoundSigns

  /// The signs and nothing.
  private let width: Int
  /// What it adds that an ambiguous letter is read as another than its commonest sound.
  private static let rarerReading = 5

  /// - Throws: `AnalysisError` with file and line for a broken row.
  package init(packs: LanguagePacks, signs: SoundSigns) throws(AnalysisError) {
    self.signs = signs
    let columns = Exactness.allCases.count
    let width = signs.all.count + 1
    self.width = width
    var rows = try PackRows(path: packs.rootFile("sound-costs.tsv"), columns: 2 + columns)
    var general = [Values](repeating: Values(), count: width * width)
    var exceptions: [(left: [Int], right: [Int], values: Values)] = []
    while try rows.next() {
      let values = try Self.values(rows)
      if rows.isEqual(rows.cells[0], "twins") {
        Self.writeTwins(values, to: &general, width, signs)
        continue
      }
      let (left, right) = (try Self.places(rows, 0, signs), try Self.places(rows, 1, signs))
      if Self.namesAmbiguous(rows, signs) {
        exceptions.append((left, right, values))
      } else {
        Self.write(values, left, right, to: &general, width)
      }
    }
    // The rows that name an ambiguous sign are exceptions to what its members cost.
    Self.fillAmbiguous(&general, width, signs)
    for (left, right, values) in exceptions { Self.write(values, left, right, to: &general, width) }
    costs = (0..<columns).flatMap { column in general.map { $0[column] } }
  }

  /// What two signs cost, by exactness: all columns of a row at once.
  private typealias Values = SIMD8<UInt16>

  private static func write(_ values: Values, _ lefts: [Int], _ rights: [Int], to costs: inout [Values], _ width: Int) {
    for left in lefts {
      for right in rights where left != right {
        costs[left * width + right] = values
        costs[right * width + left] = values
      }
    }
  }

  /// Any two consonants of one class.
  private static func writeTwins(_ values: Values, to costs: inout [Values], _ width: Int, _ signs: SoundSigns) {
    let plain = signs.all.filter { $0.members == [$0.sign] && $0.classes != [0] }
    let places = plain.map { (place: signs.place(of: $0.sign), own: $0.classes[0]) }
    for left in places {
      for right in places where left.own == right.own && left.place != right.place {
        costs[left.place * width + right.place] = values
      }
    }
  }

  private static func values(_ row: PackRows) throws(AnalysisError) -> Values {
    var values = Values()
    for (column, cell) in row.cells[2...].enumerated() {
      guard let value = SoundSequences.number(row.bytes[cell]), value <= 1000 else {
        throw row.error("hundredths from 0 to 1000")
      }
      values[column] = UInt16(value)
    }
    return values
  }

  private static func namesAmbiguous(_ row: PackRows, _ signs: SoundSigns) -> Bool {
    row.cells[..<2].contains { cell in
      kind(row, cell) == nil && !row.isEqual(cell, "twins")
        && row.bytes[cell].contains { code in signs[code].map { $0.members != [code] } ?? false }
    }
  }

  /// The kind of signs that a cell names, if it names one.
  private static func kind(_ row: PackRows, _ cell: Range<Int>) -> SoundSigns.Kind? {
    cell.count < 4 ? nil : SoundSigns.Kind(rawValue: String(decoding: row.bytes[cell], as: UTF8.self))
  }

  private static func places(_ row: PackRows, _ column: Int, _ signs: SoundSigns) throws(AnalysisError) -> [Int] {
    let cell = row.cells[column]
    if row.isEqual(cell, "0") { return [0] }
    if let kind = kind(row, cell) {
      return signs.all.filter { $0.kind == kind && $0.members == [$0.sign] }.map { signs.place(of: $0.sign) }
    }
    var places: [Int] = []
    for sign in row.bytes[cell] {
      guard signs.place(of: sign) > 0, sign < 0x80 else {
        throw row.error("signs of sound-classes.tsv, a kind, twins or 0")
      }
      places.append(signs.place(of: sign))
    }
    return places
  }

  /// The costs of signs with members: their best member's.
  private static func fillAmbiguous(_ costs: inout [Values], _ width: Int, _ signs: SoundSigns) {
    // Of each sign where its members begin in `members`, and after the last one where all end.
    var first = [0]
    var members: [Int] = []
    for sign in signs.all {
      for member in sign.members { members.append(signs.place(of: member)) }
      first.append(members.count)
    }
    let isAmbiguous = signs.all.map { $0.members.count > 1 || $0.members[0] != $0.sign }
    let rarer = Values(repeating: UInt16(rarerReading))
    costs.withUnsafeMutableBufferPointer { costs in
      for left in isAmbiguous.indices {
        for right in left + 1..<max(left + 1, isAmbiguous.count) where isAmbiguous[left] || isAmbiguous[right] {
          var best = Values(repeating: .max)
          for one in first[left]..<first[left + 1] {
            for other in first[right]..<first[right + 1] {
              var cost = costs[members[one] * width + members[other]]
              if one > first[left] { cost &+= rarer }
              if other > first[right] { cost &+= rarer }
              best = pointwiseMin(best, cost)
            }
          }
          costs[(left + 1) * width + right + 1] = best
          costs[(right + 1) * width + left + 1] = best
        }
      }
      for place in isAmbiguous.indices where isAmbiguous[place] {
        var least = rarer
        if !signs.all[place].mayBeNothing {
          least = Values(repeating: .max)
          for member in members[first[place]..<first[place + 1]] {
            least = pointwiseMin(least, costs[member * width])
          }
        }
        costs[place + 1] = least
        costs[(place + 1) * width] = least
      }
    }
  }

  /// The least sum of costs by which one reading becomes the other, in hundredths; gives up beyond `limit`. The product of
  /// the two lengths.
  package func cost(
    _ left: [UInt8], _ right: [UInt8], _ leftExactness: Exactness, _ rightExactness: Exactness, limit: Int = Int.max
  ) -> Int {
    if left == right { return 0 }
    let (one, other) = tables(leftExactness, rightExactness)
    if one == other { return cost(left, right, limit) { costs[one + $0] } }
    return cost(left, right, limit) { min(costs[one + $0], costs[other + $0]) }
  }

  /// The same by what a place in a table costs.
  @inline(__always)
  private func cost(_ left: [UInt8], _ right: [UInt8], _ limit: Int, _ cost: (Int) -> UInt16) -> Int {
    let count = right.count
    // Two rows of the table of distances, then the place of each right sign in a row of costs, and what it costs to put in.
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: (count + 1) * 4) { room in
      var previous = 0
      var current = count + 1
      let places = (count + 1) * 2
      let insertions = (count + 1) * 3
      room[0] = 0
      for j in 0..<count {
        room[places + j] = signs.place(of: right[j])
        room[insertions + j] = Int(cost(room[places + j]))
        room[j + 1] = room[j] + room[insertions + j]
      }
      for code in left {
        let row = signs.place(of: code) * width
        let deletion = Int(cost(row))
        var before = room[previous]
        var best = before + deletion
        room[current] = best
        var least = best
        for j in 0..<count {
          let above = room[previous + j + 1]
          // To exchange a sign for itself costs nothing: the table has 0 there.
          best = min(before + Int(cost(row + room[places + j])), above + deletion, best + room[insertions + j])
          room[current + j + 1] = best
          least = min(least, best)
          before = above
        }
        if least > limit { return least }
        swap(&previous, &current)
      }
      return room[previous + count]
    }
  }

  /// What a reading would cost to leave out as a whole: how much it says.
  package func mass(_ signs: [UInt8], _ left: Exactness, _ right: Exactness) -> Int {
    let (one, other) = tables(left, right)
    return signs.reduce(0) { sum, sign in
      let place = self.signs.place(of: sign)
      return sum + Int(min(costs[one + place], costs[other + place]))
    }
  }

  /// Where the tables of two exactnesses begin. Of two inexact scripts each blurs what it blurs, so the lesser cost holds; what
  /// is exact adds nothing, and then both are the table of the other.
  private func tables(_ left: Exactness, _ right: Exactness) -> (Int, Int) {
    let table = width * width
    let (one, other) = (left.index * table, right.index * table)
    return one == 0 ? (other, other) : other == 0 ? (one, one) : (one, other)
  }
}
