import Analysis

/// How far two readings are apart: an edit distance whose costs are the ways in which scripts differ.
package struct SoundDistance: Sendable {
  private let costs: SoundCosts

  package init(costs: SoundCosts) { self.costs = costs }

  /// A reading and how exactly its script writes.
  package struct Reading: Sendable, Hashable {
    package let sounds: Sounds
    package let exactness: Exactness

    package init(_ sounds: Sounds, _ exactness: Exactness) {
      self.sounds = sounds
      self.exactness = exactness
    }
  }

  /// What is added to how much both say, in hundredths of a sound: short names are told apart by less.
  private static let ballast = 0

  /// From 0 (the same) to about 1: what the differences say, by what the two say. The product of the two lengths.
  package func distance(_ left: Reading, _ right: Reading) -> Double {
    let cost = costs.cost(left.sounds.signs, right.sounds.signs, left.exactness, right.exactness)
    return cost == 0 ? 0 : Double(cost) / Double(mass(left, right) + Self.ballast)
  }

  /// The distance when it is at most `limit`; nil, and mostly sooner, when it is more.
  package func distance(_ left: Reading, _ right: Reading, upTo limit: Double) -> Double? {
    let mass = Double(mass(left, right) + Self.ballast)
    let most = Int((limit * mass).rounded(.up))
    let cost = costs.cost(left.sounds.signs, right.sounds.signs, left.exactness, right.exactness, limit: most)
    let distance = cost == 0 ? 0 : Double(cost) / mass
    return distance <= limit ? distance : nil
  }

  /// How much both say, in hundredths of a sound: the mean of the two.
  package func mass(_ left: Reading, _ right: Reading) -> Int {
    let leftMass = costs.mass(left.sounds.signs, left.exactness, right.exactness)
    let rightMass = costs.mass(right.sounds.signs, left.exactness, right.exactness)
    return max(1, (leftMass + rightMass) / 2)
  }
}
