/// How far two whole names are apart.
package struct NameDistance: Sendable, Comparable {
  /// What the differences say by what the two names say.
  package let overall: Double
  /// The same of the part that fits worst.
  package let worst: Double
  /// How much of `overall` are names that one side lacks.
  package let leftOut: Double

  /// One figure of the two: 0 is the same name.
  package var value: Double { (overall + worst) / 2 }

  package static func < (left: NameDistance, right: NameDistance) -> Bool {
    (left.value, left.overall) < (right.value, right.overall)
  }
}
