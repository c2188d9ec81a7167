import Analysis

/// Compares whole names in any scripts: the best assignment of their parts, whatever the order, joined by a hyphen, a space
/// or nothing, with initials, and with or without particles and patronymics.
package struct NameMatcher: Sendable {
  private let costs: SoundCosts

  package init(costs: SoundCosts) { self.costs = costs }

  // Hundredths of what a part says.
  private static let leftOutGiven = 30
  private static let leftOutParticle = 4
  private static let leftOut = 100
  private static let initialMass = 60
  private static let initialLeftOut = 15
  private static let initialFits = 6
  private static let mostJoined = 4

  /// The distance; the more parts, the dearer: by the product of their numbers.
  package func distance(_ left: WrittenName, _ right: WrittenName) -> NameDistance {
    var alignment = Alignment(left: left, right: right, costs: costs)
    return alignment.solve()
  }

  /// Whether two single words may be one name, without the rest of the names that they stand in.
  package func distance(_ left: NamePart, _ right: NamePart) -> Double {
    distance(WrittenName(parts: [left]), WrittenName(parts: [right])).overall
  }

  private struct Step {
    var cost: Int
    var worst: Double
  }

  private struct Alignment {
    let left: WrittenName
    let right: WrittenName
    let costs: SoundCosts
    let leftMasses: [Int]
    let rightMasses: [Int]
    let leftSkips: [Int]
    let rightSkips: [Int]
    private var known: [Int: Step] = [:]
    private var pairs: [Int: (cost: Int, mass: Int)] = [:]

    init(left: WrittenName, right: WrittenName, costs: SoundCosts) {
      self.left = left
      self.right = right
      self.costs = costs
      // How much a vowel says is a matter of the less exact of the two.
      let leftExactness = left.parts.first?.exactness ?? .full
      let rightExactness = right.parts.first?.exactness ?? .full
      func mass(_ part: NamePart) -> Int {
        part.kind == .initial
          ? NameMatcher.initialMass
          : costs.mass(part.wholeReadings.first?.signs ?? [], leftExactness, rightExactness)
      }
      leftMasses = left.parts.map(mass)
      rightMasses = right.parts.map(mass)
      let longer = left.coreCount - right.coreCount
      func skips(_ name: WrittenName, _ masses: [Int], isLonger: Bool) -> [Int] {
        zip(name.parts, masses).map { part, mass in
          switch part.kind {
          case .particle, .patronymic: mass * NameMatcher.leftOutParticle / 100
          case .initial: NameMatcher.initialLeftOut
          case .name: mass * (isLonger ? NameMatcher.leftOutGiven : NameMatcher.leftOut) / 100
          }
        }
      }
      leftSkips = skips(left, leftMasses, isLonger: longer > 0)
      rightSkips = skips(right, rightMasses, isLonger: longer < 0)
    }

    mutating func solve() -> NameDistance {
      guard !left.parts.isEmpty, !right.parts.isEmpty else { return NameDistance(overall: 1, worst: 1) }
      let best = step(0, 0)
      func weight(_ name: WrittenName, _ masses: [Int]) -> Int {
        zip(name.parts, masses).reduce(0) { $0 + ($1.0.isCore ? $1.1 : 0) }
      }
      let mass = max(60, (weight(left, leftMasses) + weight(right, rightMasses)) / 2)
      return NameDistance(overall: Double(best.cost) / Double(mass), worst: best.worst)
    }

    /// The best way to go on from a part of the left, some parts of the right being taken.
    private mutating func step(_ from: Int, _ taken: Int) -> Step {
      if from == left.parts.count {
        var cost = 0
        for place in right.parts.indices where taken & 1 << place == 0 { cost += rightSkips[place] }
        return Step(cost: cost, worst: 0)
      }
      let key = from << 16 | taken
      if let step = known[key] { return step }
      var best = step(from + 1, taken)
      best.cost += leftSkips[from]
      for start in right.parts.indices where taken & 1 << start == 0 {
        var mask = 0
        for end in start + 1...min(right.parts.count, start + NameMatcher.mostJoined) where start < right.parts.count {
          guard taken & 1 << (end - 1) == 0 else { break }
          mask |= 1 << (end - 1)
          consider(from..<from + 1, start..<end, taken | mask, &best)
        }
        guard from + 1 < left.parts.count else { continue }
        for last in from + 2...min(left.parts.count, from + NameMatcher.mostJoined) {
          consider(from..<last, start..<start + 1, taken | 1 << start, &best)
        }
      }
      known[key] = best
      return best
    }

    private mutating func consider(_ leftSpan: Range<Int>, _ rightSpan: Range<Int>, _ taken: Int, _ best: inout Step) {
      let pair = pair(leftSpan, rightSpan)
      guard pair.cost < best.cost else { return }
      let rest = step(leftSpan.upperBound, taken)
      let cost = pair.cost + rest.cost
      guard cost < best.cost else { return }
      best = Step(cost: cost, worst: max(rest.worst, Double(pair.cost) / Double(max(60, pair.mass))))
    }

    private mutating func pair(_ leftSpan: Range<Int>, _ rightSpan: Range<Int>) -> (cost: Int, mass: Int) {
      let key = leftSpan.lowerBound << 12 | leftSpan.count << 8 | rightSpan.lowerBound << 4 | rightSpan.count
      if let known = pairs[key] { return known }
      let found = compare(leftSpan, rightSpan)
      pairs[key] = found
      return found
    }

    private func compare(_ leftSpan: Range<Int>, _ rightSpan: Range<Int>) -> (cost: Int, mass: Int) {
      let one = left.parts[leftSpan.lowerBound]
      let other = right.parts[rightSpan.lowerBound]
      let mass =
        (leftSpan.reduce(0) { $0 + leftMasses[$1] } + rightSpan.reduce(0) { $0 + rightMasses[$1] }) / 2
      if leftSpan.count == 1, rightSpan.count == 1 {
        if one.kind == .initial || other.kind == .initial { return (initial(one, other), mass) }
        if case .patronymic(let gender) = one.kind, case .patronymic(let second) = other.kind {
          if gender != second { return (mass, mass) }
          return (least(one.readings.map(\.signs), other.readings.map(\.signs), one, other), mass)
        }
      } else if (leftSpan.map { left.parts[$0] } + rightSpan.map { right.parts[$0] }).contains(where: {
        $0.kind == .initial
      }) {
        return (Int(Int32.max), mass)
      }
      return (least(left.readings(leftSpan), right.readings(rightSpan), one, other), mass)
    }

    private func least(_ ones: [[UInt8]], _ others: [[UInt8]], _ left: NamePart, _ right: NamePart) -> Int {
      var best = Int.max
      for (rank, one) in ones.enumerated() {
        for (otherRank, other) in others.enumerated() {
          let rarer = (rank > 0 ? 3 : 0) + (otherRank > 0 ? 3 : 0)
          best = min(best, rarer + costs.cost(one, other, left.exactness, right.exactness, limit: best))
        }
      }
      return best
    }

    /// An initial fits the name that begins with its sound.
    private func initial(_ one: NamePart, _ other: NamePart) -> Int {
      for left in one.readings {
        for right in other.readings {
          guard let first = left.signs.first, let second = right.signs.first else { continue }
          if costs.cost([first], [second], one.exactness, other.exactness) <= 30 { return NameMatcher.initialFits }
        }
      }
      return 200
    }
  }
}
