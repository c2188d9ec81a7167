/// What a preparer made of some articles, with the terms that it numbered meanwhile.
struct PreparedBatch: Sendable {
  /// Of the thread's preparers: the terms of one count up from batch to batch.
  let worker: Int
  /// The preparer is a new one, whose first term is number 0.
  let startsAnew: Bool
  /// The new terms, one after another, and where each ends.
  let termBytes: [UInt8]
  let termEnds: [Int]
  let articles: [PreparedArticle]
}
