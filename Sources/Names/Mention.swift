/// Where a text names an entity.
package struct Mention: Sendable, Equatable {
  /// Elements of the text's `tokens`.
  package let tokens: Range<Int>
  /// The index in `EntityForms.entities`.
  package let entity: Int
  /// The whole name, not a surname or an abbreviation alone.
  package let isFull: Bool

  package init(tokens: Range<Int>, entity: Int, isFull: Bool) {
    self.tokens = tokens
    self.entity = entity
    self.isFull = isFull
  }
}
