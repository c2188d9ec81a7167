/// Something that went wrong, as data: a name that does not change, and the values that belong to it, so that a caller can
/// say it in any language. `description` says it in English, with the way out.
public struct Problem: Sendable, Equatable, CustomStringConvertible {
  public enum Value: Sendable, Equatable {
    case text(String)
    case number(Int)
    /// A number of the system's errors (`errno`).
    case systemError(Int32)
    /// What went wrong inside it.
    case problem(Problem)
  }

  /// `article.empty`, `segment.locked`, `query.unclosedMark` …
  public let code: String
  public let values: [String: Value]
  public let description: String

  init(_ code: String, _ values: [String: Value] = [:], description: String) {
    self.code = code
    self.values = values
    self.description = description
  }
}
