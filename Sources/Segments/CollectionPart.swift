/// A builder of some of a collection's documents, for one thread; the documents of several parts follow one another in the
/// segment that `CollectionBuilder.write(_:)` makes of them.
package final class CollectionPart: @unchecked Sendable {
  // Proof: one thread fills it, and hands it over when it has ended; see also `SealedParts`.
  package var builder: CollectionBuilder

  package init(_ builder: consuming CollectionBuilder) { self.builder = builder }
}
