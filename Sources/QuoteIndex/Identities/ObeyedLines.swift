/// The user's own lines on who is who, and what it takes to obey them.
struct ObeyedLines {
  let identities: Identities
  let likeness: NameLikeness
  let mistaken: MistakenMentions

  init(_ identities: Identities, likeness: NameLikeness, catalogue: NameCollection, terms: NameTerms) {
    self.identities = identities
    self.likeness = likeness
    mistaken = MistakenMentions(identities, likeness: likeness, catalogue: catalogue, terms: terms)
  }
}
