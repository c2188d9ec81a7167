/// One line of a user's `identities.txt`: two names are one, or are not.
struct IdentityLine: Sendable, Equatable {
  enum Relation: Sendable, Equatable {
    case same, different
  }

  let left: String
  let relation: Relation
  let right: String
  /// From 1.
  let number: Int
}
