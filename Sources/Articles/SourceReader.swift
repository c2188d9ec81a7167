/// What stands below some paths, one item after the other: documents to read, and what none can be made of. Holds one document
/// in memory.
package final class SourceReader {
  private var places: SourceWalk.Places
  private let limits: InputLimits
  private var unpacker: SourceUnpacker?
  /// Files of which nothing is left to give.
  package private(set) var filesRead = 0
  private var bytesOfFilesRead = 0
  /// Asked of each file before it is opened; it is passed over where the answer is true.
  private let passesOver: (SourceFile) -> Bool

  package init(
    _ walk: SourceWalk, limits: InputLimits = .standard,
    passingOver passesOver: @escaping (SourceFile) -> Bool = { _ in false }
  ) {
    places = walk.places()
    self.passesOver = passesOver
    self.limits = limits
  }

  /// Bytes on disk that have been read.
  package var bytesRead: Int { bytesOfFilesRead + (unpacker?.bytesRead ?? 0) }

  /// The next item; nil when all has been given. Every file gives at least one.
  package func next() -> SourceItem? {
    while true {
      if let unpacker {
        if let item = unpacker.next() { return item }
        filesRead += 1
        bytesOfFilesRead += unpacker.file.size ?? unpacker.bytesRead
        self.unpacker = nil
      }
      switch places.next() {
      case nil: return nil
      case .file(let file) where passesOver(file):
        filesRead += 1
        bytesOfFilesRead += file.size ?? 0
      case .file(let file): unpacker = SourceUnpacker(file: file, limits: limits)
      case .skipped(let path, let reason): return .skipped(path: path, reason)
      case .refused(let path, let error): return .refused(path: path, error)
      }
    }
  }
}
