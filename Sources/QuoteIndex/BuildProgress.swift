/// How far a `rebuild` or `add` has come.
public struct BuildProgress: Sendable, Equatable {
  public let filesRead: Int
  /// Files that a walk has found before any was read.
  public let filesFound: Int
  /// Bytes on disk.
  public let bytesRead: Int
  public let bytesFound: Int
  public let articles: Int
}
