import Glibc

/// The files below some paths, in an order that depends on their names alone.
package struct SourceWalk: Sendable {
  /// What is met on the way.
  package enum Place: Sendable {
    case file(SourceFile)
    /// No file: a pipe, a socket, a device, which are never opened.
    case skipped(path: String, ArticleError)
    case refused(path: String, ArticleError)
  }

  private let paths: [String]
  private let format: SourceFormat?

  /// A walk of these paths: a file stands for itself, a folder for all files in it and below, `-` for standard input. Hidden
  /// files and folders are left out; a folder that links lead to twice is walked once.
  ///
  /// - Parameter format: what the paths that are files are taken for; nil to tell it by their names.
  package init(paths: [String], format: SourceFormat? = nil) {
    self.paths = paths
    self.format = format
  }

  /// The places, in their order. Holds the names of one folder and of those above it.
  package func places() -> Places { Places(paths: paths, format: format) }

  /// How many files there are and their bytes on disk. Costs a walk, but opens no file.
  package func totals() -> (files: Int, bytes: Int) {
    var files = 0
    var bytes = 0
    var places = places()
    while let place = places.next() {
      guard case .file(let file) = place else { continue }
      files += 1
      bytes += file.size ?? 0
    }
    return (files, bytes)
  }
}
