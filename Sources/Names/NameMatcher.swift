import Analysis

/// Compares whole names in any scripts: the best assignment of their parts, whatever the order, joined by a hyphen, a space
/// or nothing, with initials, and with or without particles and patronymics.
package struct NameMatcher: Sendable {
  package let costs: SoundCosts

  package init(costs: SoundCosts) { self.costs = costs }

  /// The distance; the more parts, the dearer: by the product of their numbers.
  package func distance(_ left: WrittenName, _ right: WrittenName) -> NameDistance {
    var alignment = NameAlignment(left: left, right: right, costs: costs)
    return alignment.distance()
  }
}
