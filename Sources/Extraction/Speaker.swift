/// Whom a quotation, or its relay, is attributed to.
package struct Speaker: Sendable, Equatable {
  /// The words that name him, as bytes of the article's text: for a pronoun, the pronoun itself.
  package let byteRange: Range<Int>
  /// The index in `EntityForms.entities`, when he is one of them; of a pronoun, whom it stands for.
  package let entity: Int?
  /// Where the text names whom a pronoun or role stands for ("he", "the minister"), when that is elsewhere.
  package let antecedent: Range<Int>?
  /// Where his own name is to be looked for: of “Foley's lawyer” in `lawyer` alone. Lies in `antecedent` where there is one.
  package let ownRange: Range<Int>
  /// Given name and surname, where a role beside them says that they are a person's.
  package let nameRange: Range<Int>?

  package init(
    byteRange: Range<Int>, entity: Int?, antecedent: Range<Int>? = nil, ownRange: Range<Int>? = nil,
    nameRange: Range<Int>? = nil
  ) {
    self.byteRange = byteRange
    self.entity = entity
    self.antecedent = antecedent
    self.ownRange = ownRange ?? antecedent ?? byteRange
    self.nameRange = nameRange
  }
}
