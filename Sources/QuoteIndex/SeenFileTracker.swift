import Articles

/// Decides which files need not be read, and keeps what the others gave: for `SeenFiles`.
final class SeenFileTracker {
  private let known: SeenFiles
  /// By address, the article that this run took in last.
  private var latest: [UInt64: ArticleID] = [:]
  /// Those that it took in and that another version has taken the place of.
  private var lost: Set<ArticleID> = []
  /// Files read, the last perhaps not to its end.
  private var files: [Read] = []
  /// Files passed over and not yet told of.
  private var passedOver: [(path: String, file: SeenFiles.File)] = []

  private struct Read {
    let path: String
    let stamp: FileStamp?
    var encoding = ""
    var addresses: [UInt64] = []
    var identifiers: [ArticleID] = []
    var hasProblem = false
  }

  init(known: SeenFiles) { self.known = known }

  /// Whether a file is what it was when its articles came into the index, and none of them has changed since. If not, what is
  /// noted from now on belongs to it.
  func passesOver(_ path: String) -> Bool {
    let (realPath, stamp) = (FileStamp.realPath(path), FileStamp(path))
    if let file = known.unchanged(realPath, stamp), !file.addresses.contains(where: { latest[$0] != nil }) {
      passedOver.append((path, file))
      return true
    }
    files.append(Read(path: realPath, stamp: stamp))
    return false
  }

  func takePassedOver() -> [(path: String, file: SeenFiles.File)] {
    defer { passedOver = [] }
    return passedOver
  }

  /// Something of the file could not be read, or was passed over: it must be told of each time.
  func noteProblem() {
    if !files.isEmpty { files[files.count - 1].hasProblem = true }
  }

  func note(_ articles: [Article], encoding: String) {
    guard !files.isEmpty else { return }
    files[files.count - 1].encoding = encoding
    files[files.count - 1].addresses += articles.map(\.address.hash)
    files[files.count - 1].identifiers += articles.map(\.id)
  }

  /// The run took an article in; nil: the index's own version is the latest again.
  func note(latest id: ArticleID?, at address: ArticleID) {
    if let older = latest[address.hash] { lost.insert(older) }
    latest[address.hash] = id
    if let id { lost.remove(id) }
  }

  /// The files that were known below these folders and are gone, and the addresses of the articles that no other file
  /// gave, before or in this run: a file that was moved or renamed has lost none.
  func gone(from folders: [String]) -> GoneFiles {
    let gone = known.gone(from: folders.map(FileStamp.realPath))
    guard !gone.isEmpty else { return GoneFiles() }
    var kept = known
    kept.forget(gone.keys)
    var addresses = Set(gone.values.lazy.flatMap(\.addresses)).subtracting(kept.addresses)
    for file in files { addresses.subtract(file.addresses) }
    return GoneFiles(paths: Set(gone.keys), addresses: addresses)
  }

  /// The files all of whose articles the index holds once those taken in are in it.
  var seen: SeenFiles {
    var seen = known
    // Another version of an article may have come from elsewhere.
    seen.forget { latest[$0] != nil }
    for file in files where !file.hasProblem {
      guard let stamp = file.stamp,
        zip(file.addresses, file.identifiers).allSatisfy({ latest[$0] ?? $1 == $1 && !lost.contains($1) })
      else { continue }
      seen.add(file.path, .init(stamp: stamp, encoding: file.encoding, addresses: file.addresses))
    }
    return seen
  }
}
