import Analysis

/// What it costs to take one sound for another, or for none, by how exactly two scripts write
/// (`locales/root/sound-costs.tsv`).
package struct SoundCosts: Sendable {
  /// Hundredths, by pair of exactness, left sign, right sign; place 0 is nothing.
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
    var plain = [[UInt16]](repeating: [UInt16](repeating: 0, count: width * width), count: columns)
    let rows = try PackTable(path: packs.rootFile("sound-costs.tsv"), columns: 2 + columns).rows
    // The rows that name an ambiguous sign are exceptions to what its members cost.
    for isException in [false, true] {
      for row in rows where Self.namesAmbiguous(row, signs) == isException {
        let values = try Self.values(row)
        for (left, right) in try Self.pairs(row, signs) where left != right {
          for column in 0..<columns {
            plain[column][left * width + right] = values[column]
            plain[column][right * width + left] = values[column]
          }
        }
      }
      if !isException { for column in 0..<columns { Self.fillAmbiguous(&plain[column], width, signs) } }
    }
    // Of two inexact scripts each blurs what it blurs; what is exact adds nothing. One table for each unordered pair.
    var costs: [UInt16] = []
    costs.reserveCapacity(columns * (columns + 1) / 2 * width * width)
    for right in 0..<columns {
      for left in 0...right {
        if left == 0 || left == right {
          costs += plain[right]
        } else {
          for place in 0..<width * width { costs.append(min(plain[left][place], plain[right][place])) }
        }
      }
    }
    self.costs = costs
  }

  private static func values(_ row: PackTable.Row) throws(AnalysisError) -> [UInt16] {
    var values: [UInt16] = []
    for cell in row.cells[2...] {
      guard let value = UInt16(cell), value <= 1000 else {
        throw .badLine(file: row.file, line: row.line, expected: "hundredths from 0 to 1000", found: cell)
      }
      values.append(value)
    }
    return values
  }

  private static func namesAmbiguous(_ row: PackTable.Row, _ signs: SoundSigns) -> Bool {
    row.cells[..<2].contains { cell in
      SoundSigns.Kind(rawValue: cell) == nil && cell != "twins"
        && cell.utf8.contains { code in signs[code].map { $0.members != [code] } ?? false }
    }
  }

  private static func pairs(_ row: PackTable.Row, _ signs: SoundSigns) throws(AnalysisError) -> [(Int, Int)] {
    if row.cells[0] == "twins" {
      let plain = signs.all.filter { $0.members == [$0.sign] && $0.classes != [0] }
      return plain.flatMap { left in
        plain.filter { $0.classes == left.classes }.map { (signs.place(of: left.sign), signs.place(of: $0.sign)) }
      }
    }
    let left = try places(row, 0, signs)
    let right = try places(row, 1, signs)
    return left.flatMap { left in right.map { (left, $0) } }
  }

  private static func places(
    _ row: PackTable.Row, _ column: Int, _ signs: SoundSigns
  ) throws(AnalysisError) -> [Int] {
    if row.cells[column] == "0" { return [0] }
    if let kind = SoundSigns.Kind(rawValue: row.cells[column]) {
      return signs.all.filter { $0.kind == kind && $0.members == [$0.sign] }.map { signs.place(of: $0.sign) }
    }
    var places: [Int] = []
    for sign in row.cells[column].utf8 {
      guard signs[sign] != nil else {
        throw .badLine(
          file: row.file, line: row.line, expected: "signs of sound-classes.tsv, a kind, twins or 0",
          found: row.cells[column])
      }
      places.append(signs.place(of: sign))
    }
    return places
  }

  /// The costs of signs with members: their best member's.
  private static func fillAmbiguous(_ table: inout [UInt16], _ width: Int, _ signs: SoundSigns) {
    let isAmbiguous = signs.all.map { $0.members != [$0.sign] }
    for (leftPlace, left) in signs.all.enumerated() {
      for (rightPlace, right) in signs.all.enumerated().dropFirst(leftPlace) {
        guard leftPlace != rightPlace, isAmbiguous[leftPlace] || isAmbiguous[rightPlace] else { continue }
        var best = UInt16.max
        for (leftRank, one) in left.members.enumerated() {
          for (rightRank, other) in right.members.enumerated() {
            let rarer = (leftRank > 0 ? rarerReading : 0) + (rightRank > 0 ? rarerReading : 0)
            best = min(best, table[signs.place(of: one) * width + signs.place(of: other)] + UInt16(rarer))
          }
        }
        table[(leftPlace + 1) * width + rightPlace + 1] = best
        table[(rightPlace + 1) * width + leftPlace + 1] = best
      }
    }
    for (place, sign) in signs.all.enumerated() where isAmbiguous[place] {
      let least =
        sign.mayBeNothing
        ? UInt16(rarerReading) : sign.members.map { table[signs.place(of: $0) * width] }.min() ?? 0
      table[place + 1] = least
      table[(place + 1) * width] = least
    }
  }

  /// The least sum of costs by which one reading becomes the other, in hundredths; gives up beyond `limit`. The product of
  /// the two lengths.
  package func cost(
    _ left: [UInt8], _ right: [UInt8], _ leftExactness: Exactness, _ rightExactness: Exactness, limit: Int = Int.max
  ) -> Int {
    if left == right { return 0 }
    let table = table(leftExactness, rightExactness)
    let count = right.count
    let costs = costs
    // Two rows of the table of distances, then the place of each right sign in a row of costs, and what it costs to put in.
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: (count + 1) * 4) { room in
      var previous = 0
      var current = count + 1
      let places = (count + 1) * 2
      let insertions = (count + 1) * 3
      room[0] = 0
      for j in 0..<count {
        room[places + j] = signs.place(of: right[j])
        room[insertions + j] = Int(costs[table + room[places + j]])
        room[j + 1] = room[j] + room[insertions + j]
      }
      for code in left {
        let row = table + signs.place(of: code) * width
        let deletion = Int(costs[row])
        var before = room[previous]
        var best = before + deletion
        room[current] = best
        var least = best
        for j in 0..<count {
          let above = room[previous + j + 1]
          // To exchange a sign for itself costs nothing: the table has 0 there.
          best = min(before + Int(costs[row + room[places + j]]), above + deletion, best + room[insertions + j])
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
    let table = table(left, right)
    return signs.reduce(0) { $0 + Int(costs[table + self.signs.place(of: $1)]) }
  }

  private func table(_ left: Exactness, _ right: Exactness) -> Int {
    let (low, high) = (min(left.index, right.index), max(left.index, right.index))
    return (high * (high + 1) / 2 + low) * width * width
  }
}
