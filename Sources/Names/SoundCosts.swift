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
    var general: [Row] = []
    var exceptions: [Row] = []
    while try rows.next() {
      let row = Row(pairs: try Self.pairs(rows, signs), values: try Self.values(rows))
      if Self.namesAmbiguous(rows, signs) { exceptions.append(row) } else { general.append(row) }
    }
    var costs = [UInt16](repeating: 0, count: columns * width * width)
    for row in general { Self.write(row, to: &costs, width) }
    // The rows that name an ambiguous sign are exceptions to what its members cost.
    Self.fillAmbiguous(&costs, columns, width, signs)
    for row in exceptions { Self.write(row, to: &costs, width) }
    self.costs = costs
  }

  /// What a row says of all exactnesses, and of which signs.
  private struct Row {
    let pairs: [(Int, Int)]
    let values: [UInt16]
  }

  private static func write(_ row: Row, to costs: inout [UInt16], _ width: Int) {
    for (left, right) in row.pairs where left != right {
      for (column, value) in row.values.enumerated() {
        let table = column * width * width
        costs[table + left * width + right] = value
        costs[table + right * width + left] = value
      }
    }
  }

  private static func values(_ row: PackRows) throws(AnalysisError) -> [UInt16] {
    var values: [UInt16] = []
    for cell in row.cells[2...] {
      guard let value = SoundSequences.number(row.bytes[cell]), value <= 1000 else {
        throw row.error("hundredths from 0 to 1000")
      }
      values.append(UInt16(value))
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

  private static func pairs(_ row: PackRows, _ signs: SoundSigns) throws(AnalysisError) -> [(Int, Int)] {
    if row.isEqual(row.cells[0], "twins") {
      let plain = signs.all.filter { $0.members == [$0.sign] && $0.classes != [0] }
      return plain.flatMap { left in
        plain.filter { $0.classes == left.classes }.map { (signs.place(of: left.sign), signs.place(of: $0.sign)) }
      }
    }
    let left = try places(row, 0, signs)
    let right = try places(row, 1, signs)
    return left.flatMap { left in right.map { (left, $0) } }
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
  private static func fillAmbiguous(_ costs: inout [UInt16], _ columns: Int, _ width: Int, _ signs: SoundSigns) {
    // Of each sign where its members begin in `members`, and after the last one where all end.
    var first = [0]
    var members: [Int] = []
    for sign in signs.all {
      for member in sign.members { members.append(signs.place(of: member)) }
      first.append(members.count)
    }
    let isAmbiguous = signs.all.map { $0.members.count > 1 || $0.members[0] != $0.sign }
    let table = width * width
    costs.withUnsafeMutableBufferPointer { costs in
      for left in isAmbiguous.indices {
        for right in left + 1..<max(left + 1, isAmbiguous.count) where isAmbiguous[left] || isAmbiguous[right] {
          for column in stride(from: 0, to: columns * table, by: table) {
            var best = UInt16.max
            for one in first[left]..<first[left + 1] {
              let row = column + members[one] * width
              for other in first[right]..<first[right + 1] {
                let rarer = (one > first[left] ? rarerReading : 0) + (other > first[right] ? rarerReading : 0)
                best = min(best, costs[row + members[other]] + UInt16(rarer))
              }
            }
            costs[column + (left + 1) * width + right + 1] = best
            costs[column + (right + 1) * width + left + 1] = best
          }
        }
      }
      for (place, sign) in signs.all.enumerated() where isAmbiguous[place] {
        for column in stride(from: 0, to: columns * table, by: table) {
          let own = members[first[place]..<first[place + 1]]
          let least = sign.mayBeNothing ? UInt16(rarerReading) : own.map { costs[column + $0 * width] }.min() ?? 0
          costs[column + place + 1] = least
          costs[column + (place + 1) * width] = least
        }
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
