/// The columns of a collection, in order. Every document has one value, perhaps missing, in each.
package struct CollectionSchema: Hashable, Sendable {
  /// The name and the kind of one column.
  package struct Column: Hashable, Sendable {
    package let name: String
    package let kind: ColumnKind

    package init(_ name: String, _ kind: ColumnKind) {
      self.name = name
      self.kind = kind
    }
  }

  package let columns: [Column]

  package init(_ columns: [Column]) {
    self.columns = columns
  }
}
