/// The number a `CollectionBuilder` gives a term when it first meets it. It means nothing outside that builder.
package struct TermID: Hashable, Sendable {
  package let rawValue: UInt32

  /// Stands for no term: no builder has so many.
  package static let none = TermID(.max)

  init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }
}
