import Segments

/// A document that matches, and how well.
struct ScoredDocument: Sendable {
  /// The index of its file among those of its collection.
  let file: Int
  let document: DocumentID
  let score: Double
}
