import Articles
import Glibc
import Segments

/// The files whose articles an index holds, so that `add` need not read them again: a file of one machine beside the
/// segments, named `seen`. It only saves time. Whoever removes it, or changes the index by anything but `add` and
/// `rebuild`, makes the next `add` read all its files.
struct SeenFiles: Sendable {
  /// What tells a file from what it was before, and what it gave.
  struct File: Sendable, Equatable {
    let stamp: FileStamp
    let encoding: String
    /// Of its articles, one each.
    let addresses: [UInt64]
  }

  private static let title = "daiek-seen 1"
  private static let name = "seen"

  /// The last line: a damaged file is as good as none.
  private static func sum(_ text: some StringProtocol) -> String { "\(Manifest.checksum(of: Array(text.utf8)))" }

  /// By the file's real path.
  private var files: [String: File] = [:]

  /// None.
  init() {}

  /// Those of the present moment of an index; none if they are not known.
  init(_ directory: IndexDirectory, _ manifest: Manifest) {
    guard let text = FileStamp.contents(of: directory.path(of: Self.name)) else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 2, lines[0] == Self.title, lines[1] == "\(manifest.fingerprint)",
      lines[lines.count - 1] == Self.sum(text.dropLast(lines[lines.count - 1].count))
    else { return }
    for line in lines[2..<(lines.count - 1)] {
      let fields = line.split(separator: "\t", maxSplits: 7, omittingEmptySubsequences: false)
      let addresses = fields.count == 8 ? fields[6].split(separator: " ").map { UInt64($0, radix: 16) } : [nil]
      guard !addresses.contains(nil), let stamp = FileStamp(fields[0..<5]) else {
        files = [:]
        return
      }
      files[String(fields[7])] = File(
        stamp: stamp, encoding: String(fields[5]), addresses: addresses.compactMap { $0 })
    }
  }

  /// What a file gave, if it is what it was.
  func unchanged(_ path: String, _ stamp: FileStamp?) -> File? {
    guard let stamp, let known = files[path], known.stamp == stamp else { return nil }
    return known
  }

  /// Forgets the files that have an article at one of these addresses.
  mutating func forget(at isChanged: (UInt64) -> Bool) {
    files = files.filter { !$0.value.addresses.contains(where: isChanged) }
  }

  /// The files that lay in or below one of these folders and are there no more. One system call for each file known there.
  ///
  /// - Parameter folders: real paths. What lay below one that is itself gone, as a disk taken away is, does not count.
  func gone(from folders: [String]) -> [String: File] {
    let roots = folders.filter(FileStamp.isFolder).map { $0 == "/" ? $0 : $0 + "/" }
    guard !roots.isEmpty else { return [:] }
    return files.filter { path, _ in roots.contains(where: path.hasPrefix) && FileStamp.isGone(path) }
  }

  mutating func forget(_ paths: some Sequence<String>) {
    for path in paths { files[path] = nil }
  }

  /// The addresses of all articles that the files gave.
  var addresses: Set<UInt64> { Set(files.values.lazy.flatMap(\.addresses)) }

  mutating func add(_ path: String, _ file: File) { files[path] = file }

  /// Writes them for the present moment of an index. What cannot be written is not missed.
  func write(to directory: IndexDirectory, _ manifest: Manifest) {
    var lines = [Self.title, "\(manifest.fingerprint)"]
    for (path, file) in files.sorted(by: { $0.key < $1.key }) where !path.contains(where: \.isNewline) {
      let addresses = file.addresses.map { String($0, radix: 16) }.joined(separator: " ")
      lines.append("\(file.stamp)\t\(file.encoding)\t\(addresses)\t\(path)")
    }
    let text = lines.joined(separator: "\n") + "\n"
    FileStamp.replace(directory.path(of: Self.name), by: text + Self.sum(text))
  }
}
