import Glibc

extension SourceWalk {
  /// The places of a walk, one after the other.
  package struct Places: IteratorProtocol {
    private var paths: ArraySlice<String>
    private let format: SourceFormat?
    private var open: [OpenFolder] = []
    private var seen: Set<FolderIdentity> = []

    /// A folder that is being walked.
    private struct OpenFolder {
      let path: [UInt8]
      /// The names that lead to it from the folder that was named, with a `/` at the end.
      let below: String
      let listing: FolderListing
      var next = 0
    }

    private struct FolderIdentity: Hashable {
      let device: UInt64
      let inode: UInt64

      init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
      }
    }

    init(paths: [String], format: SourceFormat?) {
      self.paths = paths[...]
      self.format = format
    }

    package mutating func next() -> Place? {
      while true {
        let path: [UInt8]
        var name: String?
        if let folder = open.last {
          guard folder.next < folder.listing.count else {
            open.removeLast()
            continue
          }
          open[open.count - 1].next += 1
          let nameBytes = folder.listing[folder.next]
          path = folder.path + (folder.path.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + nameBytes
          name = folder.below + String(decoding: nameBytes, as: UTF8.self)
        } else if let named = paths.popFirst() {
          if named == SourceFile.standardInputPath { return .file(.standardInput(format: format)) }
          path = Array(named.utf8)
        } else {
          return nil
        }
        do throws(ArticleError) {
          if let place = try place(path, name) { return place }
        } catch {
          return .refused(path: String(decoding: path, as: UTF8.self), error)
        }
      }
    }

    /// What a path leads to; nil for a folder, whose places come next.
    private mutating func place(_ path: [UInt8], _ name: String?) throws(ArticleError) -> Place? {
      let status = try Self.status(path)
      let kind = PathKind(status.st_mode) ?? .device
      if kind == .folder {
        // A link may lead back to where the walk is.
        guard seen.insert(FolderIdentity(status)).inserted else { return nil }
        open.append(
          OpenFolder(path: path, below: name.map { $0 + "/" } ?? "", listing: try FolderListing(path)))
        return nil
      }
      guard let name else {
        return .file(SourceFile(pathBytes: path, name: nil, isNamed: true, format: format, status: status))
      }
      guard kind == .file else {
        return .skipped(path: String(decoding: path, as: UTF8.self), .notAFile(kind))
      }
      return .file(SourceFile(pathBytes: path, name: name, isNamed: false, format: nil, status: status))
    }

    private static func status(_ path: [UInt8]) throws(ArticleError) -> stat {
      var status = stat()
      let result = (path + [0]).withUnsafeBytes { stat($0.bindMemory(to: CChar.self).baseAddress!, &status) }
      guard result == 0 else { throw errno == ENOENT ? .missing : .unreadable(errno: errno) }
      return status
    }
  }
}
