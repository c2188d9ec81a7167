import Articles

/// What decides where an article stands in an index: those of one outlet together, by date, then language. Neighbours that
/// are alike compress well and are read together.
struct ArticleKey: Sendable {
  let outlet: String
  /// 20220302; 0 without a date.
  let date: Int
  let language: String
  let id: ArticleID

  /// In the order of their bytes, so that it is the same wherever it is asked.
  static func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
}
