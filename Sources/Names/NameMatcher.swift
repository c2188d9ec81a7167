import Analysis

/// Compares whole names in any scripts: the best assignment of their parts, whatever the order, joined by a hyphen, a space
/// or nothing, with initials, and with or without particles and patronymics.
package struct NameMatcher: Sendable {
  package let costs: SoundCosts
  private let odds: SoundOdds?

  /// Words further apart than this are not worth a closer look.
  private static let farthest = 0.9

  /// - Parameter odds: by which words that stand alone are compared; without them their distance decides.
  package init(costs: SoundCosts, odds: SoundOdds? = nil) {
    self.costs = costs
    self.odds = odds
  }

  /// Whether two names so far apart are one name.
  package func isSame(_ left: WrittenName, _ right: WrittenName, _ distance: NameDistance) -> Bool {
    if let odds, let one = left.asOneWord, let other = right.asOneWord {
      if odds.isSame(one, other, isNear: distance.overall <= Self.farthest) { return true }
      if left.parts.count == 1, right.parts.count == 1 { return false }
    }
    return NameThreshold.isSame(left, right, distance)
  }

  /// The distance; the more parts, the dearer: by the product of their numbers.
  package func distance(_ left: WrittenName, _ right: WrittenName) -> NameDistance {
    var alignment = NameAlignment(left: left, right: right, costs: costs)
    return alignment.distance()
  }
}
