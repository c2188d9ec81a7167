/// A form of a role, body or outlet.
struct RoleEntry {
  /// `kind` of `roles.tsv`.
  enum Kind: String, CaseIterable {
    case person, honorific, body, group, unnamed, outlet, qualifier
  }

  let kind: Kind
  /// The line it comes from: two forms of one role are one lemma.
  let lemma: Int32
  /// The form that the dictionary gives.
  let isFirstForm: Bool
}
