/// Who is told what a `rebuild`, `add` or `extract` does while it does it. Calls come one at a time, from any thread.
public struct BuildObserver: Sendable {
  /// After every document. Nil spares the walk that counts the files beforehand.
  public let progress: (@Sendable (BuildProgress) -> Void)?
  /// The fate of every file and entry of an archive, in their order.
  public let file: @Sendable (BuildReport.File) -> Void

  public init(
    file: @escaping @Sendable (BuildReport.File) -> Void = { _ in },
    progress: (@Sendable (BuildProgress) -> Void)? = nil
  ) {
    self.file = file
    self.progress = progress
  }

  var wantsProgress: Bool { progress != nil }
}
