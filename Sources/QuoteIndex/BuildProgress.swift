/// How far a `rebuild` or `add` has come.
public struct BuildProgress: Sendable, Equatable {
  public let filesRead: Int
  public let filesFound: Int
  public let articles: Int
}
