/// A disk that keeps what was synchronised and may lose, tear and reorder all else: what POSIX promises and no more.
///
/// Bytes of a file are safe once the file is synchronised, names in a folder once the folder is. Of what is not, any part
/// may survive a power cut; a write may survive in part. After Pillai et al., "All File Systems Are Not Created Equal"
/// (OSDI 2014), with the weakest of its models.
struct SimulatedDisk {
  /// A change that is not yet safe. Numbers grow with time.
  private enum FileChange {
    case write(number: Int, offset: Int, bytes: [UInt8])
    case truncate(number: Int, length: Int)
  }

  private enum NameChange {
    case set(number: Int, name: String, entry: Entry)
    case remove(number: Int, name: String)
    case move(number: Int, from: String, to: String)
  }

  private enum Entry {
    case file(Int)
    case folder(Int)
  }

  private struct File {
    var safe: [UInt8] = []
    var pending: [FileChange] = []
  }

  private struct Folder {
    var safe: [String: Entry] = [:]
    var pending: [NameChange] = []
    /// As running programs see it.
    var present: [String: Entry] = [:]
  }

  /// What survives: by the number of a change, whether it does, and of a write how many of its bytes.
  struct Survival {
    let name: (Int) -> Bool
    let bytes: (Int, Int) -> Int?
  }

  /// A file that survived, by its path from the root, or a folder when there are no bytes.
  typealias Remains = [String: [UInt8]?]

  private let root: String
  private var files: [File] = []
  private var folders: [Folder] = [Folder()]
  private var byInode: [UInt64: Int] = [:]
  private(set) var changes = 0

  /// An empty disk that is mounted at `root`.
  init(root: String) { self.root = root }

  /// The folder of a path, and its name there; the path of the root itself has an empty name.
  private func locate(_ path: String) throws(FaultsFailure) -> (folder: Int, name: String) {
    guard path.hasPrefix(root) else { throw FaultsFailure("\(path) is not on the disk at \(root)") }
    let parts = path.dropFirst(root.count).split(separator: "/").map(String.init)
    var folder = 0
    for part in parts.dropLast() {
      guard case .folder(let next) = folders[folder].present[part] else {
        throw FaultsFailure("\(path): no folder \(part) on the recorded disk")
      }
      folder = next
    }
    return (folder, parts.last ?? "")
  }

  private mutating func change(_ folder: Int, _ change: (Int) -> NameChange) {
    changes += 1
    let new = change(changes)
    folders[folder].pending.append(new)
    Self.apply(new, to: &folders[folder].present)
  }

  private static func apply(_ change: NameChange, to names: inout [String: Entry]) {
    switch change {
    case .set(_, let name, let entry): names[name] = entry
    case .remove(_, let name): names[name] = nil
    case .move(_, let from, let target):
      guard let entry = names.removeValue(forKey: from) else { return }
      names[target] = entry
    }
  }

  /// Does what a recorded call did.
  mutating func perform(_ call: RecordedCall) throws(FaultsFailure) {
    let place = try locate(call.path)
    switch call.kind {
    case .create:
      files.append(File())
      byInode[call.inode] = files.count - 1
      let entry = Entry.file(files.count - 1)
      change(place.folder) { .set(number: $0, name: place.name, entry: entry) }
    case .write, .truncate:
      let file = try file(call)
      changes += 1
      files[file].pending.append(
        call.kind == .write
          ? .write(number: changes, offset: call.offset, bytes: call.bytes)
          : .truncate(number: changes, length: call.offset))
    case .syncFile:
      let file = try file(call)
      for change in files[file].pending { Self.apply(change, keeping: nil, to: &files[file].safe) }
      files[file].pending = []
    case .syncFolder:
      var folder = place.folder
      if !place.name.isEmpty, case .folder(let inner) = folders[folder].present[place.name] { folder = inner }
      for change in folders[folder].pending { Self.apply(change, to: &folders[folder].safe) }
      folders[folder].pending = []
    case .rename:
      let target = try locate(call.target)
      guard target.folder == place.folder, folders[place.folder].present[place.name] != nil else {
        throw FaultsFailure("\(call.path): a move between folders, which this disk does not know")
      }
      change(place.folder) { .move(number: $0, from: place.name, to: target.name) }
    case .unlink, .removeFolder: change(place.folder) { .remove(number: $0, name: place.name) }
    case .makeFolder:
      folders.append(Folder())
      let entry = Entry.folder(folders.count - 1)
      change(place.folder) { .set(number: $0, name: place.name, entry: entry) }
    case .link: throw FaultsFailure("\(call.path): a hard link, which this disk does not know")
    }
  }

  private func file(_ call: RecordedCall) throws(FaultsFailure) -> Int {
    guard let file = byInode[call.inode] else { throw FaultsFailure("\(call.path): was never created on this disk") }
    return file
  }

  private static func apply(_ change: FileChange, keeping bytes: Int?, to content: inout [UInt8]) {
    switch change {
    case .write(_, let offset, let all):
      let written = all.prefix(bytes ?? all.count)
      if content.count < offset + written.count {
        content += [UInt8](repeating: 0, count: offset + written.count - content.count)
      }
      content.replaceSubrange(offset..<offset + written.count, with: written)
    case .truncate(_, let length):
      if content.count > length { content.removeLast(content.count - length) }
      if content.count < length { content += [UInt8](repeating: 0, count: length - content.count) }
    }
  }

  /// What is there after the power comes back.
  func remains(_ survival: Survival) -> Remains {
    var remains: Remains = [:]
    collect(0, "", survival, into: &remains)
    return remains
  }

  private func collect(_ folder: Int, _ path: String, _ survival: Survival, into remains: inout Remains) {
    var names = folders[folder].safe
    for change in folders[folder].pending {
      switch change {
      case .set(let number, _, _), .remove(let number, _):
        if survival.name(number) { Self.apply(change, to: &names) }
      case .move(let number, let from, let target):
        guard survival.name(number) else { continue }
        // The file is known even where the making of its first name was lost.
        if names[from] == nil, let entry = made(from, before: number, in: folder) { names[target] = entry }
        Self.apply(change, to: &names)
      }
    }
    for (name, entry) in names {
      switch entry {
      case .folder(let inner):
        remains["\(path)/\(name)"] = .some(nil)
        collect(inner, "\(path)/\(name)", survival, into: &remains)
      case .file(let file):
        var content = files[file].safe
        for change in files[file].pending {
          switch change {
          case .truncate(let number, _):
            if survival.bytes(number, 0) != nil { Self.apply(change, keeping: nil, to: &content) }
          case .write(let number, _, let bytes):
            if let count = survival.bytes(number, bytes.count) { Self.apply(change, keeping: count, to: &content) }
          }
        }
        remains["\(path)/\(name)"] = content
      }
    }
  }

  /// The entry that a pending change gave a name last before a moment.
  private func made(_ name: String, before number: Int, in folder: Int) -> Entry? {
    var entry: Entry?
    for case .set(let other, let made, let found) in folders[folder].pending where made == name && other < number {
      entry = found
    }
    return entry
  }
}
