/// A noun phrase that names a speaker or a messenger.
struct NounPhrase {
  /// What it hangs on, from the surest.
  enum Anchor: Int, Comparable {
    case name, role, pronoun, common

    static func < (left: Anchor, right: Anchor) -> Bool { left.rawValue < right.rawValue }
  }

  var tokens: Range<Int>
  var anchor: Anchor
  /// The role in it, if any.
  var role: RoleEntry?
  var pronoun: Pronoun?
  /// Whom a relative pronoun stands for: the noun before it.
  var antecedent: Range<Int>?
}
