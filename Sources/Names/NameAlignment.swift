/// The best assignment of one name's parts to another's; made for one comparison.
struct NameAlignment {
  private let left: WrittenName
  private let right: WrittenName
  private let costs: SoundCosts
  private let leftMasses: [Int]
  private let rightMasses: [Int]
  private let leftSkips: [Step]
  private let rightSkips: [Step]
  /// By part of the left, then by what is taken of the right.
  private var known: [Step?]
  /// By first part and number of parts on the left, then on the right.
  private var pairs: [Pair?]

  /// What some parts cost, in hundredths of a sound, and how badly the worst of them fits, in hundredths.
  fileprivate struct Step {
    var cost: Int
    var worst: Int
    var leftOut = 0
  }

  private struct Pair {
    let cost: Int
    let mass: Int
  }

  // Hundredths of what a part says.
  private static let leftOutGiven = 30
  private static let leftOutLast = 50
  private static let leftOutOfWhole = 90
  private static let leftOutParticle = 4
  private static let leftOutFather = 40
  private static let leftOut = 100
  /// Hundredths of a sound.
  private static let initialMass = 60
  private static let initialLeftOut = 15
  private static let initialFits = 6
  private static let variant = 25
  private static let rarerReading = 3
  private static let leastMass = 60
  private static let mostJoined = 4

  init(left: WrittenName, right: WrittenName, costs: SoundCosts) {
    self.left = left
    self.right = right
    self.costs = costs
    // How much a vowel says is a matter of the less exact of the two.
    let leftExactness = left.parts.first?.exactness ?? .full
    let rightExactness = right.parts.first?.exactness ?? .full
    func masses(_ name: WrittenName) -> [Int] {
      name.parts.map { part in
        part.kind == .initial
          ? Self.initialMass : costs.mass(part.wholeReadings.first?.signs ?? [], leftExactness, rightExactness)
      }
    }
    leftMasses = masses(left)
    rightMasses = masses(right)
    let longer = left.coreCount - right.coreCount
    leftSkips = Self.skips(left, leftMasses, beside: right, isLonger: longer > 0)
    rightSkips = Self.skips(right, rightMasses, beside: left, isLonger: longer < 0)
    known = [Step?](repeating: nil, count: left.parts.count << right.parts.count)
    pairs = [Pair?](repeating: nil, count: left.parts.count * right.parts.count * Self.mostJoined * Self.mostJoined)
  }

  private static func skips(_ name: WrittenName, _ masses: [Int], beside other: WrittenName, isLonger: Bool) -> [Step] {
    // A script without spaces writes the whole name as one word, so nothing of it is missing.
    let isWhole = other.parts.count == 1 && other.parts[0].exactness == .han
    let last = name.parts.lastIndex { $0.kind == .name }
    return name.parts.indices.map { place in
      let mass = masses[place]
      switch name.parts[place].kind {
      case .particle: return Step(cost: mass * leftOutParticle / 100, worst: 0)
      case .patronymic:
        // Two fathers are two people; where one name has none, it is only not said.
        let isSaid = other.parts.contains { $0.kind == .patronymic }
        return Step(cost: mass * (isSaid ? leftOutFather : leftOutParticle) / 100, worst: isSaid ? 100 : 0)
      case .initial: return Step(cost: initialLeftOut, worst: 0)
      case .name:
        let share = !isLonger ? leftOut : isWhole ? leftOutOfWhole : place == last ? leftOutLast : leftOutGiven
        return Step(cost: mass * share / 100, worst: isLonger ? 0 : 100, leftOut: mass * share / 100)
      }
    }
  }

  mutating func distance() -> NameDistance {
    guard !left.parts.isEmpty, !right.parts.isEmpty else { return NameDistance(overall: 1, worst: 1, leftOut: 1) }
    let best = step(0, 0)
    func weight(_ name: WrittenName, _ masses: [Int]) -> Int {
      zip(name.parts, masses).reduce(0) { $0 + ($1.0.isCore ? $1.1 : 0) }
    }
    let mass = max(Self.leastMass, (weight(left, leftMasses) + weight(right, rightMasses)) / 2)
    return NameDistance(
      overall: Double(best.cost) / Double(mass), worst: Double(best.worst) / 100,
      leftOut: Double(best.leftOut) / Double(mass))
  }

  /// The best way to go on from a part of the left, some parts of the right being taken.
  private mutating func step(_ from: Int, _ taken: Int) -> Step {
    if from == left.parts.count {
      var rest = Step(cost: 0, worst: 0)
      for place in right.parts.indices where taken & 1 << place == 0 { rest = rest + rightSkips[place] }
      return rest
    }
    let key = from << right.parts.count | taken
    if let step = known[key] { return step }
    var best = step(from + 1, taken) + leftSkips[from]
    for start in right.parts.indices where taken & 1 << start == 0 {
      var mask = 0
      for end in start + 1...min(right.parts.count, start + Self.mostJoined) {
        guard taken & 1 << (end - 1) == 0 else { break }
        mask |= 1 << (end - 1)
        consider(from..<from + 1, start..<end, taken | mask, &best)
      }
      guard from + 1 < left.parts.count else { continue }
      for last in from + 2...max(from + 2, min(left.parts.count, from + Self.mostJoined)) {
        consider(from..<last, start..<start + 1, taken | 1 << start, &best)
      }
    }
    known[key] = best
    return best
  }

  private mutating func consider(_ leftSpan: Range<Int>, _ rightSpan: Range<Int>, _ taken: Int, _ best: inout Step) {
    let pair = pair(leftSpan, rightSpan)
    guard pair.cost < best.cost else { return }
    let here = Step(cost: pair.cost, worst: pair.cost * 100 / max(Self.leastMass, pair.mass))
    let whole = step(leftSpan.upperBound, taken) + here
    if whole.cost < best.cost { best = whole }
  }

  private mutating func pair(_ leftSpan: Range<Int>, _ rightSpan: Range<Int>) -> Pair {
    let one = leftSpan.lowerBound * Self.mostJoined + leftSpan.count - 1
    let other = rightSpan.lowerBound * Self.mostJoined + rightSpan.count - 1
    let key = one * right.parts.count * Self.mostJoined + other
    if let known = pairs[key] { return known }
    let mass =
      (leftSpan.reduce(0) { $0 + leftMasses[$1] } + rightSpan.reduce(0) { $0 + rightMasses[$1] }) / 2
    let found = Pair(cost: cost(leftSpan, rightSpan, mass), mass: mass)
    pairs[key] = found
    return found
  }

  private func cost(_ leftSpan: Range<Int>, _ rightSpan: Range<Int>, _ mass: Int) -> Int {
    let one = left.parts[leftSpan.lowerBound]
    let other = right.parts[rightSpan.lowerBound]
    if leftSpan.count > 1 || rightSpan.count > 1 {
      let hasInitial =
        left.parts[leftSpan].contains { $0.kind == .initial } || right.parts[rightSpan].contains { $0.kind == .initial }
      if hasInitial { return Int(Int32.max) }
      return least(left.readings(leftSpan), right.readings(rightSpan), one, other)
    }
    if one.kind == .initial || other.kind == .initial { return initial(one, other) }
    if let gender = one.gender, let second = other.gender {
      return gender == second ? least(one.readings, other.readings, one, other) : mass
    }
    let plain = least(one.wholeReadings, other.wholeReadings, one, other)
    guard plain > Self.variant, !one.variants.isEmpty || !other.variants.isEmpty else { return plain }
    let nearest = least(
      one.wholeReadings.prefix(2) + one.variants, other.wholeReadings.prefix(2) + other.variants, one, other)
    return min(plain, Self.variant + nearest)
  }

  private func least(_ ones: [Sounds], _ others: [Sounds], _ left: NamePart, _ right: NamePart) -> Int {
    var best = Int.max
    for (rank, one) in ones.enumerated() {
      for (otherRank, other) in others.enumerated() {
        let rarer = (rank > 0 ? Self.rarerReading : 0) + (otherRank > 0 ? Self.rarerReading : 0)
        best = min(best, rarer + costs.cost(one.signs, other.signs, left.exactness, right.exactness, limit: best))
      }
    }
    return best
  }

  /// An initial fits the name that begins with its sound.
  private func initial(_ one: NamePart, _ other: NamePart) -> Int {
    for left in one.readings {
      for right in other.readings {
        guard let first = left.signs.first, let second = right.signs.first else { continue }
        if costs.cost([first], [second], one.exactness, other.exactness) <= 30 { return Self.initialFits }
      }
    }
    return 200
  }
}

extension NameAlignment.Step {
  fileprivate static func + (left: Self, right: Self) -> Self {
    Self(cost: left.cost + right.cost, worst: max(left.worst, right.worst), leftOut: left.leftOut + right.leftOut)
  }
}
