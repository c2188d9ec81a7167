/// A form of a role, body or outlet.
struct RoleEntry: Sendable {
  /// `kind` of `roles.tsv`.
  enum Kind: String, CaseIterable {
    case person, honorific, body, group, unnamed, outlet, qualifier
  }

  let kind: Kind
  /// The line it comes from: two forms of one role are one lemma.
  let lemma: Int32
  /// The form that the dictionary gives.
  let isFirstForm: Bool
  /// A subject's form: the first, or one that the row has with a genitive ending behind it as well, so that министрлігі is one
  /// beside министрлігінің, and президенті is no accusative.
  let isNominative: Bool

  init(kind: Kind, lemma: Int32, isFirstForm: Bool, isNominative: Bool = false) {
    self.kind = kind
    self.lemma = lemma
    self.isFirstForm = isFirstForm
    self.isNominative = isNominative || isFirstForm
  }
}
